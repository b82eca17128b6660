// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/delayhistogram.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr double kFineMs = 100;
constexpr double kMiddleMs = 400;
constexpr double kMiddleStepMs = 4;
constexpr double kCoarseStepMs = 20;
constexpr std::size_t kFineBins = 101;
constexpr std::size_t kMiddleBins = 75;

std::size_t count(double steps)
{
    return static_cast<std::size_t>(std::ceil(steps));
}

} // namespace

std::size_t DelayHistogram::binOf(double ms)
{
    if (ms <= kFineMs)
        return count(std::max(0.0, ms));
    if (ms <= kMiddleMs)
        return kFineBins - 1 + count((ms - kFineMs) / kMiddleStepMs);
    return std::min(kFineBins + kMiddleBins - 1 + count((ms - kMiddleMs) / kCoarseStepMs), kBins - 1);
}

double DelayHistogram::edgeMs(std::size_t bin)
{
    const auto number = static_cast<double>(bin);
    if (bin < kFineBins)
        return number;
    if (bin < kFineBins + kMiddleBins)
        return kFineMs + kMiddleStepMs * (number + 1 - kFineBins);
    return kMiddleMs + kCoarseStepMs * (number + 1 - (kFineBins + kMiddleBins));
}

void DelayHistogram::add(double ms)
{
    // New observations grow instead of old ones shrinking: one addition per packet instead of a product per bin.
    m_newest = m_newest > 0 ? m_newest / m_forget : 1;
    m_weights[binOf(ms)] += m_newest;
    m_total += m_newest;
    if (m_newest > 1e100) {
        m_total = 0;
        for (double &weight : m_weights)
            m_total += weight /= m_newest;
        m_newest = 1;
    }
}

void DelayHistogram::reset()
{
    m_weights = {};
    m_newest = m_total = 0;
}

DelayHistogram::Choice DelayHistogram::cheapest(double percentMs) const
{
    Choice best;
    if (m_total <= 0)
        return best;
    double inTime = 0;
    best.costMs = 1e9;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        inTime += m_weights[bin];
        const double costMs = edgeMs(bin) + percentMs * 100 * std::max(0.0, 1 - inTime / m_total);
        if (costMs < best.costMs)
            best = {.delayMs = edgeMs(bin), .costMs = costMs};
    }
    return best;
}

} // namespace causerie::media
