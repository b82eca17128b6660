// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/quality.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

namespace
{
struct QualityWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::Quality)
};

constexpr double kOpusFrameMs = 26.5;    // 20 ms of sound and 6.5 ms of look-ahead (RFC 6716 §2.1.4)
constexpr double kBestRating = 93.2;     // G.107 table 3: all parameters at their defaults
constexpr double kLossRobustness = 25.0; // Bpl; G.113 appendix I gives 25.1 for packet loss concealment
constexpr double kDelayOnsetMs = 100.0;  // below it, delay does not impair (§7.4)

/// G.107 equation 7-27 (default sensitivity sT = 1, mT = 100 ms).
double delayImpairment(double delayMs)
{
    if (delayMs <= kDelayOnsetMs)
        return 0;
    const double x = std::log2(delayMs / kDelayOnsetMs);
    return 25 * (std::pow(1 + std::pow(x, 6), 1.0 / 6) - 3 * std::pow(1 + std::pow(x / 3, 6), 1.0 / 6) + 2);
}

/// G.107 equation 7-29 with Ie = 0 and BurstR = 1.
double lossImpairment(double lossPercent)
{
    const double loss = std::clamp(lossPercent, 0.0, 100.0);
    return 95 * loss / (loss + kLossRobustness);
}
} // namespace

double estimatedDelayMs(const media::Statistics &statistics)
{
    return std::max(0.0, statistics.roundTripMs) / 2 + std::max(0.0, statistics.delayMs) + kOpusFrameMs;
}

double ratingFactor(double delayMs, double lossPercent)
{
    return std::clamp(kBestRating - delayImpairment(delayMs) - lossImpairment(lossPercent), 0.0, 100.0);
}

double ratingFactor(const media::Statistics &statistics)
{
    // A packet that came too late is lost to the ear, and one that was recovered is not.
    return ratingFactor(estimatedDelayMs(statistics), std::max(statistics.concealedPercent, 0.0));
}

double meanOpinionScore(double rating)
{
    if (rating <= 0)
        return 1;
    if (rating >= 100)
        return 4.5;
    return std::max(1.0, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

Quality qualityOf(const media::Statistics &statistics)
{
    if (statistics.firstAudioMs < 0)
        return Quality::Unknown;
    const double rating = ratingFactor(statistics);
    if (rating >= 90)
        return Quality::Excellent;
    if (rating >= 80)
        return Quality::Good;
    if (rating >= 70)
        return Quality::Fair;
    return rating >= 60 ? Quality::Poor : Quality::Bad;
}

QString qualityWord(Quality quality)
{
    switch (quality) {
    case Quality::Unknown:
        return QualityWords::tr("No sound yet");
    case Quality::Excellent:
        return QualityWords::tr("Excellent");
    case Quality::Good:
        return QualityWords::tr("Good");
    case Quality::Fair:
        return QualityWords::tr("Fair");
    case Quality::Poor:
        return QualityWords::tr("Poor");
    case Quality::Bad:
        return QualityWords::tr("Bad");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
