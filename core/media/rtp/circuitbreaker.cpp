// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/circuitbreaker.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace causerie::media
{

namespace
{
constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kMissingNs = 15 * kSecondNs;      // §4.1: three intervals of ours, of 5 s at least
constexpr double kMissingReports = 6;                    // of them lost in a row, where they are rare
constexpr double kDistanceShare = 1.0 / 8;               // of the newest distance between two
constexpr double kWithoutProgress = 5;                   // §4.2: k
constexpr double kLeastWithoutSeconds = 6;               // a change of cells or access points may take some
constexpr double kLeastUnheard = 10;                     // packets: a pause (DTX) sends one each 400 ms
constexpr double kTimesTcp = 10;                         // §4.3
constexpr double kSecondsOfCongestion = 15;              // §4.3
constexpr double kUnusableLoss = 0.8;                    // §4.4: two copies of each packet bring half of it through
constexpr double kUnusableSeconds = 20;                  // §4.4
constexpr std::int64_t kLeastIntervalNs = kSecondNs / 2; // what comes sooner belongs to the same
constexpr std::int64_t kPauseNs = 10 * kSecondNs;
constexpr std::int64_t kMostPauseNs = 160 * kSecondNs;
constexpr std::int64_t kSoonNs = 60 * kSecondNs; // so soon again, the pause was too short
constexpr std::size_t kMostIntervals = 64;

/// §4.3: packets a second, by the short equation.
double tcpPackets(double loss, double tripSeconds)
{
    return 1 / (tripSeconds * std::sqrt(2 * loss / 3));
}
} // namespace

void CircuitBreaker::reported(const BreakerReport &report)
{
    const auto beforeNs = std::exchange(m_heardNs, report.nowNs);
    if (m_cause) {
        if (m_cause == BreakerCause::ReportsMissing)
            resume(report.nowNs);
        return;
    }
    if (beforeNs != 0 && m_idleNs == 0) { // of nobody who sends nothing, nobody reports
        const auto distance = static_cast<double>(report.nowNs - beforeNs);
        m_meanDistanceNs += (distance - m_meanDistanceNs) * (m_meanDistanceNs > 0 ? kDistanceShare : 1);
    }
    if (!m_last) {
        begin(report);
        return;
    }
    const auto elapsedNs = report.nowNs - m_last->nowNs - m_idleNs;
    if (elapsedNs < kLeastIntervalNs)
        return;
    const auto expected = static_cast<std::int32_t>(report.highestSequence - m_last->highestSequence);
    const auto lost = std::clamp(report.cumulativeLost - m_last->cumulativeLost, 0, std::max(expected, 0));
    const Interval interval{.seconds = static_cast<double>(elapsedNs) / static_cast<double>(kSecondNs),
                            .sent = static_cast<double>(report.packetsSent - m_last->packetsSent),
                            .expected = static_cast<double>(expected),
                            .lost = static_cast<double>(lost),
                            .tripSeconds = report.roundTripMs / 1000};
    if (expected < 0) // they count anew
        forget();
    begin(report);
    if (expected >= 0)
        take(interval, report.nowNs);
}

void CircuitBreaker::begin(const BreakerReport &report)
{
    m_last = report;
    m_idleNs = 0;
}

void CircuitBreaker::take(const Interval &interval, std::int64_t nowNs)
{
    if (interval.sent == 0 || interval.expected > 0) {
        m_withoutProgress = 0;
        m_unheard = 0;
        m_unheardSeconds = 0;
    }
    if (interval.sent == 0) // held: neither loss nor the time it takes
        return;
    if (interval.expected == 0) {
        ++m_withoutProgress;
        m_unheard += interval.sent;
        m_unheardSeconds += interval.seconds;
    }
    m_intervals.push_back(interval);
    if (m_intervals.size() > kMostIntervals)
        m_intervals.pop_front();
    judge(nowNs);
}

void CircuitBreaker::judge(std::int64_t nowNs)
{
    const Interval all = sum(m_intervals.size());
    const double interval = meanSeconds();
    const double wanted = std::ceil(kWithoutProgress * std::max(all.tripSeconds, interval) / interval);
    if (m_withoutProgress >= wanted && m_unheard >= kLeastUnheard && m_unheardSeconds >= kLeastWithoutSeconds) {
        blow(BreakerCause::NothingArrives, nowNs);
        return;
    }
    if (const auto count = congestionIntervals(); m_intervals.size() >= count) {
        const Interval recent = sum(count);
        const double rate = recent.sent / recent.seconds;
        const bool isLossy = recent.lost > 0 && recent.tripSeconds > 0;
        const double tcp = isLossy ? tcpPackets(recent.lost / recent.expected, recent.tripSeconds) : rate;
        if (rate > kTimesTcp * tcp) {
            blow(BreakerCause::Congestion, nowNs);
            return;
        }
        // Frames of 40 ms in place of 10 quarter the rate, which is no reason to make them short again.
        m_isNear = rate > kTimesTcp * tcp * (m_isNear ? 0.1 : 0.5);
    }
    std::size_t count = 0;
    for (double seconds = 0; count < m_intervals.size() && seconds < kUnusableSeconds; ++count)
        seconds += m_intervals[m_intervals.size() - 1 - count].seconds;
    const Interval lately = sum(count);
    if (lately.seconds >= kUnusableSeconds && lately.expected > 0 && lately.lost >= kUnusableLoss * lately.expected)
        blow(BreakerCause::Unusable, nowNs);
}

/// §4.3: CB_INTERVAL, with frames so short that they are not what counts.
std::size_t CircuitBreaker::congestionIntervals() const
{
    const double interval = meanSeconds();
    const double span = std::min(std::max(10 * sum(m_intervals.size()).tripSeconds, 3 * interval),
                                 std::max(kSecondsOfCongestion, 3 * interval));
    return static_cast<std::size_t>(std::max(1.0, std::ceil(span / interval)));
}

double CircuitBreaker::meanSeconds() const
{
    return sum(m_intervals.size()).seconds / static_cast<double>(m_intervals.size());
}

/// Of the last `count`; the round trip is their mean.
CircuitBreaker::Interval CircuitBreaker::sum(std::size_t count) const
{
    Interval sum;
    double trips = 0;
    int known = 0;
    for (std::size_t i = m_intervals.size() - count; i < m_intervals.size(); ++i) {
        const Interval &one = m_intervals[i];
        sum.seconds += one.seconds;
        sum.sent += one.sent;
        sum.expected += one.expected;
        sum.lost += one.lost;
        if (one.tripSeconds >= 0) {
            trips += one.tripSeconds;
            ++known;
        }
    }
    sum.tripSeconds = known > 0 ? trips / known : -1;
    return sum;
}

void CircuitBreaker::tick(std::int64_t nowNs, std::uint64_t packetsSent)
{
    const auto sinceTickNs = nowNs - std::exchange(m_tickNs, nowNs);
    if (m_cause) {
        if (nowNs - m_openedNs >= m_pauseNs)
            resume(nowNs);
        return;
    }
    if (packetsSent > m_sent) {
        if (nowNs - m_sentNs > kSecondNs)
            m_sendingNs = nowNs;
        m_sent = packetsSent;
        m_sentNs = nowNs;
    }
    if (nowNs - m_sentNs > kSecondNs) { // a pause (DTX) brings one each 400 ms
        m_idleNs += sinceTickNs;
        return;
    }
    const auto patienceNs = std::max(kMissingNs, static_cast<std::int64_t>(kMissingReports * m_meanDistanceNs));
    if (m_meanDistanceNs > 0 && nowNs - std::max(m_heardNs, m_sendingNs) >= patienceNs)
        blow(BreakerCause::ReportsMissing, nowNs);
}

void CircuitBreaker::restart(std::int64_t nowNs)
{
    m_pauseNs = 0;
    resume(nowNs);
}

void CircuitBreaker::blow(BreakerCause cause, std::int64_t nowNs)
{
    forget();
    const bool isAgain = m_pauseNs > 0 && nowNs - m_closedNs < kSoonNs;
    m_pauseNs = isAgain ? std::min(2 * m_pauseNs, kMostPauseNs) : kPauseNs;
    m_cause = cause;
    m_openedNs = nowNs;
}

void CircuitBreaker::resume(std::int64_t nowNs)
{
    forget();
    m_cause.reset();
    m_closedNs = nowNs;
    m_sendingNs = nowNs;
    m_sentNs = nowNs;
}

void CircuitBreaker::forget()
{
    m_isNear = false;
    m_last.reset();
    m_intervals.clear();
    m_withoutProgress = 0;
    m_unheard = 0;
    m_unheardSeconds = 0;
}

} // namespace causerie::media
