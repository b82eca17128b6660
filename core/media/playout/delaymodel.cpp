// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/delaymodel.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr double kFastPackets = 100;
constexpr double kSlowPackets = 1500;
constexpr double kFastShare = 0.3; ///< a few late packets of two seconds say less than the same of half a minute
constexpr double kMadeUp = 1.1;    ///< for each packet that is late; the steps in which it is waited for are coarse
constexpr int kChooseEvery = 5;    ///< packets
constexpr std::int64_t kBaseStepNs = 1000 * kNsPerMs;
constexpr std::int64_t kRecentStepNs = 40 * kNsPerMs;
constexpr double kBeginsToWander = 0.9; ///< when it costs so much less than to stand still
constexpr double kWorthMs = 2;          ///< … and so much beyond that

} // namespace

DelayModel::DelayModel(Patience patience)
    : m_base(kBaseStepNs), m_recent(kRecentStepNs), m_fast(kFastPackets), m_slow(kSlowPackets), m_above(kSlowPackets),
      m_aboveFast(kFastPackets)
{
    setPatience(patience);
}

void DelayModel::setPatience(Patience patience)
{
    m_percentMs = static_cast<double>(patience) * kMadeUp;
}

void DelayModel::add(std::int64_t mediaNs, std::int64_t arrivalNs)
{
    const std::int64_t delayNs = arrivalNs - mediaNs;
    // What is expected of this packet is what was known before it came.
    const std::int64_t recentNs = m_recent.least().value_or(delayNs);
    m_base.add(delayNs, arrivalNs);
    m_recent.add(delayNs, arrivalNs);
    const std::int64_t baseNs = *m_base.least();
    m_fast.add(static_cast<double>(delayNs - baseNs) / kNsPerMs);
    m_slow.add(static_cast<double>(delayNs - baseNs) / kNsPerMs);
    m_above.add(static_cast<double>(delayNs - recentNs) / kNsPerMs);
    m_aboveFast.add(static_cast<double>(delayNs - recentNs) / kNsPerMs);
    m_recentMs = static_cast<double>(*m_recent.least() - baseNs) / kNsPerMs;
    ++m_packets;
    m_meanRecentMs += (m_recentMs - m_meanRecentMs) / std::min<double>(m_packets, kSlowPackets);
    if (m_packets % kChooseEvery == 0 || m_packets < kChooseEvery)
        choose();
    m_targetMs = m_isWandering ? m_recentMs + m_wanderingMs : m_stillMs;
}

void DelayModel::choose()
{
    const auto still = m_slow.cheapest(m_percentMs);
    const auto wandering = m_above.cheapest(m_percentMs);
    const double quicklyMs = m_percentMs * kFastShare;
    m_stillMs = std::max(still.delayMs, m_fast.cheapest(quicklyMs).delayMs);
    m_wanderingMs = std::max(wandering.delayMs, m_aboveFast.cheapest(quicklyMs).delayMs);
    const double costMs = m_meanRecentMs + wandering.costMs;
    m_isWandering = costMs < (m_isWandering ? still.costMs : kBeginsToWander * still.costMs - kWorthMs);
}

void DelayModel::reset()
{
    m_base.reset();
    m_recent.reset();
    m_fast.reset();
    m_slow.reset();
    m_above.reset();
    m_aboveFast.reset();
    m_recentMs = m_meanRecentMs = 0;
    m_isWandering = false;
    m_packets = 0;
    m_stillMs = m_wanderingMs = m_targetMs = 0;
}

} // namespace causerie::media
