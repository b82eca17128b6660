// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/tones/tone.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace causerie::media;

namespace
{

constexpr std::size_t kRate = 48000;

std::vector<float> samplesOf(ToneSynthesis &synthesis, std::size_t count)
{
    std::vector<float> samples(count, 9);
    // In pieces of any size, as devices ask for them.
    std::size_t piece = 1;
    for (std::size_t at = 0; at < count; at += piece) {
        piece = std::min(count - at, at * 7 % 479 + 1);
        synthesis.render(std::span(samples).subspan(at, piece));
    }
    return samples;
}

double rms(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * double(sample);
    return std::sqrt(sum / double(samples.size()));
}

/// How much of the power is at this frequency, 0…1 (Goertzel).
double share(std::span<const float> samples, double hz)
{
    double re = 0;
    double im = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2 * std::numbers::pi * hz * double(i) / kRate;
        re += double(samples[i]) * std::cos(angle);
        im += double(samples[i]) * std::sin(angle);
    }
    const double power = rms(samples) * rms(samples);
    return 2 * (re * re + im * im) / (double(samples.size()) * double(samples.size())) / power;
}

/// The steepest step from one sample to the next.
double steepest(std::span<const float> samples)
{
    double most = std::abs(double(samples.front()));
    for (std::size_t i = 1; i < samples.size(); ++i)
        most = std::max(most, std::abs(double(samples[i]) - double(samples[i - 1])));
    return most;
}

} // namespace

class TestTone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cadences_data();
    void cadences();
    void nothingClicks_data();
    void nothingClicks();
    void theRingTonePleases();
    void someEndByThemselves();
    void fadesOutAtOnce();
};

void TestTone::cadences_data()
{
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<int>("onMs");
    QTest::addColumn<int>("periodMs");
    QTest::newRow("ringback") << Tone::Ringback << 1000 << 5000;
    QTest::newRow("busy") << Tone::Busy << 400 << 800;
    QTest::newRow("ended") << Tone::Ended << 150 << 300;
}

void TestTone::cadences()
{
    QFETCH(Tone, tone);
    QFETCH(int, onMs);
    QFETCH(int, periodMs);
    ToneSynthesis synthesis(scoreOf(tone));
    for (int round = 0; round < 2; ++round) {
        const auto on = samplesOf(synthesis, std::size_t(onMs) * 48);
        const auto off = samplesOf(synthesis, std::size_t(periodMs - onMs) * 48);
        QVERIFY(share(std::span(on).subspan(kRate / 50, on.size() - kRate / 25), 425) > 0.99); // E.180 §3
        QVERIFY(rms(on) > 0.05 && rms(on) < 0.2);
        QVERIFY(std::ranges::all_of(off, [](float sample) { return sample == 0; }));
    }
}

void TestTone::nothingClicks_data()
{
    QTest::addColumn<Tone>("tone");
    for (const Tone tone : {Tone::Ring, Tone::Ringback, Tone::Busy, Tone::Ended, Tone::Test})
        QTest::addRow("%d", int(tone)) << tone;
}

void TestTone::nothingClicks()
{
    QFETCH(Tone, tone);
    ToneSynthesis synthesis(scoreOf(tone));
    const auto sound = samplesOf(synthesis, 12 * kRate);
    // No step is steeper than that of the highest note at its loudest: 2π · 1046.5 / 48000 of the level.
    QVERIFY(steepest(sound) <= scoreOf(tone).level * 2 * std::numbers::pi * 1047 / kRate);
    QVERIFY(std::ranges::max(sound) <= float(scoreOf(tone).level));
    QVERIFY(std::ranges::max(sound) > float(scoreOf(tone).level) / 2);
    QCOMPARE(sound.front(), 0.0F);
}

void TestTone::theRingTonePleases()
{
    ToneSynthesis synthesis(scoreOf(Tone::Ring));
    const auto round = samplesOf(synthesis, 4 * kRate);
    const auto again = samplesOf(synthesis, 4 * kRate);
    QVERIFY(round == again); // every four seconds
    QVERIFY(share(std::span(round).subspan(480, 7200), 523.25) > 0.9);
    QVERIFY(rms(std::span(round).subspan(kRate * 5 / 2)) == 0.0); // and a pause to answer in
    QVERIFY(!synthesis.isOver());
}

void TestTone::someEndByThemselves()
{
    for (const auto &[tone, ms] :
         {std::pair(Tone::Busy, 3200), std::pair(Tone::Ended, 900), std::pair(Tone::Test, 1500)}) {
        ToneSynthesis synthesis(scoreOf(tone));
        (void)samplesOf(synthesis, std::size_t(ms) * 48 - 1);
        QVERIFY(!synthesis.isOver());
        (void)samplesOf(synthesis, 1);
        QVERIFY(synthesis.isOver());
        QCOMPARE(rms(samplesOf(synthesis, kRate)), 0.0);
    }
}

void TestTone::fadesOutAtOnce()
{
    ToneSynthesis synthesis(scoreOf(Tone::Ringback));
    const auto before = samplesOf(synthesis, kRate / 2);
    synthesis.fadeOut();
    const auto after = samplesOf(synthesis, kRate / 2);
    QVERIFY(synthesis.isOver());
    constexpr std::size_t kFade = ToneSynthesis::kFadeMs * 48;
    QVERIFY(rms(std::span(after).first(kFade)) > 0);
    QCOMPARE(rms(std::span(after).subspan(kFade + 1)), 0.0);
    QVERIFY(steepest(after) <= 0.12 * 2 * std::numbers::pi * 425 / kRate + 0.12 * std::numbers::pi / kFade + 0.12);
    QVERIFY(std::abs(after[0] - before.back()) < 0.01F);
}

QTEST_APPLESS_MAIN(TestTone)
#include "tst_tone.moc"
