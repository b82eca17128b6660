// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/ratecontroller.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QTest>

#include <algorithm>

using namespace causerie::media;
using causerie::test::kOpus;
using causerie::test::kRed;
using causerie::test::lan;
using causerie::test::VoicePath;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kSeconds = 6;

/// As a call of this mode sends after twenty reports of so much loss.
SendingPlan planOf(CallMode mode, double lossPercent = 0)
{
    RateController controller(rateLimits({.send = kOpus, .redundancy = kRed}, mode));
    for (std::int64_t second = 1; second <= 20; ++second)
        controller.update({.nowNs = second * 1'000'000'000, .lossPercent = lossPercent, .roundTripMs = 50});
    return controller.plan();
}

VoicePath::Network losing(int percent)
{
    return [percent, random = std::mt19937(1), network = lan()](std::int64_t now, std::uint64_t n) mutable {
        return static_cast<int>(random() % 100) < percent ? std::vector<std::int64_t>{} : network(now, n);
    };
}

double kbitsOf(const VoicePath &path)
{
    return static_cast<double>(path.counters.payloadBytesSent) * 8 / (1000 * static_cast<double>(kSeconds));
}

} // namespace

/// What a call spends and what is understood of it, from the encoder to the speaker.
class TestCallModes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thriftIsUnderstood_data();
    void thriftIsUnderstood();
    void pausesCostThriftLess();
    void lowLatencyIsHeardSooner();

private:
    std::span<const float> speech() const { return std::span(m_speech).first(kSeconds * 48000); }

    std::vector<float> m_speech;
};

void TestCallModes::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
    QVERIFY(m_speech.size() >= kSeconds * 48000);
}

void TestCallModes::thriftIsUnderstood_data()
{
    QTest::addColumn<int>("lossPercent");
    QTest::addColumn<int>("copies");
    QTest::addColumn<double>("least"); // ESTOI
    QTest::newRow("nothing lost") << 0 << 0 << 0.91;
    QTest::newRow("10 % lost") << 10 << 0 << 0.82;
    QTest::newRow("30 % lost: a copy, which counts") << 30 << 1 << 0.65;
}

void TestCallModes::thriftIsUnderstood()
{
    QFETCH(const int, lossPercent);
    QFETCH(const int, copies);
    QFETCH(const double, least);
    const SendingPlan plan = planOf(CallMode::Thrift, lossPercent);
    QCOMPARE(plan.copies(), copies);
    VoicePath path(losing(lossPercent), kOpus, kRed);
    path.out.setPlan(plan);
    path.run(speech());
    QCOMPARE(path.sent.size(), kSeconds * 1000 / 60);
    const auto likeness = causerie::test::compare(speech(), path.heard, 300);
    qInfo("%d %% lost: %.2f kbit/s, ESTOI %.3f, %.0f ms", lossPercent, kbitsOf(path), likeness.estoi, likeness.delayMs);
    QVERIFY(kbitsOf(path) <= 12);
    QVERIFY(kbitsOf(path) >= 6);
    QVERIFY(likeness.estoi > least);
}

void TestCallModes::pausesCostThriftLess()
{
    std::vector<float> sound(m_speech.begin(), m_speech.begin() + kSeconds / 2 * 48000);
    sound.resize(kSeconds * 48000); // as long a pause
    const auto bytes = [&sound](const PayloadType &agreed) {
        VoicePath path(lan(), agreed, kRed);
        path.out.setPlan(planOf(CallMode::Thrift));
        path.run(sound);
        return std::pair(path.counters.payloadBytesSent.load(), path.counters.packetsSent.load());
    };
    PayloadType quiet = kOpus;
    quiet.parameters.append({u"usedtx"_s, u"1"_s});
    const auto [with, packets] = bytes(kOpus);
    const auto [without, fewer] = bytes(quiet);
    qInfo("three seconds of speech, three of a pause: %llu bytes, %llu where they like it left out",
          static_cast<unsigned long long>(with), static_cast<unsigned long long>(without));
    QVERIFY(without < with);
    QVERIFY2(fewer < packets * 3 / 4, qPrintable(u"%1 of %2 packets"_s.arg(fewer).arg(packets)));
}

void TestCallModes::lowLatencyIsHeardSooner()
{
    const auto delayMs = [this](CallMode mode, Patience patience) {
        VoicePath path(lan());
        path.out.setPlan(planOf(mode));
        path.in.setPatience(patience);
        path.run(speech());
        const auto likeness = causerie::test::compare(speech(), path.heard, 300);
        qInfo("%d ms frames: %.2f kbit/s, ESTOI %.3f, %.1f ms", planOf(mode).frameMs, kbitsOf(path), likeness.estoi,
              likeness.delayMs);
        return likeness.estoi > 0.95 ? likeness.delayMs : -1;
    };
    const double usual = delayMs(CallMode::Usual, Patience::Usual);
    const double low = delayMs(CallMode::LowLatency, Patience::LowLatency);
    QVERIFY(usual > 0 && low > 0);
    QVERIFY(usual - low > 7);
}

QTEST_GUILESS_MAIN(TestCallModes)
#include "tst_callmodes.moc"
