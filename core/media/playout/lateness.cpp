// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/lateness.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

/// 400 packets (8 s of speech) weigh as much as all before them.
constexpr double kForget = 1 - 1.0 / 400;

} // namespace

void Lateness::add(std::int64_t mediaNs, std::int64_t arrivalNs)
{
    const std::int64_t delay = arrivalNs - mediaNs;
    const std::int64_t number = arrivalNs / 1'000'000'000;
    Second &second = m_least[static_cast<std::size_t>(number) % kSeconds];
    if (second.number != number)
        second = {.number = number, .leastNs = delay};
    else
        second.leastNs = std::min(second.leastNs, delay);
    // Seconds without a packet leave old ones behind.
    for (Second &old : m_least)
        if (old.number >= 0 && (number - old.number >= static_cast<std::int64_t>(kSeconds) || old.number > number))
            old.number = -1;

    const std::int64_t above = (delay - *baseNs() + 999'999) / 1'000'000;
    // New observations grow instead of old ones shrinking: one addition per packet instead of 400 products.
    m_weight = m_weight > 0 ? m_weight / kForget : 1;
    m_histogram[static_cast<std::size_t>(std::clamp<std::int64_t>(above, 0, kBins - 1))] += m_weight;
    if (m_weight > 1e100) {
        for (double &bin : m_histogram)
            bin /= m_weight;
        m_weight = 1;
    }
}

void Lateness::reset()
{
    m_least = {};
    m_histogram = {};
    m_weight = 0;
}

std::optional<std::int64_t> Lateness::baseNs() const
{
    std::optional<std::int64_t> least;
    for (const Second &second : m_least)
        if (second.number >= 0 && (!least || second.leastNs < *least))
            least = second.leastNs;
    return least;
}

double Lateness::quantileMs(double share) const
{
    double total = 0;
    for (const double bin : m_histogram)
        total += bin;
    double seen = 0;
    for (std::size_t ms = 0; ms < kBins; ++ms) {
        seen += m_histogram[ms];
        if (seen >= total * share)
            return static_cast<double>(ms);
    }
    return kBins - 1;
}

} // namespace causerie::media
