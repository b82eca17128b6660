// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/timestretch.h"
#include "tests/support/estoi.h"
#include "tests/support/fourier.h"
#include "tests/support/speech.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace causerie::media;

namespace
{

std::vector<float> tone(std::size_t length, double period)
{
    std::vector<float> sound(length);
    for (std::size_t i = 0; i < length; ++i)
        sound[i] = static_cast<float>(std::sin(2 * std::numbers::pi * static_cast<double>(i) / period));
    return sound;
}

/// The largest step between neighbours: a click is a large one.
float steepest(std::span<const float> sound)
{
    float most = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        most = std::max(most, std::abs(sound[i] - sound[i - 1]));
    return most;
}

/// In decibels, by thirds of an octave from 100 Hz to 10 kHz.
std::vector<double> spectrum(std::span<const float> sound)
{
    std::vector<std::complex<double>> bins(1024);
    const std::size_t count = std::min<std::size_t>(sound.size(), 960);
    for (std::size_t i = 0; i < count; ++i)
        bins[i] = static_cast<double>(sound[i]) * std::sin(std::numbers::pi * static_cast<double>(i) / 960);
    causerie::test::fourier(bins);
    std::vector<double> bands;
    for (double from = 100; from < 10'000; from *= std::cbrt(2.0)) {
        double power = 1e-7;
        for (auto k = static_cast<std::size_t>(from / 46.875); k <= static_cast<std::size_t>(from * 1.26 / 46.875); ++k)
            power += std::norm(bins[k]);
        bands.push_back(10 * std::log10(power));
    }
    return bands;
}

/// How far the spectrum is from the nearest of the sound that it was made of.
double distance(std::span<const float> made, std::span<const float> of)
{
    const auto there = spectrum(made);
    double least = 1e9;
    for (std::size_t at = 0; at + 960 <= of.size(); at += 120) {
        const auto here = spectrum(of.subspan(at, 960));
        double sum = 0;
        for (std::size_t i = 0; i < here.size(); ++i)
            sum += (here[i] - there[i]) * (here[i] - there[i]);
        least = std::min(least, std::sqrt(sum / static_cast<double>(here.size())));
    }
    return least;
}

double rms(std::span<const float> sound)
{
    double power = 0;
    for (const float sample : sound)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    return std::sqrt(power / static_cast<double>(sound.size()));
}

constexpr double kSpeechRms = 0.02; ///< louder than pauses and most consonants

} // namespace

class TestTimeStretch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortensByWholePeriods();
    void lengthensByWholePeriods();
    void neverMoreThanAsked_data();
    void neverMoreThanAsked();
    void leavesAloneWhatIsNotLikeItself();
    void theEndGoesOnWithItsPeriod();
    void speechIsStretchedUnheard_data();
    void speechIsStretchedUnheard();
    void speechToAndFro();
};

void TestTimeStretch::shortensByWholePeriods()
{
    const auto before = tone(960, 160); // 300 Hz
    auto sound = before;
    const std::size_t length = shorten(sound, 480, kPeriodLikeness);
    QCOMPARE((960 - length) % 160, std::size_t{0});
    QVERIFY(length < 960);
    for (std::size_t i = 0; i < length; ++i)
        QVERIFY(std::abs(sound[i] - before[i]) < 0.01F); // a tone does not show where it was cut
}

void TestTimeStretch::lengthensByWholePeriods()
{
    const auto before = tone(1440, 160);
    auto sound = before;
    const std::size_t length = lengthen(sound, 960, 480, kPeriodLikeness);
    QCOMPARE((length - 960) % 160, std::size_t{0});
    QVERIFY(length > 960);
    for (std::size_t i = 0; i < length; ++i)
        QVERIFY(std::abs(sound[i] - before[i]) < 0.01F);
}

void TestTimeStretch::neverMoreThanAsked_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("most");
    QTest::addColumn<double>("least");
    for (const int length : {0, 1, 120, 240, 359, 360, 480, 960, 2880, 5760})
        for (const int most : {0, 1, 119, 120, 240, 480, 720, 5000})
            for (const double least : {kAnyLikeness, kHalfLikeness, kPeriodLikeness})
                QTest::addRow("%d of %d, %.1f", most, length, least) << length << most << least;
}

void TestTimeStretch::neverMoreThanAsked()
{
    QFETCH(int, length);
    QFETCH(int, most);
    QFETCH(double, least);
    const auto count = static_cast<std::size_t>(length);
    auto sound = tone(count, 133);
    const float steep = steepest(sound);
    const std::size_t shorter = shorten(sound, static_cast<std::size_t>(most), least);
    QVERIFY(shorter <= count && count - shorter <= static_cast<std::size_t>(most));
    QVERIFY(steepest(std::span(sound).first(shorter)) <= 2 * steep + 0.02F);

    auto room = tone(count + 720, 133);
    const std::size_t longer = lengthen(room, count, static_cast<std::size_t>(most), least);
    QVERIFY(longer >= count && longer - count <= static_cast<std::size_t>(most));
    QVERIFY(steepest(std::span(room).first(longer)) <= 2 * steepest(tone(count + 720, 133)) + 0.02F);
}

void TestTimeStretch::leavesAloneWhatIsNotLikeItself()
{
    std::vector<float> sound(960);
    std::uint32_t dice = 1;
    for (float &sample : sound)
        sample = static_cast<float>((dice = dice * 1664525 + 1013904223) >> 8) / 8388608.0F - 1;
    QCOMPARE(shorten(sound, 480, kHalfLikeness), std::size_t{960});
    std::vector<float> room = sound;
    room.resize(1440);
    QCOMPARE(lengthen(room, 960, 480, kHalfLikeness), std::size_t{960});
    QVERIFY(std::equal(sound.begin(), sound.end(), room.begin()));
    // Quiet noise is another matter: any place will do.
    QVERIFY(lengthen(room, 960, 480, kAnyLikeness) >= 960 + 360);
    QVERIFY(shorten(sound, 480, kAnyLikeness) <= 960 - 360);
}

void TestTimeStretch::theEndGoesOnWithItsPeriod()
{
    for (const std::size_t period : {130U, 160U, 255U, 400U, 600U}) {
        const auto sound = tone(1200, static_cast<double>(period));
        const std::size_t found = lastPeriod(sound) % period;
        QVERIFY2(found <= 2 || found >= period - 2, qPrintable(QString::number(lastPeriod(sound))));
    }
    QCOMPARE(lastPeriod(std::vector<float>(1200)), std::size_t{120}); // silence: any
    QCOMPARE(lastPeriod({}), std::size_t{1});
}

void TestTimeStretch::speechIsStretchedUnheard_data()
{
    QTest::addColumn<QString>("voice");
    QTest::addColumn<double>("least");
    QTest::addColumn<int>("mostMs");
    QTest::addColumn<double>("leastDone");    // share of the loud packets
    QTest::addColumn<double>("meanDistance"); // dB
    for (const char *voice : {"en", "en+f3", "fr", "de+f2"}) {
        QTest::addRow("%s, gently", voice) << QString::fromLatin1(voice) << kPeriodLikeness << 10 << 0.5 << 2.0;
        QTest::addRow("%s, fast", voice) << QString::fromLatin1(voice) << kHalfLikeness << 15 << 0.75 << 2.5;
    }
}

/// Every packet of 20 ms of real speech: as often as the playout buffer relies on, without a click, and with the
/// spectrum of what was said at that place.
void TestTimeStretch::speechIsStretchedUnheard()
{
    QFETCH(QString, voice);
    QFETCH(double, least);
    QFETCH(int, mostMs);
    QFETCH(double, leastDone);
    QFETCH(double, meanDistance);
    const causerie::test::Speech speech(voice);
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    const std::span<const float> all = speech.samples();
    const auto most = static_cast<std::size_t>(mostMs) * 48;
    int loud = 0;
    int done = 0;
    double moved = 0;
    double distances = 0;
    int measured = 0;
    for (std::size_t at = 960; at + 2 * 960 <= all.size(); at += 960) {
        const auto packet = all.subspan(at, 960);
        if (rms(packet) < kSpeechRms)
            continue;
        ++loud;
        std::vector<float> shorter(packet.begin(), packet.end());
        shorter.resize(shorten(shorter, most, least));
        std::vector<float> longer(packet.begin(), packet.end());
        longer.resize(960 + most);
        longer.resize(lengthen(longer, 960, most, least));
        if (shorter.size() == 960)
            continue;
        ++done;
        moved += 960 - static_cast<double>(shorter.size());
        for (const auto &sound : {shorter, longer}) {
            QVERIFY(steepest(sound) <= 1.02F * steepest(packet) + 0.005F);
            // With its neighbours, as it is heard.
            std::vector<float> heard(all.begin() + static_cast<std::ptrdiff_t>(at - 480),
                                     all.begin() + static_cast<std::ptrdiff_t>(at));
            heard.insert(heard.end(), sound.begin(), sound.end());
            heard.insert(heard.end(), all.begin() + static_cast<std::ptrdiff_t>(at + 960),
                         all.begin() + static_cast<std::ptrdiff_t>(at + 1440));
            const auto middle = std::span<const float>(heard).subspan(heard.size() / 2 - 480, 960);
            distances += distance(middle, all.subspan(at - 480, 1920));
            ++measured;
        }
    }
    const double share = static_cast<double>(done) / loud;
    qInfo("%d packets of speech, %.0f %% of them stretched, by %.1f ms; spectrum %.2f dB off", loud, 100 * share,
          moved / done / 48, distances / measured);
    QVERIFY(share >= leastDone);
    QVERIFY(distances / measured <= meanDistance);
}

/// A packet shorter, one longer, at the pace of what is not heard: it is as well understood as before.
void TestTimeStretch::speechToAndFro()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    const std::span<const float> all = speech.samples();
    std::vector<float> heard;
    std::ptrdiff_t behind = 0;
    std::size_t operations = 0;
    for (std::size_t at = 0; at + 960 <= all.size(); at += 960) {
        std::vector<float> room(all.begin() + static_cast<std::ptrdiff_t>(at),
                                all.begin() + static_cast<std::ptrdiff_t>(at + 960));
        room.resize(960 + 720);
        std::size_t length = 960;
        if (at / 960 % 3 == 0)
            length = behind > 0 ? shorten(std::span(room).first(960), 480, kPeriodLikeness)
                                : lengthen(room, 960, 480, kPeriodLikeness);
        operations += length != 960 ? 1 : 0;
        behind += static_cast<std::ptrdiff_t>(length) - 960;
        heard.insert(heard.end(), room.begin(), room.begin() + static_cast<std::ptrdiff_t>(length));
    }
    const auto likeness = causerie::test::compare(all, heard);
    qInfo("%zu operations in %.1f s: ESTOI %.3f", operations, static_cast<double>(all.size()) / 48000, likeness.estoi);
    QVERIFY(operations > all.size() / 960 / 8);
    QVERIFY(likeness.estoi > 0.9);
}

QTEST_GUILESS_MAIN(TestTimeStretch)
#include "tst_timestretch.moc"
