// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/comfortnoise.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

using namespace causerie::media;

namespace
{

constexpr std::size_t kPacket = 960;

/// Noise with a spectrum that falls (a fan, say), of this RMS.
std::vector<float> fan(std::size_t count, double level)
{
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    std::vector<float> noise(count);
    double last = 0;
    for (float &sample : noise) {
        last = 0.9 * last + normal(random) * std::sqrt(1 - 0.81);
        sample = static_cast<float>(level * last);
    }
    return noise;
}

double rms(std::span<const float> sound)
{
    double power = 0;
    for (const float sample : sound)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    return std::sqrt(power / static_cast<double>(sound.size()));
}

/// The likeness of neighbours: 0 for white noise, nearly 1 where there are no high frequencies.
double colour(std::span<const float> sound)
{
    double sum = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i - 1]);
    return sum / static_cast<double>(sound.size()) / (rms(sound) * rms(sound));
}

void learn(ComfortNoise &noise, std::span<const float> sound)
{
    for (; sound.size() >= kPacket; sound = sound.subspan(kPacket))
        noise.learn(sound.first(kPacket));
}

} // namespace

class TestComfortNoise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentAtFirst();
    void isLikeTheBackground_data();
    void isLikeTheBackground();
    void speechIsNoBackground();
    void isNeverLoud();
    void anythingIsFinite();
};

void TestComfortNoise::isSilentAtFirst()
{
    ComfortNoise noise;
    std::vector<float> made(960, 1.0F);
    noise.make(made);
    QCOMPARE(rms(made), 0.0);
    // … and after digital silence.
    learn(noise, std::vector<float>(48000));
    noise.make(made);
    QVERIFY(rms(made) < 1e-5);
}

void TestComfortNoise::isLikeTheBackground_data()
{
    QTest::addColumn<double>("level");
    QTest::newRow("-70 dB") << 0.0003;
    QTest::newRow("-60 dB") << 0.001;
    QTest::newRow("-46 dB") << 0.005;
}

void TestComfortNoise::isLikeTheBackground()
{
    QFETCH(double, level);
    ComfortNoise noise;
    const auto background = fan(10 * 48000, level);
    learn(noise, background);
    std::vector<float> made(48000);
    noise.make(made);
    const double ratio = rms(made) / rms(background);
    QVERIFY2(ratio > 0.8 && ratio < 1.25, qPrintable(QString::number(ratio)));
    QVERIFY2(std::abs(colour(made) - colour(background)) < 0.05, qPrintable(QString::number(colour(made))));
    // And goes on as it was when the background is heard again.
    std::vector<float> again(48000);
    noise.make(again);
    QVERIFY(again != made);
}

/// Bursts of a loud vowel over the fan: what is learnt is the fan.
void TestComfortNoise::speechIsNoBackground()
{
    auto sound = fan(20 * 48000, 0.001);
    for (std::size_t i = 0; i < sound.size(); ++i)
        if (i / 48000 % 3 != 2) // two seconds of three
            sound[i] +=
                0.3F * static_cast<float>(std::sin(2 * std::numbers::pi * 200 * static_cast<double>(i) / 48000));
    ComfortNoise noise;
    learn(noise, sound);
    QVERIFY2(noise.level() > 0.0007 && noise.level() < 0.0015, qPrintable(QString::number(noise.level())));
}

void TestComfortNoise::isNeverLoud()
{
    ComfortNoise noise;
    learn(noise, fan(60 * 48000, 0.2));
    std::vector<float> made(48000);
    noise.make(made);
    QVERIFY(rms(made) < 1.3 * ComfortNoise::kMostLevel);
}

void TestComfortNoise::anythingIsFinite()
{
    ComfortNoise noise;
    std::vector<float> made(960);
    for (int n = 0; n < 400; ++n) {
        std::vector<float> sound(kPacket);
        for (std::size_t i = 0; i < kPacket; ++i)
            sound[i] = n % 4 == 0 ? 0.0F : static_cast<float>(1e-4 * std::sin(0.001 * n * static_cast<double>(i)));
        noise.learn(sound);
        noise.learn(std::span(sound).first(static_cast<std::size_t>(n) % 30)); // next to nothing
        noise.make(made);
        QVERIFY(
            std::ranges::all_of(made, [](float sample) { return std::isfinite(sample) && std::abs(sample) < 0.1F; }));
    }
}

QTEST_GUILESS_MAIN(TestComfortNoise)
#include "tst_comfortnoise.moc"
