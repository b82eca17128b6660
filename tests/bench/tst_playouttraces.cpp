// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/costbuffer.h"
#include "tests/bench/fixedbuffer.h"
#include "tests/bench/neteqmodel.h"
#include "tests/bench/playoutsim.h"
#include "tests/bench/speexbuffer.h"

#include <QTest>

using namespace causerie::bench;
using namespace causerie::media;

namespace
{

constexpr std::uint64_t kSeeds = 3; ///< five minutes each

template<typename Buffer, typename Function>
Listened heardBy(Function trace, Listening how = {})
{
    Listened all;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Buffer buffer;
        how.speechSeed = 50 + seed;
        how.phaseMs = 1.7 * static_cast<double>(seed);
        all.add(listen(trace(seed), buffer, how));
    }
    return all;
}

} // namespace

/// How good the playout buffer is, as a test with little room: nothing here depends on the machine, so what fails has
/// changed for the worse. The benchmark tells the same figures of more dice.
class TestPlayoutTraces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void networks_data();
    void networks();
    void burstsOfLoss_data();
    void burstsOfLoss();
    void anHourOfDrift_data();
    void anHourOfDrift();
    void everyPatienceHasItsPrice();
    void speexIsTheRealOne();
};

void TestPlayoutTraces::networks_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<double>("meanMs"); // at most
    QTest::addColumn<double>("p95Ms");
    QTest::addColumn<double>("concealed"); // percent
    QTest::addColumn<double>("stretched");
    QTest::newRow("LAN") << Network::Lan << 8.5 << 11.5 << 0.03 << 0.05;
    QTest::newRow("good Wi-Fi") << Network::GoodWifi << 51.0 << 65.0 << 0.51 << 0.6;
    QTest::newRow("congested Wi-Fi") << Network::CongestedWifi << 147.0 << 165.0 << 1.95 << 1.1;
    QTest::newRow("LTE") << Network::Lte << 44.0 << 60.0 << 0.70 << 0.8;
    QTest::newRow("bufferbloat") << Network::Bufferbloat << 125.0 << 228.0 << 0.15 << 5.5;
    QTest::newRow("satellite") << Network::Satellite << 34.0 << 46.0 << 1.33 << 0.4;
    QTest::newRow("bursts of loss") << Network::BurstLoss << 11.0 << 15.0 << 9.9 << 0.9;
    QTest::newRow("random loss") << Network::RandomLoss << 11.0 << 15.5 << 19.2 << 2.2;
    QTest::newRow("reordered") << Network::Reordered << 54.5 << 58.0 << 0.19 << 0.1;
}

void TestPlayoutTraces::networks()
{
    QFETCH(Network, network);
    QFETCH(double, meanMs);
    QFETCH(double, p95Ms);
    QFETCH(double, concealed);
    QFETCH(double, stretched);
    const auto trace = [network](std::uint64_t seed) { return makeTrace(network, seed); };
    const Listened ours = heardBy<CostBuffer>(trace);
    const Listened neteq = heardBy<NetEqModel>(trace, {.isCompliant = true});
    qInfo("mean %.1f ms, p95 %.1f ms, concealed %.2f %%, stretched %.2f %%, late %.2f %%; costs %.1f, NetEq's %.1f",
          ours.meanMs(), ours.percentileMs(95), ours.concealedPercent(), ours.stretchedPercent(), ours.latePercent(),
          ours.costMs(), neteq.costMs());
    QVERIFY(ours.meanMs() <= meanMs);
    QVERIFY(ours.percentileMs(95) <= p95Ms);
    QVERIFY(ours.concealedPercent() <= concealed);
    QVERIFY(ours.stretchedPercent() <= stretched);
    QVERIFY(ours.latePercent() <= 0.05);
    QVERIFY(ours.costMs() < neteq.costMs());
}

void TestPlayoutTraces::burstsOfLoss_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("meanRun");
    QTest::addColumn<double>("most"); // concealed, in percent
    QTest::newRow("5 %, one at a time") << 0.05 << 1.0 << 0.02;
    QTest::newRow("10 % by two") << 0.10 << 2.0 << 5.3;
    QTest::newRow("20 % by three") << 0.20 << 3.0 << 14.0;
}

/// With a copy of each packet in the next one.
void TestPlayoutTraces::burstsOfLoss()
{
    QFETCH(double, share);
    QFETCH(double, meanRun);
    QFETCH(double, most);
    const auto trace = [=](std::uint64_t seed) { return makeBurstLoss(share, meanRun, seed); };
    const Listening how{.redundantSamples = 960};
    const Listened ours = heardBy<CostBuffer>(trace, how);
    const Listened neteq = heardBy<NetEqModel>(trace, {.redundantSamples = 960, .isCompliant = true});
    qInfo("mean %.1f ms, concealed %.2f %%, recovered %.2f %%; costs %.1f, NetEq's %.1f", ours.meanMs(),
          ours.concealedPercent(), ours.recoveredPercent(), ours.costMs(), neteq.costMs());
    QVERIFY(ours.concealedPercent() <= most);
    QVERIFY(ours.meanMs() <= 32); // the next packet comes 20 ms later
    QVERIFY(ours.costMs() <= neteq.costMs());
}

void TestPlayoutTraces::anHourOfDrift_data()
{
    QTest::addColumn<double>("ppm");
    QTest::newRow("their clock is slow") << 150.0;
    QTest::newRow("their clock is fast") << -150.0;
}

/// Between their sound card and ours: half a second in an hour, which has to be put in or left out unheard.
void TestPlayoutTraces::anHourOfDrift()
{
    QFETCH(double, ppm);
    Trace trace;
    for (int n = 0; n < 12 * kFiveMinutes; ++n) {
        const auto sentNs = static_cast<std::int64_t>(n * (1 + ppm / 1e6) * static_cast<double>(kPacketNs));
        trace.push_back({.sentNs = sentNs, .arrivalNs = sentNs + 30 * 1'000'000});
    }
    CostBuffer buffer;
    const Listened heard = listen(trace, buffer);
    qInfo("delay %.1f…%.1f ms, concealed %.3f %%, stretched %.3f %%", heard.percentileMs(1), heard.percentileMs(99),
          heard.concealedPercent(), heard.stretchedPercent());
    QVERIFY(heard.percentileMs(99) < 15);
    QVERIFY(heard.concealedPercent() < 0.01);
    QVERIFY(heard.stretchedPercent() < 0.05);
    QCOMPARE(heard.unheard, 0);
}

void TestPlayoutTraces::everyPatienceHasItsPrice()
{
    Listened heard[3];
    for (const auto &[i, patience] :
         {std::pair{0, Patience::LowLatency}, {1, Patience::Usual}, {2, Patience::Robust}}) {
        CostBuffer buffer(patience);
        heard[i] = listen(makeTrace(Network::GoodWifi, 1), buffer);
        qInfo("mean %.1f ms, concealed %.2f %%", heard[i].meanMs(), heard[i].concealedPercent());
    }
    QVERIFY(heard[0].meanMs() < heard[1].meanMs() - 10 && heard[1].meanMs() < heard[2].meanMs() - 3);
    QVERIFY(heard[0].concealedPercent() > heard[1].concealedPercent() + 0.2);
    QVERIFY(heard[1].concealedPercent() > heard[2].concealedPercent());
}

/// What is compared with ours does its work: a steady network is heard whole, and a wait pays where packets are late.
void TestPlayoutTraces::speexIsTheRealOne()
{
    SpeexBuffer steady;
    Trace trace;
    for (int n = 0; n < 1000; ++n)
        trace.push_back({.sentNs = n * kPacketNs, .arrivalNs = n * kPacketNs + 30'000'000});
    const Listened quiet = listen(trace, steady, {.phaseMs = 2});
    QCOMPARE(quiet.concealed, 0);
    QVERIFY(quiet.meanMs() <= 25);
    SpeexBuffer busy;
    const Listened jittery = listen(makeTrace(Network::CongestedWifi, 1), busy, {.phaseMs = 2});
    QVERIFY(jittery.meanMs() > 80);
    QVERIFY(jittery.concealedPercent() < 4);
}

QTEST_GUILESS_MAIN(TestPlayoutTraces)
#include "tst_playouttraces.moc"
