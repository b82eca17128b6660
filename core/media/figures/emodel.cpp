// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/emodel.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{

namespace
{
constexpr double kLookAheadMs = 6.5;     // of Opus (RFC 6716 §2.1.4)
constexpr double kBestRating = 93.2;     // table 3: all parameters at their defaults
constexpr double kLossRobustness = 25.0; // Bpl; G.113 appendix I gives 25.1 for packet loss concealment
constexpr double kDelayOnsetMs = 100.0;  // mT: below it, delay does not impair
} // namespace

double delayImpairment(double delayMs)
{
    if (!(delayMs > kDelayOnsetMs))
        return 0;
    const double x = std::log2(delayMs / kDelayOnsetMs);
    return 25 * (std::pow(1 + std::pow(x, 6), 1.0 / 6) - 3 * std::pow(1 + std::pow(x / 3, 6), 1.0 / 6) + 2);
}

double lossImpairment(double lossPercent, double burstRatio)
{
    const double loss = std::clamp(lossPercent, 0.0, 100.0);
    return 95 * loss / (loss / std::max(1.0, burstRatio) + kLossRobustness);
}

double ratingFactor(double delayMs, double lossPercent)
{
    return std::clamp(kBestRating - delayImpairment(delayMs) - lossImpairment(lossPercent), 0.0, 100.0);
}

double meanOpinionScore(double rating)
{
    if (rating <= 0)
        return 1;
    if (rating >= 100)
        return 4.5;
    return std::max(1.0, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

double estimatedDelayMs(const Statistics &statistics)
{
    return std::max(0.0, statistics.roundTripMs) / 2 + std::max(0.0, statistics.delayMs) + statistics.plan.frameMs +
           kLookAheadMs + std::max(0.0, statistics.processingDelayMs);
}

double ratingFactor(const Statistics &statistics)
{
    return ratingFactor(estimatedDelayMs(statistics), std::max(statistics.concealedPercent, 0.0));
}

} // namespace causerie::media
