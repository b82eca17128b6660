// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/callwarnings.h"

#include <QTest>

#include <functional>

using namespace causerie::media;

Q_DECLARE_METATYPE(std::function<void(Statistics &)>)

/// What is wrong with a call, told when it lasts and taken back when it is really over.
class TestWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasItsCause_data();
    void eachHasItsCause();
    void rulesHaveAGap();
    void aMomentIsNoReason();
    void nothingFlickers();
    void theGravestIsFirst();
    void nobodyIsWarnedOnHold();
    void oneSecondIsJudgedOnce();
};

namespace
{

/// A call second by second. `change` makes one second from the one before.
class Course
{
public:
    using Change = std::function<void(Statistics &)>;

    /// How often the warnings changed.
    int go(int seconds, const Change &change = {}, bool isMuted = false, bool isHeld = false)
    {
        int changes = 0;
        for (int i = 0; i < seconds; ++i) {
            m_now.packetsReceived += 50;
            m_now.sound.played += 48'000;
            if (change)
                change(m_now);
            changes += warnings.update(m_now, isMuted, isHeld, std::chrono::seconds(++m_second)) ? 1 : 0;
        }
        return changes;
    }

    CallWarnings warnings;

private:
    Statistics m_now{.roundTripMs = 40};
    int m_second = 0;
};

void loseFive(Statistics &statistics)
{
    statistics.packetsReceived -= 5;
    statistics.packetsLost += 5;
}

} // namespace

void TestWarnings::eachHasItsCause_data()
{
    using Change = std::function<void(Statistics &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isMuted");
    QTest::addColumn<QList<CallWarning>>("expected");
    const auto row = [](const char *name, const Change &change, const QList<CallWarning> &expected,
                        bool isMuted = false) { QTest::newRow(name) << change << isMuted << expected; };
    row("all is well", [](Statistics &) {}, {});
    row("their packets get lost", loseFive, {CallWarning::LossHere});
    row("nothing is sent", [](Statistics &s) { s.plan.isCeased = true; }, {CallWarning::SendingCeased});
    row("ours do", [](Statistics &s) { s.remoteLossPercent = 12; }, {CallWarning::LossThere});
    row("packets come too late", [](Statistics &s) { s.sound.concealed += 4800; }, {CallWarning::Concealment});
    row("the machine is slow", [](Statistics &s) { ++s.glitches; }, {CallWarning::Glitches});
    row("the microphone is too loud", [](Statistics &s) { s.clippedPeriods += 20; }, {CallWarning::Clipping});
    row("muted, nobody minds", [](Statistics &s) { s.clippedPeriods += 20; }, {}, true);
    row("we hear ourselves", [](Statistics &s) { s.echoLikeness = 0.8; }, {CallWarning::Echo});
    row("a relay far away",
        [](Statistics &s) {
            s.relayed = true;
            s.roundTripMs = 300;
        },
        {CallWarning::SlowRelay});
    row("by satellite", [](Statistics &s) { s.roundTripMs = 800; }, {CallWarning::LongDelay});
    row("muted and speaking", [](Statistics &s) { s.inputLevel = 0.6; }, {CallWarning::SpeakingMuted}, true);
    row("speaking and heard", [](Statistics &s) { s.inputLevel = 0.6; }, {});
}

void TestWarnings::eachHasItsCause()
{
    QFETCH(std::function<void(Statistics &)>, change);
    QFETCH(bool, isMuted);
    QFETCH(QList<CallWarning>, expected);
    Course course;
    course.go(10, change, isMuted);
    QCOMPARE(course.warnings.present(), expected);
    course.go(20, [](Statistics &s) {
        s = {.roundTripMs = 40, .packetsReceived = s.packetsReceived, .packetsLost = s.packetsLost, .sound = s.sound};
    });
    QVERIFY2(course.warnings.present().isEmpty(), "it is over");
}

void TestWarnings::rulesHaveAGap()
{
    for (const CallWarning warning : kCallWarnings) {
        const WarningRule rule = ruleOf(warning);
        QVERIFY(rule.off < rule.on && rule.onSeconds >= 2 && rule.offSeconds > rule.onSeconds);
    }
}

void TestWarnings::aMomentIsNoReason()
{
    Course course;
    course.go(5);
    QCOMPARE(course.go(2, loseFive), 0);
    QCOMPARE(course.go(5), 0);
    QVERIFY(course.warnings.present().isEmpty());
}

/// Loss that comes and goes every second second, and one between the two lines.
void TestWarnings::nothingFlickers()
{
    Course course;
    QCOMPARE(course.go(5, loseFive), 1);
    int second = 0;
    QCOMPARE(course.go(60,
                       [&](Statistics &s) {
                           if (++second % 2 == 0)
                               loseFive(s);
                       }),
             0);
    QCOMPARE(course.go(60, [](Statistics &s) { ++s.packetsLost; }), 1); // 2 % of 51: below the line
    Course between;
    QCOMPARE(between.go(60, [](Statistics &s) { s.packetsLost += 2; }), 0);
    QVERIFY(between.warnings.present().isEmpty());
}

void TestWarnings::theGravestIsFirst()
{
    Course course;
    course.go(10, [](Statistics &s) {
        loseFive(s);
        s.roundTripMs = 900;
        s.sound.concealed += 4800;
    });
    QCOMPARE(course.warnings.present(),
             (QList{CallWarning::LossHere, CallWarning::Concealment, CallWarning::LongDelay}));
}

void TestWarnings::nobodyIsWarnedOnHold()
{
    Course course;
    course.go(10, loseFive);
    QCOMPARE(course.go(1, loseFive, false, true), 1);
    QVERIFY(course.warnings.present().isEmpty());
}

void TestWarnings::oneSecondIsJudgedOnce()
{
    CallWarnings warnings;
    Statistics statistics;
    statistics.remoteLossPercent = 50;
    for (int i = 0; i < 10; ++i)
        QVERIFY(!warnings.update(statistics, false, false, std::chrono::milliseconds(1000 + i)));
}

QTEST_APPLESS_MAIN(TestWarnings)
#include "tst_callwarnings.moc"
