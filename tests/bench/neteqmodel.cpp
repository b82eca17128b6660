// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/neteqmodel.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::bench
{
namespace
{

using media::kNsPerMs;

constexpr double kBucketMs = 20;
constexpr double kQuantile = 0.95;
constexpr double kForgetIntervals = 0.983;
constexpr double kForgetPackets = 0.9993;
constexpr double kStartWeight = 2; ///< the first observations count for more
constexpr double kMsPerLostPercent = 20;
constexpr double kStartTargetMs = 80;
constexpr double kMarginMs = 20; ///< above what target and jitter explain: shorten
constexpr double kFast = 4;      ///< times that: shorten at once
constexpr std::int64_t kHistoryNs = 2000 * kNsPerMs;
constexpr std::int64_t kIntervalNs = 500 * kNsPerMs;
constexpr std::int64_t kBetweenStretchesNs = 60 * kNsPerMs;
constexpr int kTick = 480;      ///< decisions are made every 10 ms
constexpr int kPitch = 360;     ///< 7.5 ms, of the 2.5–15 ms that are searched
constexpr int kFastPitch = 720; ///< the longest

std::size_t bucketOf(double ms, std::size_t count)
{
    return std::min(static_cast<std::size_t>(std::max(0.0, ms) / kBucketMs), count - 1);
}

double upperEdgeMs(std::size_t bucket)
{
    return static_cast<double>(bucket + 1) * kBucketMs;
}

/// `number`: how many observations there are with this one.
void observe(auto &histogram, double ms, double forget, int number)
{
    const double keep = std::min(forget, 1 - kStartWeight / (number + 1));
    for (double &share : histogram)
        share *= keep;
    histogram[bucketOf(ms, histogram.size())] += 1 - keep;
}

} // namespace

using media::PlayoutStep;

NetEqModel::NetEqModel()
{
    m_figures.targetMs = kStartTargetMs;
}

void NetEqModel::reset()
{
    *this = NetEqModel();
}

void NetEqModel::insert(const media::VoicePacket &packet)
{
    const std::int64_t at = m_shelf.timeOf(packet);
    learn(at, packet.arrivalNs);
    if (m_state != State::Starting && at < m_at)
        ++m_figures.late;
    else if (!m_shelf.put(at, packet))
        ++m_figures.duplicates;
}

void NetEqModel::learn(std::int64_t at, std::int64_t arrivalNs)
{
    const bool isFirst = m_packets == 0;
    const bool isOvertaken = !isFirst && at < m_newest;
    m_newest = isFirst ? at : std::max(m_newest, at);
    while (!m_arrivals.empty() && arrivalNs - m_arrivals.front().ns > kHistoryNs)
        m_arrivals.pop_front();
    m_arrivals.push_back({.ns = arrivalNs, .delayNs = arrivalNs - media::samplesToNs(at)});
    const double lateMs = static_cast<double>(m_arrivals.back().delayNs - baseNs()) / kNsPerMs;

    observe(m_reorders, isOvertaken ? lateMs : 0, kForgetPackets, ++m_packets);
    if (isFirst)
        m_intervalNs = arrivalNs;
    if (arrivalNs - m_intervalNs >= kIntervalNs) {
        observe(m_underruns, m_intervalMs, kForgetIntervals, ++m_intervals);
        m_intervalNs = arrivalNs;
        m_intervalMs = 0;
        m_figures.targetMs = std::max(underrunTargetMs(), reorderTargetMs());
    }
    m_intervalMs = std::max(m_intervalMs, lateMs);
}

double NetEqModel::underrunTargetMs() const
{
    double share = 0;
    std::size_t bucket = 0;
    for (; bucket + 1 < kBuckets; ++bucket) {
        share += m_underruns[bucket];
        if (share >= kQuantile)
            break;
    }
    return upperEdgeMs(bucket);
}

/// The delay at which waiting longer costs more than what would still be lost.
double NetEqModel::reorderTargetMs() const
{
    double bestMs = kBucketMs;
    double bestCost = 1e9;
    double later = 1;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
        later -= m_reorders[bucket];
        const double cost = upperEdgeMs(bucket) + kMsPerLostPercent * 100 * later;
        if (cost < bestCost) {
            bestCost = cost;
            bestMs = upperEdgeMs(bucket);
        }
    }
    return bestMs;
}

std::int64_t NetEqModel::baseNs() const
{
    return std::ranges::min_element(m_arrivals, {}, &Arrival::delayNs)->delayNs;
}

double NetEqModel::mostLateMs() const
{
    return static_cast<double>(std::ranges::max_element(m_arrivals, {}, &Arrival::delayNs)->delayNs - baseNs()) /
           kNsPerMs;
}

PlayoutStep NetEqModel::next(std::int64_t nowNs)
{
    const PacketShelf::Item *item = m_shelf.first();
    if (m_state == State::Starting) {
        // Half the target is gathered before anything is decoded, at the beginning and after each underrun.
        const double gatheredMs = static_cast<double>(media::samplesToNs(m_shelf.span())) / kNsPerMs;
        if (!item || gatheredMs < m_figures.targetMs / 2)
            return {.kind = PlayoutStep::Kind::Silence, .samples = kTick, .payload = {}};
        m_at = item->at;
        m_state = State::Playing;
    }
    if (!item)
        return expand(kTick);
    if (item->at > m_at)
        if (const auto step = bridge(item->at - m_at, item->redundantSamples))
            return *step;
    if (m_state == State::Expanding &&
        static_cast<double>(media::samplesToNs(m_shelf.span())) / kNsPerMs < m_figures.targetMs / 2)
        return expand(kTick);
    return play(nowNs);
}

PlayoutStep NetEqModel::play(std::int64_t nowNs)
{
    const double delayMs = static_cast<double>(nowNs - baseNs() - media::samplesToNs(m_at)) / kNsPerMs;
    PlayoutStep step = m_shelf.play();
    stretch(step, delayMs, nowNs);
    m_at += step.samples;
    m_state = State::Playing;
    m_expanded = 0;
    m_figures.delayMs = delayMs;
    return step;
}

/// Nothing is there: time passes, the place in the stream does not.
PlayoutStep NetEqModel::expand(std::int64_t samples)
{
    m_state = State::Expanding;
    m_expanded += samples;
    return {.kind = PlayoutStep::Kind::Conceal, .samples = static_cast<int>(samples), .payload = {}};
}

/// Something is missing before the first packet. What was made up while waiting stood for the beginning of it; empty
/// when for all of it.
std::optional<PlayoutStep> NetEqModel::bridge(std::int64_t missing, int redundant)
{
    const bool isRecoverable = redundant > 0 && missing <= redundant;
    const std::int64_t stoodFor = isRecoverable ? 0 : std::min(m_expanded, missing);
    m_at += stoodFor;
    missing -= stoodFor;
    m_expanded = 0;
    m_state = State::Playing;
    if (missing == 0)
        return {};
    if (isRecoverable) {
        m_at += missing;
        return m_shelf.recover(static_cast<int>(missing));
    }
    const auto samples = std::min<std::int64_t>(missing, kTick);
    m_at += samples;
    return PlayoutStep{.kind = PlayoutStep::Kind::Conceal, .samples = static_cast<int>(samples), .payload = {}};
}

void NetEqModel::stretch(PlayoutStep &step, double delayMs, std::int64_t nowNs)
{
    const double mostMs = m_figures.targetMs + mostLateMs() + kMarginMs;
    const bool isFast = delayMs >= kFast * mostMs;
    if (!isFast && nowNs - m_stretchedNs < kBetweenStretchesNs)
        return;
    step.trimEffort = media::TrimEffort::Fast;
    if (isFast)
        step.trimSamples = kFastPitch;
    else if (delayMs >= mostMs)
        step.trimSamples = kPitch;
    else if (delayMs < m_figures.targetMs)
        step.trimSamples = -kPitch;
    if (step.trimSamples != 0)
        m_stretchedNs = nowNs;
}

} // namespace causerie::bench
