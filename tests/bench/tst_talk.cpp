// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/talk.h"
#include "tests/support/speech.h"

#include <QTest>

using namespace causerie;
using namespace causerie::bench;

class TestTalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesAsMuchAsItSays_data();
    void losesAsMuchAsItSays();
    void learnsOfItsNetwork_data();
    void learnsOfItsNetwork();
    void isTheSameInEveryRun();

private:
    const std::vector<float> m_speech = test::Speech().samples();
};

void TestTalk::losesAsMuchAsItSays_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("meanRun");
    QTest::newRow("10 % at random") << 0.1 << 1 / 0.9;
    QTest::newRow("30 % at random") << 0.3 << 1 / 0.7;
    QTest::newRow("10 % in bursts of three") << 0.1 << 3.0;
    QTest::newRow("20 % in bursts of three") << 0.2 << 3.0;
}

void TestTalk::losesAsMuchAsItSays()
{
    QFETCH(double, share);
    QFETCH(double, meanRun);
    LossModel network(share, meanRun, 1);
    int lost = 0;
    int runs = 0;
    bool was = false;
    constexpr int kPackets = 200'000;
    for (int i = 0; i < kPackets; ++i) {
        const bool is = network.losesNext();
        lost += is;
        runs += is && !was;
        was = is;
    }
    QVERIFY(std::abs(static_cast<double>(lost) / kPackets - share) < 0.01);
    QVERIFY(std::abs(static_cast<double>(lost) / runs - meanRun) < 0.1);
}

void TestTalk::learnsOfItsNetwork_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("meanRun");
    QTest::addColumn<bool>("takesCopies");
    QTest::addColumn<int>("copies");
    QTest::addColumn<int>("distance"); // the first
    QTest::addColumn<double>("mostMadeUp");
    QTest::newRow("nothing lost") << 0.0 << 1.0 << true << 0 << 0 << 0.2;
    QTest::newRow("30 % at random") << 0.3 << 1 / 0.7 << true << 2 << 1 << 6.0;
    QTest::newRow("30 % at random, no copies taken") << 0.3 << 1 / 0.7 << false << 0 << 0 << 18.0;
    QTest::newRow("20 % in bursts of three") << 0.2 << 3.0 << true << 2 << 2 << 8.0;
}

void TestTalk::learnsOfItsNetwork()
{
    QFETCH(double, share);
    QFETCH(double, meanRun);
    QFETCH(bool, takesCopies);
    QFETCH(double, mostMadeUp);
    QVERIFY2(!m_speech.empty(), "espeak-ng is needed");
    Talk talk(LossModel(share, meanRun, 3), {.takesCopies = takesCopies});
    talk.say(m_speech);
    talk.say(m_speech);
    qInfo("%.0f kbit/s, %.2f %% made up, target %.0f ms", talk.kbitPerSecond(), talk.concealedPercent(),
          talk.targetMs());
    QTEST(talk.plan().copies(), "copies");
    QTEST(int{talk.plan().distances[0]}, "distance");
    QVERIFY(talk.concealedPercent() <= mostMadeUp);
}

void TestTalk::isTheSameInEveryRun()
{
    const auto heard = [this] {
        Talk talk(LossModel(0.2, 3, 5), {.takesCopies = true});
        talk.say(std::span(m_speech).first(48000 * 4));
        return talk.heard();
    };
    QCOMPARE(heard(), heard());
}

QTEST_GUILESS_MAIN(TestTalk)
#include "tst_talk.moc"
