// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/traces.h"

#include <QTest>

using namespace causerie::bench;
using namespace Qt::StringLiterals;

namespace
{

/// Twenty minutes: what is rare evens out.
constexpr int kLong = 4 * kFiveMinutes;

bool isWithin(double value, double least, double most)
{
    if (value >= least && value <= most)
        return true;
    qWarning("%g is not in %g…%g", value, least, most);
    return false;
}

} // namespace

class TestTraces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areWhatTheySay_data();
    void areWhatTheySay();
    void missWhatAFixedBufferMisses_data();
    void missWhatAFixedBufferMisses();
    void areTheSameEveryTime();
    void nothingOvertakesOnALink();
    void satellitesGoOut();
    void theQueueFillsAndOverflows();
    void burstsAreAsLongAsAsked_data();
    void burstsAreAsLongAsAsked();
    void factsAreCounted();
};

void TestTraces::areWhatTheySay_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<double>("lostPercent");
    QTest::addColumn<double>("meanRun");
    QTest::addColumn<double>("reorderedPercent");
    QTest::addColumn<double>("leastMeanMs"); // above the quickest packet
    QTest::addColumn<double>("mostMeanMs");
    QTest::addColumn<double>("leastMostMs"); // the latest packet
    QTest::addColumn<double>("mostMostMs");
    QTest::newRow("LAN") << Network::Lan << 0.01 << 1.0 << 0.0 << 0.1 << 1.0 << 1.0 << 10.0;
    QTest::newRow("good Wi-Fi") << Network::GoodWifi << 0.37 << 1.0 << 0.0 << 1.0 << 5.0 << 50.0 << 160.0;
    QTest::newRow("congested Wi-Fi") << Network::CongestedWifi << 1.8 << 1.02 << 0.0 << 5.0 << 15.0 << 150.0 << 500.0;
    QTest::newRow("LTE") << Network::Lte << 0.35 << 1.0 << 0.0 << 5.0 << 12.0 << 150.0 << 500.0;
    QTest::newRow("bufferbloat") << Network::Bufferbloat << 0.2 << 1.0 << 0.0 << 95.0 << 110.0 << 215.0 << 235.0;
    QTest::newRow("satellite") << Network::Satellite << 1.33 << 1.6 << 0.0 << 6.0 << 16.0 << 20.0 << 60.0;
    QTest::newRow("bursts of loss") << Network::BurstLoss << 10.0 << 2.0 << 0.0 << 0.3 << 2.0 << 3.0 << 15.0;
    QTest::newRow("random loss") << Network::RandomLoss << 20.0 << 1.25 << 0.0 << 0.3 << 2.0 << 3.0 << 15.0;
    QTest::newRow("reordered") << Network::Reordered << 0.15 << 1.0 << 3.0 << 0.5 << 3.0 << 45.0 << 55.0;
}

void TestTraces::areWhatTheySay()
{
    QFETCH(Network, network);
    QFETCH(double, lostPercent);
    QFETCH(double, meanRun);
    QFETCH(double, reorderedPercent);
    QFETCH(double, leastMeanMs);
    QFETCH(double, mostMeanMs);
    QFETCH(double, leastMostMs);
    QFETCH(double, mostMostMs);
    const Trace trace = makeTrace(network, 1, kLong);
    const TraceFacts facts = factsOf(trace);
    QCOMPARE(trace.size(), std::size_t{kLong});
    QCOMPARE(trace[10].sentNs, 10 * kPacketNs);
    QVERIFY(isWithin(facts.lostPercent, 0.9 * lostPercent - 0.02, 1.1 * lostPercent + 0.02));
    QVERIFY(isWithin(facts.meanRun, 0.95 * meanRun, 1.05 * meanRun));
    QVERIFY(isWithin(facts.reorderedPercent, 0.9 * reorderedPercent, 1.1 * reorderedPercent));
    QVERIFY(isWithin(facts.meanMs, leastMeanMs, mostMeanMs));
    QVERIFY(isWithin(facts.mostMs, leastMostMs, mostMostMs));
}

void TestTraces::missWhatAFixedBufferMisses_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<double>("by25Ms"); // concealed by a fixed buffer, in the simulation that the design rests on
    QTest::addColumn<double>("by100Ms");
    QTest::newRow("LAN") << Network::Lan << 0.01 << 0.01;
    QTest::newRow("good Wi-Fi") << Network::GoodWifi << 0.91 << 0.37;
    QTest::newRow("congested Wi-Fi") << Network::CongestedWifi << 10.3 << 3.97;
    QTest::newRow("LTE") << Network::Lte << 1.32 << 0.52;
    QTest::newRow("bufferbloat") << Network::Bufferbloat << 83.0 << 51.0;
    QTest::newRow("bursts of loss") << Network::BurstLoss << 9.95 << 9.96;
    QTest::newRow("random loss") << Network::RandomLoss << 20.3 << 20.3;
    QTest::newRow("reordered") << Network::Reordered << 1.26 << 0.17;
}

/// How much is late tells more of a trace than its mean: within 30 % of the simulation's, and 0.02 %.
void TestTraces::missWhatAFixedBufferMisses()
{
    QFETCH(Network, network);
    QFETCH(double, by25Ms);
    QFETCH(double, by100Ms);
    const Trace trace = makeTrace(network, 1, kLong);
    QVERIFY(isWithin(missedPercent(trace, 25), 0.7 * by25Ms - 0.02, 1.3 * by25Ms + 0.02));
    QVERIFY(isWithin(missedPercent(trace, 100), 0.7 * by100Ms - 0.02, 1.3 * by100Ms + 0.02));
}

void TestTraces::areTheSameEveryTime()
{
    for (const Network network : kNetworks) {
        QVERIFY(makeTrace(network, 3, 1000) == makeTrace(network, 3, 1000));
        QVERIFY(makeTrace(network, 3, 1000) != makeTrace(network, 4, 1000));
    }
    // The dice are the same on every machine, but for the last bit of a logarithm.
    QVERIFY(std::abs(*makeTrace(Network::Lan, 1, 1).front().arrivalNs - 543'118) <= 1);
}

void TestTraces::nothingOvertakesOnALink()
{
    for (const Network network : kNetworks) {
        const double reordered = factsOf(makeTrace(network, 5, kLong)).reorderedPercent;
        QCOMPARE(reordered > 0, network == Network::Reordered);
    }
}

void TestTraces::satellitesGoOut()
{
    const Trace trace = makeTrace(Network::Satellite, 1, 3 * 750);
    for (std::size_t slot = 1; slot < 3; ++slot)
        for (std::size_t n = 0; n < 5; ++n)
            QVERIFY(!trace[slot * 750 + n].arrivalNs);
    QVERIFY(trace[0].arrivalNs.has_value());
}

void TestTraces::theQueueFillsAndOverflows()
{
    const Trace trace = makeTrace(Network::Bufferbloat, 1, 1001);
    const auto aboveMs = [&trace](std::size_t n) {
        return static_cast<double>(*trace[n].arrivalNs - trace[n].sentNs - leastNs(trace)) / 1e6;
    };
    QVERIFY(aboveMs(20) < 10);
    QVERIFY(isWithin(aboveMs(272), 105, 122)); // in the middle of its way up
    QVERIFY(isWithin(aboveMs(499), 215, 235));
    QVERIFY(!trace[500].arrivalNs);
    QVERIFY(aboveMs(520) < 10);
}

void TestTraces::burstsAreAsLongAsAsked_data()
{
    QTest::addColumn<double>("lostPercent");
    QTest::addColumn<double>("meanRun");
    for (const double lost : {1.0, 3.0, 5.0, 10.0, 20.0, 30.0})
        for (const double run : {1.0, 2.0, 3.0, 6.0})
            QTest::addRow("%g %% in runs of %g", lost, run) << lost << run;
}

void TestTraces::burstsAreAsLongAsAsked()
{
    QFETCH(double, lostPercent);
    QFETCH(double, meanRun);
    const TraceFacts facts = factsOf(makeBurstLoss(lostPercent / 100, meanRun, 1, 10 * kLong));
    QVERIFY(isWithin(facts.lostPercent, 0.93 * lostPercent, 1.07 * lostPercent));
    QVERIFY(isWithin(facts.meanRun, 0.95 * meanRun, 1.05 * meanRun));
}

void TestTraces::factsAreCounted()
{
    constexpr std::int64_t kMs = 1'000'000;
    // The third is overtaken by the fourth; the fifth and sixth are lost, and the eighth.
    const Trace trace{{.sentNs = 0, .arrivalNs = 10 * kMs},          {.sentNs = 20 * kMs, .arrivalNs = 34 * kMs},
                      {.sentNs = 40 * kMs, .arrivalNs = 80 * kMs},   {.sentNs = 60 * kMs, .arrivalNs = 70 * kMs},
                      {.sentNs = 80 * kMs, .arrivalNs = {}},         {.sentNs = 100 * kMs, .arrivalNs = {}},
                      {.sentNs = 120 * kMs, .arrivalNs = 136 * kMs}, {.sentNs = 140 * kMs, .arrivalNs = {}}};
    QCOMPARE(leastNs(trace), 10 * kMs);
    const TraceFacts facts = factsOf(trace);
    QCOMPARE(facts.lostPercent, 37.5);
    QCOMPARE(facts.meanRun, 1.5);
    QCOMPARE(facts.reorderedPercent, 20.0);
    QCOMPARE(facts.meanMs, 8.0); // 0, 4, 30, 0 and 6
    QCOMPARE(facts.mostMs, 30.0);
    QCOMPARE(missedPercent(trace, 5), 62.5);
    QCOMPARE(missedPercent(trace, 30), 37.5);
}

QTEST_GUILESS_MAIN(TestTraces)
#include "tst_traces.moc"
