// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/estoi.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QTest>

#include <random>

using namespace causerie::media;
using causerie::test::kOpus;
using causerie::test::lan;
using causerie::test::VoicePath;
using namespace Qt::StringLiterals;

namespace
{

PayloadType telephone(const QString &name, int id, int ptime = 20)
{
    return {.id = id, .name = name, .clockRate = 8000, .channels = 1, .ptime = ptime, .parameters = {}};
}

VoicePath::Network losing(int percent)
{
    return [percent, random = std::mt19937(5)](std::int64_t now, std::uint64_t) mutable {
        std::vector<std::int64_t> arrivals;
        if (static_cast<int>(random() % 100) >= percent)
            arrivals.push_back(now + 300'000);
        return arrivals;
    };
}

} // namespace

/// What gateways speak, from microphone to loudspeaker.
class TestGatewayVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rtpFields_data();
    void rtpFields();
    void speechArrives_data();
    void speechArrives();
    void concealmentFades();
    void wrapsItsClock();
    void skippedKeepsTheClock();
    void theyChangeTheCodec();

private:
    std::vector<float> m_speech;
};

void TestGatewayVoice::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

void TestGatewayVoice::rtpFields_data()
{
    QTest::addColumn<PayloadType>("type");
    QTest::newRow("G.722: 16 kHz, counted by 8") << telephone(u"G722"_s, 9);
    QTest::newRow("µ-law") << telephone(u"PCMU"_s, 0);
    QTest::newRow("A-law") << telephone(u"PCMA"_s, 8);
}

void TestGatewayVoice::rtpFields()
{
    QFETCH(PayloadType, type);
    VoicePath path(lan(), type);
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(path.sent.size(), std::size_t{50});
    for (std::size_t i = 0; i < path.sent.size(); ++i) {
        const RtpPacket packet = path.sent[i].packet();
        QCOMPARE(int(packet.payloadType), type.id);
        QCOMPARE(packet.timestamp, static_cast<std::uint32_t>(0xFFFF0000 + 160 * i));
        QCOMPARE(packet.payload.size(), std::size_t{160});
    }
    QCOMPARE(path.counters.lastTimestampSent.load(), path.sent.back().packet().timestamp);
}

void TestGatewayVoice::speechArrives_data()
{
    QTest::addColumn<PayloadType>("type");
    QTest::addColumn<int>("lossPercent");
    QTest::addColumn<double>("leastEstoi");
    QTest::newRow("G.722") << telephone(u"G722"_s, 9) << 0 << 0.96;
    QTest::newRow("µ-law") << telephone(u"PCMU"_s, 0) << 0 << 0.96;
    QTest::newRow("A-law") << telephone(u"PCMA"_s, 8) << 0 << 0.96;
    QTest::newRow("µ-law, 10 ms") << telephone(u"PCMU"_s, 0, 10) << 0 << 0.96;
    QTest::newRow("A-law, 60 ms") << telephone(u"PCMA"_s, 8, 60) << 0 << 0.96;
    QTest::newRow("G.722, 5 % lost") << telephone(u"G722"_s, 9) << 5 << 0.9;
    QTest::newRow("µ-law, 5 % lost") << telephone(u"PCMU"_s, 0) << 5 << 0.9;
    QTest::newRow("µ-law, 15 % lost") << telephone(u"PCMU"_s, 0) << 15 << 0.85;
}

void TestGatewayVoice::speechArrives()
{
    QFETCH(PayloadType, type);
    QFETCH(int, lossPercent);
    QFETCH(double, leastEstoi);
    VoicePath path(losing(lossPercent), type);
    path.run(m_speech);
    const auto likeness = causerie::test::compare(m_speech, path.heard);
    qInfo("ESTOI %.3f, mouth to ear %.1f ms, concealed %.2f %%", likeness.estoi, likeness.delayMs + 3.3,
          path.concealedPercent());
    QVERIFY(likeness.estoi >= leastEstoi);
    QVERIFY(likeness.delayMs < 40 + type.ptime);
    QVERIFY(path.concealedPercent() <= lossPercent + 1);
}

/// A voice that is gone is not held for ever.
void TestGatewayVoice::concealmentFades()
{
    VoicePath path(
        [](std::int64_t now, std::uint64_t number) {
            return number < 60 ? std::vector{now + 300'000} : std::vector<std::int64_t>();
        },
        telephone(u"PCMU"_s, 0));
    path.run(std::span(m_speech).first(48000 * 2));
    const auto rms = [&](std::size_t fromMs, std::size_t ms) {
        double power = 0;
        for (const float sample : std::span(path.heard).subspan(fromMs * 48, ms * 48))
            power += static_cast<double>(sample * sample);
        return std::sqrt(power / static_cast<double>(ms * 48));
    };
    QVERIFY(rms(1000, 200) > 0.01);
    QVERIFY(rms(1500, 400) < 0.01);
}

/// 8 kHz wraps every 149 hours; in a call that began near it, nothing is heard of that.
void TestGatewayVoice::wrapsItsClock()
{
    VoicePath path(lan(), telephone(u"PCMA"_s, 8));
    path.out.begin(telephone(u"PCMA"_s, 8), {.ssrc = 7, .timestamp = 0xFFFFFF00, .sequenceNumber = 9});
    path.run(std::span(m_speech).first(48000 * 2));
    QVERIFY(path.sent[5].packet().timestamp < 1000);
    QCOMPARE(path.in.figures().late, std::uint64_t{0});
    QCOMPARE(path.counters.samplesConcealed.load(), std::uint64_t{0});
}

/// A sixth of a tick is not lost, and not counted twice.
void TestGatewayVoice::skippedKeepsTheClock()
{
    VoicePath path(lan(), telephone(u"PCMU"_s, 0));
    for (int i = 0; i < 6; ++i) {
        path.run(std::span(m_speech).first(960));
        path.out.skipped(481);
    }
    path.run(std::span(m_speech).first(960));
    QCOMPARE(path.sent.back().packet().timestamp, 0xFFFF0000U + (6 * (960 + 481)) / 6);
}

void TestGatewayVoice::theyChangeTheCodec()
{
    VoicePath path(lan());
    const auto pcmu = telephone(u"PCMU"_s, 0);
    path.in.begin({kOpus, pcmu});
    path.run(std::span(m_speech).first(48000 * 2));
    path.out.begin(pcmu, {.ssrc = 7, .timestamp = 4711, .sequenceNumber = 65600 - 65536});
    path.run(std::span(m_speech).subspan(48000 * 2, 48000 * 4));
    const auto expected = std::span(m_speech).subspan(48000 * 4, 48000 * 2 - 9600);
    const auto likeness = causerie::test::compare(expected, std::span(path.heard).subspan(48000 * 4));
    qInfo("ESTOI %.3f", likeness.estoi);
    QVERIFY(likeness.estoi > 0.85);
}

QTEST_APPLESS_MAIN(TestGatewayVoice)
#include "tst_gatewayvoice.moc"
