// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/statisticshistory.h"

#include "core/media/figures/emodel.h"

#include <algorithm>
#include <array>
#include <utility>

namespace causerie::media
{

namespace
{

using Field = double StatisticsSample::*;

/// What becomes its mean when points are put together; the levels keep the most, and what is not known is no number.
constexpr std::array<Field, 12> kMeans{
    &StatisticsSample::delayMs,          &StatisticsSample::targetMs,          &StatisticsSample::jitterMs,
    &StatisticsSample::lossPercent,      &StatisticsSample::remoteLossPercent, &StatisticsSample::concealedPercent,
    &StatisticsSample::recoveredPercent, &StatisticsSample::leftOutPercent,    &StatisticsSample::putInPercent,
    &StatisticsSample::sentKbits,        &StatisticsSample::receivedKbits,     &StatisticsSample::rating};

/// `one` stands for `weight` times as long as `other`.
StatisticsSample merged(const StatisticsSample &one, double weight, const StatisticsSample &other)
{
    StatisticsSample both = other;
    for (const Field field : kMeans)
        both.*field = (one.*field * weight + other.*field) / (weight + 1);
    if (one.roundTripMs >= 0 && other.roundTripMs >= 0)
        both.roundTripMs = (one.roundTripMs * weight + other.roundTripMs) / (weight + 1);
    else
        both.roundTripMs = std::max(one.roundTripMs, other.roundTripMs);
    both.microphoneLevel = std::max(one.microphoneLevel, other.microphoneLevel);
    both.speakerLevel = std::max(one.speakerLevel, other.speakerLevel);
    return both;
}

/// Counts only grow, but for a path that began anew.
double grown(quint64 before, quint64 now)
{
    return now > before ? static_cast<double>(now - before) : 0;
}

double percent(double part, double whole)
{
    return whole > 0 ? std::min(100.0, 100 * part / whole) : 0;
}

} // namespace

StatisticsSample sampleBetween(const Statistics &before, const Statistics &now, double atS)
{
    const double lost = grown(before.packetsLost, now.packetsLost);
    const double played = grown(before.sound.played, now.sound.played);
    const auto share = [&](quint64 SoundCounts::*part) {
        return percent(grown(before.sound.*part, now.sound.*part), played);
    };
    StatisticsSample sample{.atS = atS,
                            .delayMs = now.delayMs,
                            .targetMs = now.playoutTargetMs,
                            .jitterMs = now.jitterMs,
                            .roundTripMs = now.roundTripMs,
                            .lossPercent = percent(lost, lost + grown(before.packetsReceived, now.packetsReceived)),
                            .remoteLossPercent = now.remoteLossPercent,
                            .concealedPercent = share(&SoundCounts::concealed),
                            .recoveredPercent = share(&SoundCounts::recovered),
                            .leftOutPercent = share(&SoundCounts::leftOut),
                            .putInPercent = share(&SoundCounts::putIn),
                            .sentKbits = now.bitrateSent,
                            .receivedKbits = now.bitrateReceived,
                            .microphoneLevel = now.microphoneLevel,
                            .speakerLevel = now.speakerLevel};
    sample.rating = ratingFactor(estimatedDelayMs(now), sample.concealedPercent);
    return sample;
}

bool StatisticsHistory::add(const Statistics &statistics, std::chrono::milliseconds at)
{
    m_microphoneLevel = std::max(m_microphoneLevel, statistics.microphoneLevel);
    m_speakerLevel = std::max(m_speakerLevel, statistics.speakerLevel);
    const qint64 second = at.count() / 1000;
    if (second <= m_second)
        return false;
    StatisticsSample sample = sampleBetween(m_last, statistics, static_cast<double>(at.count()) / 1000);
    sample.microphoneLevel = std::exchange(m_microphoneLevel, 0);
    sample.speakerLevel = std::exchange(m_speakerLevel, 0);
    m_second = second;
    m_last = statistics;
    take(sample);
    return true;
}

void StatisticsHistory::take(const StatisticsSample &second)
{
    m_pending = m_pendingSeconds == 0 ? second : merged(m_pending, m_pendingSeconds, second);
    if (++m_pendingSeconds < m_step)
        return;
    m_pendingSeconds = 0;
    m_samples.push_back(m_pending);
    if (m_samples.size() < kMostSamples)
        return;
    for (std::size_t i = 0; i < kMostSamples / 2; ++i)
        m_samples[i] = merged(m_samples[2 * i], 1, m_samples[2 * i + 1]);
    m_samples.resize(kMostSamples / 2);
    m_step *= 2;
}

} // namespace causerie::media
