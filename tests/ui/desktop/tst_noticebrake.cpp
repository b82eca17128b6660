// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticebrake.h"

#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A flood is neither a storm of pop-ups nor of sounds, and its last state is shown.
class TestNoticeBrake final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_brake = NoticeBrake(); }
    void theFirstPasses();
    void theLastStateOfAFlood();
    void oneThatWasToCallStillDoes();
    void itCallsAgainAfterAWhile();
    void severalDoNotCallTogether();
    void whatIsWithdrawnDoesNotComeBack();
    void callsNeverWait();
    void manyAtOnce();
    void nothingIsRemembered();

private:
    static NoticeKey key(int i)
    {
        return {.kind = NoticeKind::Talk, .peer = *Jid::parse(u"peer%1@example.test"_s.arg(i))};
    }
    NoticeActs say(const QString &words, std::chrono::milliseconds at, int whose = 0, bool isQuiet = false)
    {
        return m_brake.take({{key(whose), Notice{.title = u"Bob"_s, .words = words, .isQuiet = isQuiet}}},
                            m_start + at);
    }
    static QString words(const NoticeActs &acts)
    {
        QStringList all;
        for (const NoticeAct &act : acts)
            all << (act.notice ? act.notice->words + (act.notice->isQuiet ? u" (quiet)"_s : QString())
                               : u"withdrawn"_s);
        return all.join(u'|');
    }

    const NoticeBrake::Time m_start = NoticeBrake::Time() + 24h;
    NoticeBrake m_brake;
};

void TestNoticeBrake::theFirstPasses()
{
    QCOMPARE(words(say(u"1"_s, 0ms)), u"1"_s);
    QVERIFY(!m_brake.next());
}

void TestNoticeBrake::theLastStateOfAFlood()
{
    say(u"1"_s, 0ms);
    for (int i = 2; i <= 200; ++i)
        QVERIFY(say(QString::number(i), std::chrono::milliseconds(i)).empty());
    QCOMPARE(m_brake.next(), std::optional(m_start + 1s));
    QVERIFY(m_brake.due(m_start + 999ms).empty());
    QCOMPARE(words(m_brake.due(m_start + 1s)), u"200 (quiet)"_s);
    QVERIFY(!m_brake.next());
    QVERIFY(say(u"201"_s, 1500ms).empty());
    QCOMPARE(words(m_brake.due(m_start + 2s)), u"201 (quiet)"_s);
}

void TestNoticeBrake::oneThatWasToCallStillDoes()
{
    say(u"1"_s, 0ms, 0, true);
    say(u"2"_s, 100ms);
    say(u"2, corrected"_s, 200ms, 0, true);
    QCOMPARE(words(m_brake.due(m_start + 1s)), u"2, corrected"_s);
}

void TestNoticeBrake::itCallsAgainAfterAWhile()
{
    say(u"1"_s, 0ms);
    QCOMPARE(words(say(u"2"_s, 3s)), u"2 (quiet)"_s);
    QCOMPARE(words(say(u"3"_s, 5s)), u"3"_s);
    QCOMPARE(words(say(u"4"_s, 9s)), u"4 (quiet)"_s);
}

void TestNoticeBrake::severalDoNotCallTogether()
{
    for (int i = 0; i < NoticeBrake::kLoud; ++i)
        QCOMPARE(words(say(u"1"_s, 0ms, i)), u"1"_s);
    QCOMPARE(words(say(u"1"_s, 10ms, 10)), u"1 (quiet)"_s);
    QCOMPARE(words(say(u"1"_s, 5s, 11)), u"1"_s);
}

void TestNoticeBrake::whatIsWithdrawnDoesNotComeBack()
{
    say(u"1"_s, 0ms);
    say(u"2"_s, 10ms);
    QCOMPARE(words(m_brake.take({{key(0)}}, m_start + 20ms)), u"withdrawn"_s);
    QVERIFY(!m_brake.next());
    QVERIFY(m_brake.due(m_start + 2s).empty());
}

void TestNoticeBrake::callsNeverWait()
{
    for (const auto at : {0ms, 1ms, 2ms}) {
        const NoticeActs acts =
            m_brake.take({{{.kind = NoticeKind::Call}, Notice{.title = u"Bob"_s, .isUrgent = true}}}, m_start + at);
        QCOMPARE(acts.size(), 1u);
        QVERIFY(!acts.front().notice->isQuiet);
    }
}

/// A storm of names: some a second, in the order in which they came.
void TestNoticeBrake::manyAtOnce()
{
    QStringList shown;
    const auto note = [&shown](const NoticeActs &acts) {
        for (const NoticeAct &act : acts)
            shown << act.key.peer.local();
        return acts.size();
    };
    for (int i = 0; i < 12; ++i)
        note(say(u"1"_s, std::chrono::milliseconds(i), i));
    QCOMPARE(shown.size(), NoticeBrake::kMost);
    QVERIFY(m_brake.holds(key(7)) && !m_brake.holds(key(0)));
    for (int round = 0; round < 10 && m_brake.next(); ++round)
        note(m_brake.due(*m_brake.next()));
    QStringList all;
    for (int i = 0; i < 12; ++i)
        all << u"peer%1"_s.arg(i);
    QCOMPARE(shown, all);
    QVERIFY(!m_brake.next());
}

/// Whoever wrote once does not slow down those who write much later.
void TestNoticeBrake::nothingIsRemembered()
{
    for (int i = 0; i < NoticeBrake::kMost; ++i)
        say(u"1"_s, 0ms, i);
    QCOMPARE(words(say(u"2"_s, 6s, 1)), u"2"_s);
    QVERIFY(!m_brake.next());
}

QTEST_GUILESS_MAIN(TestNoticeBrake)
#include "tst_noticebrake.moc"
