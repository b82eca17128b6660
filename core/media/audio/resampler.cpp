// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/resampler.h"

#include <QtAssert>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace causerie::media
{
namespace
{

constexpr std::size_t kPhases = 512; ///< between them linear interpolation, good for −90 dB
constexpr double kTapsAtUnity = 48;  ///< for the higher rate; more are needed the lower the band
constexpr double kKaiserBeta = 7.5;  ///< −75 dB beside the main lobe

/// Modified Bessel function of order zero, by its series.
double bessel(double x)
{
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; ++k) {
        term *= (x / (2 * k)) * (x / (2 * k));
        sum += term;
    }
    return sum;
}

double sinc(double x)
{
    return std::abs(x) < 1e-9 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

} // namespace

Resampler::Resampler(int fromRate, int toRate)
    : m_step(static_cast<double>(fromRate) / toRate),
      m_taps(2 * static_cast<std::size_t>(std::ceil(kTapsAtUnity / 2 * std::max(1.0, m_step)))),
      m_filter((kPhases + 1) * m_taps), m_history(2 * m_taps)
{
    Q_ASSERT_X(fromRate >= 1000 && toRate >= 1000, "Resampler", "the reader of the file or the device checks rates");
    const double half = static_cast<double>(m_taps) / 2;
    m_position = half - static_cast<double>(delay()) * m_step; // one output falls on the first input exactly
    // The transition band lies below the half of the lower rate, so that nothing folds back.
    const double cutoff = std::min(1.0, 1 / m_step) * 0.93;
    for (std::size_t phase = 0; phase <= kPhases; ++phase) {
        float *row = &m_filter[phase * m_taps];
        double gain = 0;
        for (std::size_t tap = 0; tap < m_taps; ++tap) {
            const double at = static_cast<double>(tap) - half + 1 - static_cast<double>(phase) / kPhases;
            const double inside = std::max(0.0, 1 - (at / half) * (at / half));
            const double value = sinc(at * cutoff) * bessel(kKaiserBeta * std::sqrt(inside));
            row[tap] = static_cast<float>(value);
            gain += value;
        }
        for (std::size_t tap = 0; tap < m_taps; ++tap)
            row[tap] = static_cast<float>(row[tap] / gain);
    }
}

std::size_t Resampler::roomFor(std::size_t count) const
{
    return static_cast<std::size_t>(std::ceil(static_cast<double>(count) / m_step)) + 2;
}

std::size_t Resampler::convert(std::span<const float> input, std::span<float> output)
{
    Q_ASSERT_X(output.size() >= roomFor(input.size()), "Resampler", "ask roomFor() first");
    std::size_t written = 0;
    for (const float sample : input) {
        m_history[m_newest] = m_history[m_newest + m_taps] = sample;
        m_newest = (m_newest + 1) % m_taps;
        // The oldest sample is at m_newest now; the window starts there.
        for (; m_position < 1; m_position += m_step)
            output[written++] = interpolate(&m_history[m_newest], m_position);
        m_position -= 1;
    }
    return written;
}

float Resampler::interpolate(const float *window, double fraction) const
{
    const double exact = fraction * kPhases;
    const auto phase = std::min(static_cast<std::size_t>(exact), kPhases - 1);
    const auto between = static_cast<float>(exact - static_cast<double>(phase));
    const float *row = &m_filter[phase * m_taps];
    const float *next = row + m_taps;
    float low = 0;
    float high = 0;
    for (std::size_t tap = 0; tap < m_taps; ++tap) {
        low += window[tap] * row[tap];
        high += window[tap] * next[tap];
    }
    return low + between * (high - low);
}

std::vector<float> resampled(std::span<const float> sound, int fromRate, int toRate)
{
    if (fromRate == toRate)
        return {sound.begin(), sound.end()};
    Resampler resampler(fromRate, toRate);
    const std::size_t late = resampler.delay();
    const auto length = static_cast<std::size_t>(std::llround(static_cast<double>(sound.size()) * toRate / fromRate));

    std::vector<float> output(length + late + 4096);
    std::array<float, 256> quiet{};
    std::vector<float> piece(resampler.roomFor(quiet.size()));
    std::size_t written = 0;
    const auto take = [&](std::span<const float> input) {
        const std::size_t count = resampler.convert(input, piece);
        const std::size_t kept = std::min(count, output.size() - written);
        std::copy_n(piece.begin(), kept, output.begin() + static_cast<std::ptrdiff_t>(written));
        written += kept;
    };
    for (std::size_t at = 0; at < sound.size(); at += quiet.size())
        take(sound.subspan(at, std::min(quiet.size(), sound.size() - at)));
    while (written < length + late)
        take(quiet);
    output.erase(output.begin(), output.begin() + static_cast<std::ptrdiff_t>(late));
    output.resize(length);
    return output;
}

} // namespace causerie::media
