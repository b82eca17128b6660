// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voiceencoder.h"
#include "core/media/playout/costbuffer.h"
#include "core/media/playout/voiceplayer.h"
#include "tests/bench/fixedbuffer.h"
#include "tests/bench/neteqmodel.h"
#include "tests/bench/playoutsim.h"

#include <QTest>

using namespace causerie::bench;
using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t kMs = 1'000'000;
constexpr int kPackets = 1000;

/// Every packet takes equally long.
Trace constant(std::int64_t ms, int packets = kPackets)
{
    Trace trace;
    for (int n = 0; n < packets; ++n)
        trace.push_back({.sentNs = n * kPacketNs, .arrivalNs = n * kPacketNs + ms * kMs});
    return trace;
}

} // namespace

class TestPlayoutSim : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFixedBufferHasItsDelay_data();
    void aFixedBufferHasItsDelay();
    void aFixedBufferConcealsWhatIsLost();
    void aFixedBufferConcealsWhatIsLate();
    void aFixedBufferTakesTheCopy();
    void theProductsPlayerHearsTheSame();
    void listensTheSameEveryTime();
    void severalAreOne();
    void netEqIsAsDescribed_data();
    void netEqIsAsDescribed();
};

void TestPlayoutSim::aFixedBufferHasItsDelay_data()
{
    QTest::addColumn<int>("onTheWayMs");
    QTest::addColumn<double>("bufferMs");
    QTest::addColumn<double>("phaseMs");
    QTest::newRow("in step with the speaker") << 30 << 100.0 << 0.0;
    QTest::newRow("out of step") << 33 << 100.0 << 1.5;
    QTest::newRow("a short one") << 5 << 25.0 << 2.0;
    QTest::newRow("no delay on the way") << 0 << 100.0 << 0.0;
}

/// Each is heard so long after it came, however long that took; nothing is made up.
void TestPlayoutSim::aFixedBufferHasItsDelay()
{
    QFETCH(int, onTheWayMs);
    QFETCH(double, bufferMs);
    QFETCH(double, phaseMs);
    FixedBuffer buffer(bufferMs);
    const Listened heard = listen(constant(onTheWayMs), buffer, {.phaseMs = phaseMs});
    QVERIFY(std::abs(heard.meanMs() - bufferMs) < 0.05); // of a sample or two
    QVERIFY(std::abs(heard.percentileMs(1) - heard.percentileMs(99)) < 0.01);
    QCOMPARE(heard.concealed, 0);
    QCOMPARE(heard.stretched, 0);
    QCOMPARE(heard.unheard, 0);
}

void TestPlayoutSim::aFixedBufferConcealsWhatIsLost()
{
    Trace trace = constant(30);
    for (std::size_t n = 9; n < trace.size(); n += 10)
        trace[n].arrivalNs.reset();
    FixedBuffer buffer;
    const Listened heard = listen(trace, buffer);
    QVERIFY(std::abs(heard.concealedPercent() - 10) < 0.1);
    QVERIFY(std::abs(heard.meanMs() - 100) < 0.05);
    QCOMPARE(heard.latePercent(), 0);
}

void TestPlayoutSim::aFixedBufferConcealsWhatIsLate()
{
    Trace trace = constant(30);
    for (std::size_t n = 9; n < trace.size(); n += 10)
        *trace[n].arrivalNs += (n % 20 == 9 ? 90 : 110) * kMs;
    FixedBuffer buffer;
    const Listened heard = listen(trace, buffer);
    QVERIFY(std::abs(heard.concealedPercent() - 5) < 0.1);
    QVERIFY(std::abs(heard.latePercent() - 5) < 0.1);
    QVERIFY(std::abs(heard.meanMs() - 100) < 0.05);
}

void TestPlayoutSim::aFixedBufferTakesTheCopy()
{
    Trace trace = constant(30);
    for (std::size_t n = 9; n < trace.size(); n += 10)
        trace[n].arrivalNs.reset();
    trace[500].arrivalNs.reset(); // and the one before it: only the second can be recovered
    FixedBuffer buffer;
    const Listened heard = listen(trace, buffer, {.redundantSamples = 960});
    QCOMPARE(heard.concealed, 960);
    QVERIFY(std::abs(heard.recoveredPercent() - 10) < 0.1);
}

/// Real packets, a real decoder and the real VoicePlayer, on the same network at the same times.
void TestPlayoutSim::theProductsPlayerHearsTheSame()
{
    const Trace trace = makeTrace(Network::GoodWifi, 1, 3000);
    CostBuffer simulated;
    const Listened expected = listen(trace, simulated, {.isSilent = true});

    std::array<std::byte, VoiceEncoder::kMaxPacketBytes> packet{};
    const std::size_t size = VoiceEncoder::create({})->encode(std::vector<float>(960), packet);
    CostBuffer buffer;
    VoicePlayer player(buffer, *VoiceDecoder::create());
    Heard all;
    for (std::int64_t nowNs = 0; nowNs <= trace.back().sentNs; nowNs += 5 * kMs) {
        for (std::size_t n = 0; n < trace.size(); ++n) // nothing overtakes here
            if (trace[n].arrivalNs > nowNs - 5 * kMs && trace[n].arrivalNs <= nowNs)
                buffer.insert({.sequenceNumber = static_cast<std::uint16_t>(n),
                               .timestamp = static_cast<std::uint32_t>(n * 960),
                               .samples = 960,
                               .arrivalNs = 1000 * kMs + trace[n].arrivalNs.value_or(0),
                               .payload = std::span(packet).first(size)});
        std::array<float, 240> sound{};
        const Heard heard = player.pull(sound, 1000 * kMs + nowNs);
        all.spoken += heard.spoken;
        all.concealed += heard.concealed;
    }
    qInfo("concealed: %zu samples, in the simulation %lld; heard: %zu and %lld", all.concealed,
          static_cast<long long>(expected.concealed), all.spoken, static_cast<long long>(expected.heard));
    // The player cuts where the sound is most alike, so sometimes less than it was asked for.
    const double concealed = static_cast<double>(all.concealed) / static_cast<double>(expected.concealed);
    QVERIFY2(concealed > 0.9 && concealed < 1.1, qPrintable(QString::number(concealed)));
    QVERIFY(expected.concealed > 10'000);
    QVERIFY(std::abs(static_cast<double>(all.spoken) - static_cast<double>(expected.heard)) <= 960);
}

void TestPlayoutSim::listensTheSameEveryTime()
{
    const Trace trace = makeTrace(Network::CongestedWifi, 1);
    CostBuffer first;
    CostBuffer second;
    const Listened once = listen(trace, first);
    const Listened again = listen(trace, second);
    QVERIFY(once.delaysMs == again.delaysMs);
    QCOMPARE(once.concealed, again.concealed);
    QCOMPARE(once.stretched, again.stretched);
    QVERIFY(once.stretched > 0);
}

void TestPlayoutSim::severalAreOne()
{
    Listened all;
    all.add({.delaysMs = {1, 2, 3}, .heard = 100, .concealed = 10, .recovered = 1, .arrived = 3});
    all.add({.delaysMs = {4}, .heard = 100, .stretched = 5, .arrived = 1, .unheard = 1});
    QCOMPARE(all.meanMs(), 2.5);
    QCOMPARE(all.percentileMs(50), 2.0);
    QCOMPARE(all.percentileMs(95), 4.0);
    QCOMPARE(all.concealedPercent(), 5.0);
    QCOMPARE(all.recoveredPercent(), 0.5);
    QCOMPARE(all.stretchedPercent(), 2.5);
    QCOMPARE(all.latePercent(), 25.0);
}

void TestPlayoutSim::netEqIsAsDescribed_data()
{
    QTest::addColumn<Network>("network");
    QTest::addColumn<double>("meanMs"); // of the simulation that the design rests on
    QTest::addColumn<double>("toleranceMs");
    QTest::addColumn<double>("mostConcealed");
    QTest::newRow("LAN") << Network::Lan << 37.0 << 3.0 << 0.1;
    QTest::newRow("good Wi-Fi") << Network::GoodWifi << 71.0 << 10.0 << 0.6;
    QTest::newRow("satellite") << Network::Satellite << 59.0 << 8.0 << 1.6;
    QTest::newRow("bursts of loss") << Network::BurstLoss << 41.0 << 4.0 << 10.5;
    QTest::newRow("random loss") << Network::RandomLoss << 37.0 << 3.0 << 20.9;
    QTest::newRow("reordered") << Network::Reordered << 78.0 << 4.0 << 0.3;
    // Here our traces are the milder ones.
    QTest::newRow("congested Wi-Fi") << Network::CongestedWifi << 219.0 << 55.0 << 2.6;
    QTest::newRow("LTE") << Network::Lte << 102.0 << 30.0 << 0.8;
    QTest::newRow("bufferbloat") << Network::Bufferbloat << 196.0 << 20.0 << 0.35;
}

void TestPlayoutSim::netEqIsAsDescribed()
{
    QFETCH(Network, network);
    QFETCH(double, meanMs);
    QFETCH(double, toleranceMs);
    QFETCH(double, mostConcealed);
    NetEqModel buffer;
    const Listened heard = listen(makeTrace(network, 1), buffer, {.isCompliant = true});
    QVERIFY2(std::abs(heard.meanMs() - meanMs) <= toleranceMs, qPrintable(QString::number(heard.meanMs())));
    QVERIFY2(heard.concealedPercent() <= mostConcealed, qPrintable(QString::number(heard.concealedPercent())));
}

QTEST_GUILESS_MAIN(TestPlayoutSim)
#include "tst_playoutsim.moc"
