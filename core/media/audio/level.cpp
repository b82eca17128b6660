// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/level.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{

double loudness(std::span<const float> samples)
{
    constexpr double kFloorDb = -60;
    if (samples.empty())
        return 0;
    double power = 0;
    for (const float sample : samples)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    power /= static_cast<double>(samples.size());
    if (!(power > 1e-12)) // silence, and what is not a number
        return 0;
    return std::clamp(1 - 10 * std::log10(power) / kFloorDb, 0.0, 1.0);
}

bool isClipped(std::span<const float> samples)
{
    constexpr float kEdge = 0.99F;
    constexpr int kEnough = 3;
    return std::ranges::count_if(samples, [](float sample) { return std::abs(sample) >= kEdge; }) >= kEnough;
}

double LevelMeter::feed(std::span<const float> samples)
{
    while (!samples.empty()) {
        const std::size_t count = std::min(samples.size(), m_period.size() - m_filled);
        std::copy_n(samples.begin(), count, m_period.begin() + static_cast<std::ptrdiff_t>(m_filled));
        samples = samples.subspan(count);
        m_filled += count;
        if (m_filled < m_period.size())
            break;
        m_filled = 0;
        m_recent[m_next] = loudness(m_period);
        m_next = (m_next + 1) % kPeriods;
    }
    return *std::ranges::max_element(m_recent);
}

} // namespace causerie::media
