// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/comfortnoise.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr double kRise = 2;        ///< per second: 6 dB
constexpr double kQuietest = 1e-5; ///< −100 dB of full scale
constexpr double kNear = 1.6;      ///< times the floor is background as well
constexpr double kNewShare = 0.15; ///< of a packet of 20 ms in what is known
constexpr double kSampleRate = 48000;

} // namespace

void ComfortNoise::learn(std::span<const float> sound)
{
    if (sound.size() <= kOrder)
        return;
    double power = 0;
    for (const float sample : sound)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    const auto count = static_cast<double>(sound.size());
    const double rms = std::sqrt(power / count);
    m_floor = std::clamp(rms, kQuietest, m_floor * std::pow(kRise, count / kSampleRate));
    if (rms > kNear * m_floor)
        return;
    const double share = m_level > 0 ? std::min(1.0, kNewShare * count / 960) : 1;
    for (std::size_t lag = 0; lag <= kOrder; ++lag) {
        double sum = 0;
        for (std::size_t i = lag; i < sound.size(); ++i)
            sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i - lag]);
        m_likeness[lag] += share * (sum / count - m_likeness[lag]);
    }
    m_level = std::min(std::sqrt(m_likeness[0]), kMostLevel);
    solve();
}

/// Levinson and Durbin: the filter whose noise has this autocorrelation.
void ComfortNoise::solve()
{
    std::array<double, kOrder> filter{};
    double error = m_likeness[0] * 1.0001 + 1e-12; // a little white noise keeps it stable
    const double whole = error;
    for (std::size_t i = 0; i < kOrder; ++i) {
        double sum = m_likeness[i + 1];
        for (std::size_t j = 0; j < i; ++j)
            sum -= filter[j] * m_likeness[i - j];
        const double reflection = std::clamp(sum / error, -0.999, 0.999);
        const auto before = filter;
        filter[i] = reflection;
        for (std::size_t j = 0; j < i; ++j)
            filter[j] = before[j] - reflection * before[i - 1 - j];
        error *= 1 - reflection * reflection;
    }
    std::ranges::transform(filter, m_filter.begin(), [](double value) { return static_cast<float>(value); });
    m_gain = static_cast<float>(m_level * std::sqrt(error / whole));
}

/// −√3…√3, whose RMS is 1 (xorshift, Marsaglia 2003).
float ComfortNoise::dice()
{
    m_dice ^= m_dice << 13;
    m_dice ^= m_dice >> 17;
    m_dice ^= m_dice << 5;
    return (static_cast<float>(m_dice >> 8) / 8388608.0F - 1) * 1.7320508F;
}

void ComfortNoise::make(std::span<float> noise)
{
    for (float &sample : noise) {
        sample = dice() * m_gain;
        for (std::size_t i = 0; i < kOrder; ++i)
            sample += m_filter[i] * m_past[i];
        std::shift_right(m_past.begin(), m_past.end(), 1);
        m_past[0] = sample;
    }
}

} // namespace causerie::media
