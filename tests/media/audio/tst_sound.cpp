// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/deviceformat.h"
#include "core/media/audio/format.h"
#include "core/media/audio/level.h"
#include "core/media/audio/resampler.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace causerie::media;

namespace
{

std::vector<float> tone(double hertz, int rate, double seconds, float amplitude = 0.5F)
{
    std::vector<float> sound(static_cast<std::size_t>(std::lround(seconds * rate)));
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] =
            amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return sound;
}

/// In decibels, of the middle.
double differenceDb(std::span<const float> a, std::span<const float> b)
{
    double error = 1e-30;
    double power = 1e-30;
    for (std::size_t i = a.size() / 4; i < a.size() * 3 / 4; ++i) {
        error += std::pow(static_cast<double>(a[i] - b[i]), 2);
        power += std::pow(static_cast<double>(a[i]), 2);
    }
    return 10 * std::log10(error / power);
}

QAudioFormat deviceFormat(int rate, int channels, QAudioFormat::SampleFormat samples)
{
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setChannelCount(channels);
    format.setSampleFormat(samples);
    return format;
}

} // namespace

class TestSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sixteenBits();
    void timeAndSamples();
    void levels_data();
    void levels();
    void meterHoldsTheLoudest();
    void resamplingKeepsTones_data();
    void resamplingKeepsTones();
    void resamplingRemovesWhatWouldFold();
    void resamplingInPiecesIsTheSame();
    void deviceFormatsThereAndBack_data();
    void deviceFormatsThereAndBack();
    void surroundSpeaksInFront();
    void notANumberIsSilence();
};

void TestSound::sixteenBits()
{
    QCOMPARE(toInt16(0), std::int16_t{0});
    QCOMPARE(toInt16(-1), std::int16_t{-32768});
    QCOMPARE(toInt16(1), std::int16_t{32767});
    QCOMPARE(toInt16(7), std::int16_t{32767});
    QCOMPARE(toInt16(-7), std::int16_t{-32768});
    for (int value = -32768; value <= 32767; ++value)
        QCOMPARE(toInt16(fromInt16(static_cast<std::int16_t>(value))), static_cast<std::int16_t>(value));
}

void TestSound::timeAndSamples()
{
    QCOMPARE(samplesToNs(480), kPeriodNs);
    QCOMPARE(nsToSamples(kPeriodNs), std::int64_t{480});
    QCOMPARE(samplesToNs(48000LL * 3600 * 24 * 365), 1'000'000'000LL * 3600 * 24 * 365);
    QCOMPARE(nsToSamples(1'000'000'000LL * 3600 * 24 * 365), 48000LL * 3600 * 24 * 365);
}

void TestSound::levels_data()
{
    QTest::addColumn<float>("amplitude");
    QTest::addColumn<double>("level");
    QTest::newRow("silence") << 0.0F << 0.0;
    QTest::newRow("-70 dB") << 3.16e-4F << 0.0;
    QTest::newRow("-60 dB") << 1e-3F << 0.0;
    QTest::newRow("-30 dB") << 0.0316228F << 0.5;
    QTest::newRow("full scale") << 1.0F << 1.0;
    QTest::newRow("over full scale") << 8.0F << 1.0;
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN() << 0.0;
}

void TestSound::levels()
{
    QFETCH(float, amplitude);
    QFETCH(double, level);
    const std::vector<float> sound(480, amplitude);
    QVERIFY(std::abs(loudness(sound) - level) < 1e-3);
    QCOMPARE(loudness({}), 0.0);
}

void TestSound::meterHoldsTheLoudest()
{
    LevelMeter meter;
    const std::vector<float> loud(480, 1.0F);
    const std::vector<float> quiet(240);
    QCOMPARE(meter.feed(loud), 1.0);
    for (int half = 0; half < 48; ++half)
        QCOMPARE(meter.feed(quiet), 1.0); // 240 ms
    meter.feed(quiet);
    QCOMPARE(meter.feed(quiet), 0.0); // a quarter of a second is over
}

void TestSound::resamplingKeepsTones_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<double>("hertz");
    for (const int rate : {8000, 11025, 16000, 22050, 44100, 96000, 192000}) {
        QTest::addRow("%d to 48000, 1 kHz", rate) << rate << 48000 << 1000.0;
        QTest::addRow("48000 to %d, 1 kHz", rate) << 48000 << rate << 1000.0;
        QTest::addRow("%d to 48000, high", rate) << rate << 48000 << std::min(rate, 48000) * 0.42;
    }
    QTest::newRow("the same rate") << 48000 << 48000 << 1000.0;
}

void TestSound::resamplingKeepsTones()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(double, hertz);
    const auto output = resampled(tone(hertz, from, 0.4), from, to);
    const auto expected = tone(hertz, to, 0.4);
    QVERIFY(std::abs(std::ssize(output) - std::ssize(expected)) <= 1);
    const double error = differenceDb(std::span(expected).first(std::min(expected.size(), output.size())), output);
    QVERIFY2(error < -45, qPrintable(QString::number(error)));
}

void TestSound::resamplingRemovesWhatWouldFold()
{
    const auto output = resampled(tone(5500, 48000, 0.5), 48000, 8000); // would sound at 2.5 kHz
    double power = 0;
    for (std::size_t i = output.size() / 4; i < output.size() * 3 / 4; ++i)
        power += std::pow(static_cast<double>(output[i]), 2);
    power /= static_cast<double>(output.size()) / 2;
    QVERIFY2(10 * std::log10(power / 0.125) < -60, qPrintable(QString::number(10 * std::log10(power / 0.125))));
}

void TestSound::resamplingInPiecesIsTheSame()
{
    const auto sound = tone(440, 44100, 0.3);
    Resampler whole(44100, 48000);
    std::vector<float> expected(whole.roomFor(sound.size()));
    expected.resize(whole.convert(sound, expected));

    Resampler pieces(44100, 48000);
    std::vector<float> output;
    for (std::size_t at = 0, step = 1; at < sound.size(); at += step, step = step % 97 + 1) {
        const auto piece = std::span(sound).subspan(at, std::min(step, sound.size() - at));
        std::vector<float> room(pieces.roomFor(piece.size()));
        room.resize(pieces.convert(piece, room));
        output.insert(output.end(), room.begin(), room.end());
    }
    QCOMPARE(output, expected);
}

void TestSound::deviceFormatsThereAndBack_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("samples");
    QTest::addColumn<double>("errorDb");
    QTest::newRow("48 kHz mono 16 bit") << 48000 << 1 << int(QAudioFormat::Int16) << -80.0;
    QTest::newRow("48 kHz mono float") << 48000 << 1 << int(QAudioFormat::Float) << -140.0;
    QTest::newRow("48 kHz stereo 32 bit") << 48000 << 2 << int(QAudioFormat::Int32) << -80.0;
    QTest::newRow("48 kHz stereo 8 bit") << 48000 << 2 << int(QAudioFormat::UInt8) << -30.0;
    QTest::newRow("44.1 kHz stereo 16 bit") << 44100 << 2 << int(QAudioFormat::Int16) << -45.0;
    QTest::newRow("96 kHz stereo float") << 96000 << 2 << int(QAudioFormat::Float) << -60.0;
}

void TestSound::deviceFormatsThereAndBack()
{
    QFETCH(int, rate);
    QFETCH(int, channels);
    QFETCH(int, samples);
    QFETCH(double, errorDb);
    const QAudioFormat format = deviceFormat(rate, channels, static_cast<QAudioFormat::SampleFormat>(samples));
    PlaybackConverter out(format);
    CaptureConverter in(format);
    const auto sound = tone(700, 48000, 1);
    std::vector<float> back;
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < sound.size(); at += 240) {
        const auto device = out.convert(std::span(sound).subspan(at, 240));
        QCOMPARE(device.size() % in.frameBytes(), std::size_t{0});
        bytes += device.size();
        const auto piece = in.convert(device);
        back.insert(back.end(), piece.begin(), piece.end());
    }
    QVERIFY(std::abs(static_cast<double>(bytes) / format.bytesPerFrame() - rate) < 100);
    // What the two filters add in delay.
    double late = 0;
    if (rate != 48000)
        late = static_cast<double>(Resampler(48000, rate).delay()) * 48000 / rate +
               static_cast<double>(Resampler(rate, 48000).delay());
    std::vector<float> expected(sound.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        expected[i] =
            0.5F * static_cast<float>(std::sin(2 * std::numbers::pi * 700 * (static_cast<double>(i) - late) / 48000));
    const std::size_t length = std::min(expected.size(), back.size());
    const double error = differenceDb(std::span(expected).first(length), back);
    QVERIFY2(error < errorDb, qPrintable(QString::number(error)));
}

void TestSound::surroundSpeaksInFront()
{
    PlaybackConverter out(deviceFormat(48000, 6, QAudioFormat::Int16));
    const std::vector<float> sound(240, 0.5F);
    const auto bytes = out.convert(sound);
    QCOMPARE(bytes.size(), std::size_t{240 * 12});
    std::array<std::int16_t, 6> frame{};
    std::memcpy(frame.data(), bytes.data(), sizeof frame);
    QCOMPARE(frame, (std::array<std::int16_t, 6>{16384, 16384, 0, 0, 0, 0}));
}

void TestSound::notANumberIsSilence()
{
    CaptureConverter in(deviceFormat(48000, 1, QAudioFormat::Float));
    const std::array device{std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 9.0F};
    const auto sound = in.convert(std::span(reinterpret_cast<const char *>(device.data()), sizeof device));
    QCOMPARE(std::vector<float>(sound.begin(), sound.end()), (std::vector<float>{0, 0, 1}));
}

QTEST_GUILESS_MAIN(TestSound)
#include "tst_sound.moc"
