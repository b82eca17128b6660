// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/echowatch.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr double kFloor = 1e-6;       ///< of power: −60 dB
constexpr double kAround = 1.0 / 30;  ///< a mean of 0.3 s: words go, syllables stay
constexpr double kFading = 1.0 / 500; ///< of what was compared: 5 s
constexpr double kEnough = 1.0;       ///< dB² that there must be in either: silence is like anything

} // namespace

template<typename Take>
void EchoWatch::Envelope::feed(std::span<const float> sound, Take take)
{
    for (const float sample : sound) {
        power += static_cast<double>(sample) * static_cast<double>(sample);
        if (++samples < kPeriodSamples)
            continue;
        const double level = 10 * std::log10(std::max(kFloor, power / kPeriodSamples) / kFloor);
        mean += (level - mean) * kAround;
        power = 0;
        samples = 0;
        take(level - mean);
    }
}

void EchoWatch::said(std::span<const float> samples)
{
    m_said.feed(samples, [this](double level) {
        m_past[m_next] = level;
        m_next = (m_next + 1) % kLags;
    });
}

void EchoWatch::heard(std::span<const float> samples)
{
    m_heard.feed(samples, [this](double level) { compare(level); });
}

void EchoWatch::compare(double heard)
{
    m_heardSquares += (heard * heard - m_heardSquares) * kFading;
    double best = 0;
    for (std::size_t lag = 0; lag < kLags; ++lag) {
        const double said = m_past[(m_next + kLags - 1 - lag) % kLags];
        Products &products = m_products[lag];
        products.both += (said * heard - products.both) * kFading;
        products.said += (said * said - products.said) * kFading;
        if (products.said > kEnough && m_heardSquares > kEnough)
            best = std::max(best, products.both / std::sqrt(products.said * m_heardSquares));
    }
    m_likeness = std::clamp(best, 0.0, 1.0);
}

} // namespace causerie::media
