// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/opuspacket.h"
#include "core/media/codec/voicedecoder.h"
#include "core/media/codec/voiceencoder.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

PayloadType opus(QList<std::pair<QString, QString>> parameters, int ptime = 0, int maxptime = 0)
{
    return {.id = 111,
            .name = u"opus"_s,
            .clockRate = 48000,
            .channels = 2,
            .ptime = ptime,
            .maxptime = maxptime,
            .parameters = std::move(parameters)};
}

using Packets = std::vector<std::vector<std::byte>>;

Packets encoded(std::span<const float> sound, const VoiceEncoderSettings &settings, int loss)
{
    auto encoder = VoiceEncoder::create(settings);
    encoder->apply({.frameMs = settings.frameSamples / 48, .expectedLoss = loss});
    const auto frame = static_cast<std::size_t>(settings.frameSamples);
    Packets packets;
    for (std::size_t at = 0; at + frame <= sound.size(); at += frame) {
        std::array<std::byte, VoiceEncoder::kMaxPacketBytes> room;
        const std::size_t size = encoder->encode(sound.subspan(at, frame), room);
        packets.emplace_back(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(size));
    }
    return packets;
}

/// Every tenth 20 ms packet lost in the net, and what is done about it.
enum class Remedy { Nothing, Conceal, Recover };

std::vector<float> decoded(const Packets &packets, Remedy remedy)
{
    auto decoder = VoiceDecoder::create();
    std::vector<float> sound;
    std::array<float, kOpusMaxSamples> room{};
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const auto frame = std::span(room).first(960);
        if (i % 10 != 7 || i + 1 == packets.size()) {
            decoder->decode(packets[i], room);
        } else if (remedy == Remedy::Nothing) {
            std::ranges::fill(frame, 0.0F);
        } else if (remedy == Remedy::Conceal || !opusHasRedundancy(packets[i + 1])) {
            decoder->conceal(frame);
        } else {
            decoder->recover(packets[i + 1], frame);
        }
        sound.insert(sound.end(), frame.begin(), frame.end());
    }
    return sound;
}

} // namespace

class TestVoiceCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsWhatWasAgreed_data();
    void readsWhatWasAgreed();
    void plansStayWithinIt_data();
    void plansStayWithinIt();
    void obeysPlansAtOnce();
    void roundTrip_data();
    void roundTrip();
    void redundancyBringsLostFramesBack();
    void redundancyOnlyWhenAgreed();
    void concealmentFades();
    void wrongSizesAreRefused();
    void brokenPacketsAreRefused();
    void costs();

private:
    std::vector<float> m_speech;
};

void TestVoiceCodec::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

void TestVoiceCodec::readsWhatWasAgreed_data()
{
    QTest::addColumn<PayloadType>("agreed");
    QTest::addColumn<VoiceEncoderSettings>("settings");
    // RFC 7587 §6.1 and §7
    const VoiceEncoderSettings plain{.redundancy = false};
    QTest::newRow("nothing said") << opus({}) << plain;
    QTest::newRow("in-band FEC") << opus({{u"useinbandfec"_s, u"1"_s}}) << VoiceEncoderSettings{.redundancy = true};
    QTest::newRow("names without case") << opus({{u"UseInbandFEC"_s, u"1"_s}})
                                        << VoiceEncoderSettings{.redundancy = true};
    QTest::newRow("less bit rate") << opus({{u"maxaveragebitrate"_s, u"20000"_s}})
                                   << VoiceEncoderSettings{.bitrate = 20000, .inAll = 20000, .redundancy = false};
    QTest::newRow("more than we want") << opus({{u"maxaveragebitrate"_s, u"510000"_s}}) << plain;
    QTest::newRow("less than Opus can") << opus({{u"maxaveragebitrate"_s, u"1"_s}})
                                        << VoiceEncoderSettings{.bitrate = 6000, .inAll = 6000, .redundancy = false};
    QTest::newRow("more than one packet, less than with copies")
        << opus({{u"maxaveragebitrate"_s, u"40000"_s}}) << VoiceEncoderSettings{.inAll = 40000, .redundancy = false};
    QTest::newRow("no number") << opus({{u"maxaveragebitrate"_s, u"many"_s}}) << plain;
    QTest::newRow("a telephone") << opus({{u"maxplaybackrate"_s, u"8000"_s}})
                                 << VoiceEncoderSettings{.maxPlaybackRate = 8000, .redundancy = false};
    QTest::newRow("constant bit rate") << opus({{u"cbr"_s, u"1"_s}})
                                       << VoiceEncoderSettings{.redundancy = false, .constantBitrate = true};
    QTest::newRow("DTX") << opus({{u"usedtx"_s, u"1"_s}})
                         << VoiceEncoderSettings{.redundancy = false, .discontinuous = true};
    QTest::newRow("ptime 10") << opus({}, 10) << VoiceEncoderSettings{.frameSamples = 480, .redundancy = false};
    QTest::newRow("ptime 60") << opus({}, 60) << VoiceEncoderSettings{.frameSamples = 2880, .redundancy = false};
    QTest::newRow("ptime 120 is sent as 60")
        << opus({}, 120) << VoiceEncoderSettings{.frameSamples = 2880, .redundancy = false};
    QTest::newRow("ptime 3 is sent as 10")
        << opus({}, 3) << VoiceEncoderSettings{.frameSamples = 480, .redundancy = false};
    QTest::newRow("no longer than maxptime")
        << opus({}, 60, 40) << VoiceEncoderSettings{.frameSamples = 1920, .longestFrame = 1920, .redundancy = false};
    QTest::newRow("no shorter than minptime")
        << opus({{u"minptime"_s, u"40"_s}})
        << VoiceEncoderSettings{.frameSamples = 1920, .shortestFrame = 1920, .redundancy = false};
    QTest::newRow("stereo: we have one microphone, and mono is Opus all the same")
        << opus({{u"stereo"_s, u"1"_s}, {u"sprop-stereo"_s, u"1"_s}}) << plain;
}

void TestVoiceCodec::readsWhatWasAgreed()
{
    QFETCH(PayloadType, agreed);
    QFETCH(VoiceEncoderSettings, settings);
    QVERIFY(voiceEncoderSettings(agreed) == settings);
}

void TestVoiceCodec::plansStayWithinIt_data()
{
    QTest::addColumn<PayloadType>("agreed");
    QTest::addColumn<SendingPlan>("plan");
    QTest::addColumn<VoiceEncoderSettings>("settings");
    const auto fec = std::pair(u"useinbandfec"_s, u"1"_s);
    QTest::newRow("as planned") << opus({fec}) << SendingPlan{.bitrate = 12000, .frameMs = 40}
                                << VoiceEncoderSettings{.bitrate = 12000, .frameSamples = 1920};
    QTest::newRow("no FEC for now") << opus({fec}) << SendingPlan{.inbandFec = false}
                                    << VoiceEncoderSettings{.redundancy = false};
    QTest::newRow("no FEC agreed") << opus({}) << SendingPlan{} << VoiceEncoderSettings{.redundancy = false};
    QTest::newRow("more than they take") << opus({fec, {u"maxaveragebitrate"_s, u"16000"_s}})
                                         << SendingPlan{.bitrate = 24000}
                                         << VoiceEncoderSettings{.bitrate = 16000, .inAll = 16000};
    QTest::newRow("less than Opus can") << opus({fec}) << SendingPlan{.bitrate = 100}
                                        << VoiceEncoderSettings{.bitrate = 6000};
    QTest::newRow("longer than they take")
        << opus({fec}, 20, 20) << SendingPlan{.frameMs = 60} << VoiceEncoderSettings{.longestFrame = 960};
    QTest::newRow("shorter than they take") << opus({fec, {u"minptime"_s, u"20"_s}}) << SendingPlan{.frameMs = 10}
                                            << VoiceEncoderSettings{.shortestFrame = 960};
}

void TestVoiceCodec::plansStayWithinIt()
{
    QFETCH(PayloadType, agreed);
    QFETCH(SendingPlan, plan);
    QFETCH(VoiceEncoderSettings, settings);
    QVERIFY(within(voiceEncoderSettings(agreed), plan) == settings);
}

void TestVoiceCodec::obeysPlansAtOnce()
{
    auto encoder = VoiceEncoder::create({});
    std::array<std::byte, VoiceEncoder::kMaxPacketBytes> room;
    const auto bytesPerSecond = [&](const SendingPlan &plan) {
        encoder->apply(plan);
        const auto frame = static_cast<std::size_t>(plan.frameMs) * 48;
        std::size_t bytes = 0;
        std::size_t redundant = 0;
        for (std::size_t at = 0; at + frame <= 48000 * 4; at += frame) {
            const std::size_t size = encoder->encode(std::span(m_speech).subspan(at, frame), room);
            redundant += at > 0 && opusHasRedundancy(std::span(room).first(size));
            bytes += size;
        }
        const bool isProtected = plan.inbandFec && plan.expectedLoss > 0;
        return (redundant > 0) == isProtected ? bytes / 4 : 0;
    };
    const std::size_t usual = bytesPerSecond({.inbandFec = false});
    const std::size_t little = bytesPerSecond({.bitrate = 12000, .frameMs = 40, .inbandFec = false});
    const std::size_t safe = bytesPerSecond({.bitrate = 24000, .expectedLoss = 20});
    qInfo("32 kbit/s: %zu bytes a second, 24: %zu, 12: %zu", usual, safe, little);
    QVERIFY(usual > 2500 && usual < 4500);
    QVERIFY(safe > 2000 && safe < 3500);
    QVERIFY(little > 900 && little < 1700);
}

void TestVoiceCodec::roundTrip_data()
{
    QTest::addColumn<int>("frameSamples");
    for (const int samples : {480, 960, 1920, 2880})
        QTest::addRow("%d ms", samples / 48) << samples;
}

void TestVoiceCodec::roundTrip()
{
    QFETCH(int, frameSamples);
    const VoiceEncoderSettings settings{.frameSamples = frameSamples};
    const Packets packets = encoded(m_speech, settings, 0);
    auto decoder = VoiceDecoder::create();
    std::vector<float> heard;
    std::size_t bytes = 0;
    for (const auto &packet : packets) {
        QCOMPARE(opusPacketSamples(packet), frameSamples);
        std::array<float, kOpusMaxSamples> room;
        QCOMPARE(decoder->decode(packet, room), static_cast<std::size_t>(frameSamples));
        heard.insert(heard.end(), room.begin(), room.begin() + frameSamples);
        bytes += packet.size();
    }
    const auto likeness = causerie::test::compare(m_speech, heard);
    const double kbits = static_cast<double>(bytes) * 8 / (static_cast<double>(heard.size()) / 48000) / 1000;
    qInfo("ESTOI %.3f, delay %.2f ms, %.1f kbit/s", likeness.estoi, likeness.delayMs, kbits);
    QVERIFY(likeness.estoi > 0.97);
    QVERIFY(kbits < 40);
    const int lookahead = VoiceEncoder::create(settings)->lookahead();
    QVERIFY(std::abs(likeness.delayMs - lookahead / 48.0) < 1.0);
}

void TestVoiceCodec::redundancyBringsLostFramesBack()
{
    const Packets packets = encoded(m_speech, {}, 10);
    std::size_t redundant = 0;
    for (const auto &packet : packets)
        redundant += opusHasRedundancy(packet);
    const double nothing = causerie::test::compare(m_speech, decoded(packets, Remedy::Nothing)).estoi;
    const double concealed = causerie::test::compare(m_speech, decoded(packets, Remedy::Conceal)).estoi;
    const double recovered = causerie::test::compare(m_speech, decoded(packets, Remedy::Recover)).estoi;
    qInfo("10 %% lost: %.3f, concealed %.3f, recovered %.3f; %zu of %zu packets carry a copy", nothing, concealed,
          recovered, redundant, packets.size());
    QVERIFY(redundant > packets.size() / 3);
    QVERIFY(concealed > nothing);
    QVERIFY(recovered > concealed + 0.02);
    QVERIFY(recovered > 0.94);
}

void TestVoiceCodec::redundancyOnlyWhenAgreed()
{
    for (const auto &packet : encoded(m_speech, {.redundancy = false}, 20))
        QVERIFY(!opusHasRedundancy(packet));
}

void TestVoiceCodec::concealmentFades()
{
    auto decoder = VoiceDecoder::create();
    std::array<float, kOpusMaxSamples> room;
    for (const auto &packet : encoded(std::span(m_speech).first(48000), {}, 0))
        decoder->decode(packet, room);
    const auto frame = std::span(room).first(480);
    double first = -1;
    double last = 0;
    for (int i = 0; i < 100; ++i) {
        QVERIFY(decoder->conceal(frame));
        last = 0;
        for (const float sample : frame)
            last += static_cast<double>(sample) * static_cast<double>(sample);
        if (first < 0)
            first = last;
    }
    QVERIFY(first > 0);
    QVERIFY(last < first / 100);
}

void TestVoiceCodec::wrongSizesAreRefused()
{
    auto encoder = VoiceEncoder::create({});
    std::array<std::byte, 2> small{};
    QCOMPARE(encoder->encode(std::span(m_speech).first(480), small), std::size_t{0});
    auto decoder = VoiceDecoder::create();
    std::array<float, 100> room{};
    QVERIFY(!decoder->conceal(room)); // no multiple of 2.5 ms
    const Packets packets = encoded(std::span(m_speech).first(960), {}, 0);
    QCOMPARE(decoder->decode(packets.front(), room), std::size_t{0});
}

void TestVoiceCodec::brokenPacketsAreRefused()
{
    std::mt19937 random(2);
    auto decoder = VoiceDecoder::create();
    std::array<float, kOpusMaxSamples> room;
    QCOMPARE(decoder->decode({}, room), std::size_t{0});
    QVERIFY(!decoder->recover({}, std::span(room).first(960)));
    for (int i = 0; i < 3000; ++i) {
        std::vector<std::byte> bytes(1 + random() % 60);
        for (std::byte &byte : bytes)
            byte = static_cast<std::byte>(random());
        const std::size_t count = decoder->decode(bytes, room);
        QVERIFY(count == 0 || count == static_cast<std::size_t>(opusPacketSamples(bytes)));
        for (std::size_t k = 0; k < count; ++k)
            QVERIFY(std::isfinite(room[k]));
    }
}

void TestVoiceCodec::costs()
{
    QElapsedTimer timer;
    timer.start();
    const Packets packets = encoded(m_speech, {}, 5);
    const double encoding = static_cast<double>(timer.nsecsElapsed()) / 1e3 / static_cast<double>(packets.size());
    timer.restart();
    (void)decoded(packets, Remedy::Recover);
    const double decoding = static_cast<double>(timer.nsecsElapsed()) / 1e3 / static_cast<double>(packets.size());
    qInfo("20 ms of speech: %.0f µs to encode, %.0f µs to decode", encoding, decoding);
}

QTEST_GUILESS_MAIN(TestVoiceCodec)
#include "tst_voicecodec.moc"
