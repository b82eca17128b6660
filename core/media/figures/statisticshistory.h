// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/statistics.h"

#include <chrono>
#include <vector>

namespace causerie::media
{

/// One point of a call's course. Shares are of the time since the point before, in percent.
struct StatisticsSample {
    double atS = 0; ///< since the call began
    double delayMs = 0;
    double targetMs = 0;
    double jitterMs = 0;
    double roundTripMs = -1; ///< −1: not known
    double lossPercent = 0;  ///< of theirs, here
    double remoteLossPercent = 0;
    double concealedPercent = 0;
    double recoveredPercent = 0;
    double leftOutPercent = 0; ///< accelerate
    double putInPercent = 0;   ///< expand
    double sentKbits = 0;
    double receivedKbits = 0;
    double microphoneLevel = 0; ///< 0…1
    double speakerLevel = 0;
    double rating = 0; ///< R of the E-model for this moment

    friend bool operator==(const StatisticsSample &, const StatisticsSample &) = default;
};

/// The course of a whole call, a point a second. Bounded: when it is full, each two points become their mean, and
/// from then on a point stands for twice as long. A value; pure, on injected time.
class StatisticsHistory
{
public:
    static constexpr std::size_t kMostSamples = 7200; ///< two hours of seconds; even

    /// Statistics as they come, some times a second; `at` never goes back. True when a second has passed.
    bool add(const Statistics &statistics, std::chrono::milliseconds at);

    const std::vector<StatisticsSample> &samples() const { return m_samples; }
    int secondsPerSample() const { return m_step; }

    friend bool operator==(const StatisticsHistory &, const StatisticsHistory &) = default;

private:
    void take(const StatisticsSample &second);

    std::vector<StatisticsSample> m_samples;
    StatisticsSample m_pending; ///< the mean of the seconds that wait to be a point
    int m_pendingSeconds = 0;
    int m_step = 1;
    qint64 m_second = -1;         ///< the last that was taken
    Statistics m_last;            ///< as they were then
    double m_microphoneLevel = 0; ///< the most since then
    double m_speakerLevel = 0;
};

/// What the time between two statistics was like. Pure.
StatisticsSample sampleBetween(const Statistics &before, const Statistics &now, double atS);

} // namespace causerie::media
