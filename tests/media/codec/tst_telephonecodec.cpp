// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/opuspacket.h"
#include "core/media/codec/telephonecodec.h"
#include "core/media/codec/telephoneencoder.h"
#include "core/media/codec/voicecodec.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace causerie::media;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::media::VoiceCodec)

namespace
{

PayloadType type(const QString &name, int clockRate, int channels = 1, int ptime = 0)
{
    return {.id = 0, .name = name, .clockRate = clockRate, .channels = channels, .ptime = ptime, .parameters = {}};
}

/// Every byte there is, decoded.
std::vector<std::int16_t> table(VoiceCodec codec)
{
    std::vector<std::byte> bytes;
    for (int i = 0; i < 256; ++i)
        bytes.push_back(static_cast<std::byte>(i));
    std::vector<std::int16_t> samples(512);
    TelephoneSounds sounds;
    samples.resize(sounds.decode(codec, bytes, samples));
    return samples;
}

} // namespace

/// G.711 and G.722 as the ITU has them, and RFC 3551's names and clocks.
class TestTelephoneCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void lengths();
    void knownWords_data();
    void knownWords();
    void wordsComeBack_data();
    void wordsComeBack();
    void widebandTone();
    void frames_data();
    void frames();
    void anyBytesAreSound();
};

void TestTelephoneCodec::names_data()
{
    QTest::addColumn<PayloadType>("type");
    QTest::addColumn<int>("codec"); // −1: none
    QTest::newRow("Opus") << type(u"opus"_s, 48000, 2) << int(VoiceCodec::Opus);
    QTest::newRow("G.722 has the clock of an old mistake") << type(u"G722"_s, 8000) << int(VoiceCodec::G722);
    QTest::newRow("and no other") << type(u"G722"_s, 16000) << -1;
    QTest::newRow("µ-law in any case") << type(u"pcmu"_s, 8000) << int(VoiceCodec::Pcmu);
    QTest::newRow("A-law") << type(u"PCMA"_s, 8000) << int(VoiceCodec::Pcma);
    QTest::newRow("two channels") << type(u"PCMA"_s, 8000, 2) << -1;
    QTest::newRow("copies") << type(u"red"_s, 8000) << -1;
}

void TestTelephoneCodec::names()
{
    QFETCH(PayloadType, type);
    QFETCH(int, codec);
    const auto found = voiceCodecOf(type);
    QCOMPARE(found ? int(*found) : -1, codec);
}

void TestTelephoneCodec::lengths()
{
    const std::vector<std::byte> bytes(1500);
    for (const VoiceCodec codec : {VoiceCodec::G722, VoiceCodec::Pcmu, VoiceCodec::Pcma}) {
        QCOMPARE(voiceSamples(codec, std::span(bytes).first(160)), 960); // 20 ms each
        QCOMPARE(voiceSamples(codec, std::span(bytes).first(1)), 6);
        QCOMPARE(voiceSamples(codec, std::span(bytes).first(960)), kOpusMaxSamples);
        QCOMPARE(voiceSamples(codec, std::span(bytes).first(961)), 0);
        QCOMPARE(voiceSamples(codec, {}), 0);
    }
}

void TestTelephoneCodec::knownWords_data()
{
    QTest::addColumn<VoiceCodec>("codec");
    QTest::addColumn<int>("word");
    QTest::addColumn<int>("sample");
    // ITU-T G.711 tables 1 and 2, as 16 bit.
    QTest::newRow("µ silence") << VoiceCodec::Pcmu << 0xff << 0;
    QTest::newRow("µ loudest") << VoiceCodec::Pcmu << 0x80 << 32124;
    QTest::newRow("µ deepest") << VoiceCodec::Pcmu << 0x00 << -32124;
    QTest::newRow("µ least") << VoiceCodec::Pcmu << 0xfe << 8;
    QTest::newRow("A least") << VoiceCodec::Pcma << 0xd5 << 8;
    QTest::newRow("A least below") << VoiceCodec::Pcma << 0x55 << -8;
    QTest::newRow("A loudest") << VoiceCodec::Pcma << 0xaa << 32256;
    QTest::newRow("A deepest") << VoiceCodec::Pcma << 0x2a << -32256;
}

void TestTelephoneCodec::knownWords()
{
    QFETCH(VoiceCodec, codec);
    QFETCH(int, word);
    QTEST(int(table(codec)[static_cast<std::size_t>(word)]), "sample");
}

void TestTelephoneCodec::wordsComeBack_data()
{
    QTest::addColumn<VoiceCodec>("codec");
    QTest::newRow("µ-law") << VoiceCodec::Pcmu;
    QTest::newRow("A-law") << VoiceCodec::Pcma;
}

void TestTelephoneCodec::wordsComeBack()
{
    QFETCH(VoiceCodec, codec);
    const auto samples = table(codec);
    QCOMPARE(samples.size(), std::size_t{256});
    std::vector<std::byte> bytes(256);
    TelephoneWords words(codec);
    QCOMPARE(words.encode(samples, bytes), std::size_t{256});
    for (int i = 0; i < 256; ++i) {
        const bool isMinusZero = codec == VoiceCodec::Pcmu && i == 0x7f; // there are two zeros, of which one is used
        QCOMPARE(std::to_integer<int>(bytes[static_cast<std::size_t>(i)]), isMinusZero ? 0xff : i);
    }
}

/// 64 kbit/s: a tone of 5 kHz, which G.711 cannot have, comes back in tune and as loud.
void TestTelephoneCodec::widebandTone()
{
    constexpr double kPerSample = 2 * std::numbers::pi * 5000 / 16000;
    std::vector<std::int16_t> tone(16000);
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = static_cast<std::int16_t>(8000 * std::sin(kPerSample * static_cast<double>(i)));
    std::vector<std::byte> bytes(16000);
    TelephoneWords words(VoiceCodec::G722);
    const std::size_t size = words.encode(tone, bytes);
    QCOMPARE(size, std::size_t{8000});
    std::vector<std::int16_t> heard(16000);
    TelephoneSounds sounds;
    QCOMPARE(sounds.decode(VoiceCodec::G722, std::span(bytes).first(size), heard), std::size_t{16000});
    double power = 0;
    double sine = 0;
    double cosine = 0;
    for (std::size_t i = 8000; i < heard.size(); ++i) {
        const double sample = heard[i];
        power += sample * sample;
        sine += sample * std::sin(kPerSample * static_cast<double>(i));
        cosine += sample * std::cos(kPerSample * static_cast<double>(i));
    }
    const double level = 2 * std::hypot(sine, cosine) / 8000;
    const double tonePower = level * level / 2 * 8000;
    qInfo("level %.0f, %.1f dB above the rest", level, 10 * std::log10(tonePower / (power - tonePower)));
    QVERIFY(level > 7000 && level < 9000);
    QVERIFY(tonePower > 30 * (power - tonePower));
}

void TestTelephoneCodec::frames_data()
{
    QTest::addColumn<VoiceCodec>("codec");
    QTest::addColumn<int>("ptime");
    QTest::addColumn<int>("bytes");
    for (const auto &[name, codec] : {std::pair{"G722", VoiceCodec::G722}, std::pair{"PCMU", VoiceCodec::Pcmu},
                                      std::pair{"PCMA", VoiceCodec::Pcma}})
        for (const int ptime : {10, 20, 40, 60})
            QTest::addRow("%s of %d ms", name, ptime) << codec << ptime << ptime * 8;
}

/// Every frame is whole, from the first on.
void TestTelephoneCodec::frames()
{
    QFETCH(VoiceCodec, codec);
    QFETCH(int, ptime);
    QFETCH(int, bytes);
    TelephoneEncoder encoder(codec, type(u"PCMU"_s, 8000, 1, ptime));
    QCOMPARE(encoder.settings().frameSamples, ptime * 48);
    const std::vector<float> frame(static_cast<std::size_t>(ptime) * 48, 0.1F);
    std::vector<std::byte> packet(1275);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(int(encoder.encode(frame, packet)), bytes);
    QCOMPARE(encoder.encode(std::span(frame).first(100), packet), std::size_t{0});
    QCOMPARE(encoder.encode(frame, std::span(packet).first(10)), std::size_t{0});
    encoder.apply({.frameMs = 40});
    QCOMPARE(encoder.settings().frameSamples, 1920);
}

void TestTelephoneCodec::anyBytesAreSound()
{
    TelephoneSounds sounds;
    for (const VoiceCodec codec : {VoiceCodec::G722, VoiceCodec::Pcmu, VoiceCodec::Pcma}) {
        std::vector<std::byte> bytes(960);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::byte>(i * 37 + i / 7);
        std::vector<std::int16_t> samples(1920);
        const auto first = sounds.decode(codec, bytes, samples);
        sounds.reset();
        QCOMPARE(sounds.decode(codec, bytes, samples), first);
        sounds.reset();
        auto again = samples;
        QCOMPARE(sounds.decode(codec, bytes, again), first);
        QCOMPARE(again, samples); // after a reset nothing is left of what was
    }
}

QTEST_APPLESS_MAIN(TestTelephoneCodec)
#include "tst_telephonecodec.moc"
