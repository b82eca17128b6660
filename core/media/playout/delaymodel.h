// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/delayhistogram.h"
#include "core/media/playout/slidingleast.h"

#include <cstdint>
#include <optional>

namespace causerie::media
{

/// What one percent of made-up sound is worth, in milliseconds of delay.
enum class Patience {
    LowLatency = 10,
    Usual = 50,
    Robust = 100,
};

/// Says by how much later than the quickest packet each should be heard, so that delay and made-up sound together cost
/// the least.
///
/// The base is the least delay of the last six seconds, so it follows the drift between the two clocks. How much later
/// than it packets come is learnt quickly (over two seconds) and slowly (over thirty), and the larger answer counts.
/// Where the delay itself wanders, as behind a queue that fills, it is cheaper to wander along: the same is learnt
/// above the least delay of the last quarter of a second, and taken when it would have cost less.
///
/// Thread: any one. Pure, on injected time.
class DelayModel
{
public:
    explicit DelayModel(Patience patience = Patience::Usual);

    /// A packet (or the first copy of one that is lost) whose first sample has this media time (any origin) arrived.
    /// Both in nanoseconds.
    void add(std::int64_t mediaNs, std::int64_t arrivalNs);
    void reset();
    void setPatience(Patience patience); ///< from the next packets on; what was learnt stays

    /// arrival − media time of the quickest packet; empty before the first.
    std::optional<std::int64_t> baseNs() const { return m_base.least(); }
    /// Above the base. 0 before the first packet.
    double targetMs() const { return m_targetMs; }
    bool isWandering() const { return m_isWandering; } ///< the target follows the recent least

private:
    void choose();

    double m_percentMs = 0;
    SlidingLeast m_base;
    SlidingLeast m_recent; ///< the base of the last quarter of a second
    DelayHistogram m_fast;
    DelayHistogram m_slow;
    DelayHistogram m_above;     ///< the recent base, slow
    DelayHistogram m_aboveFast; ///< the same, fast
    double m_recentMs = 0;      ///< the recent base above the other
    double m_meanRecentMs = 0;
    bool m_isWandering = false;
    int m_packets = 0;
    double m_stillMs = 0;
    double m_wanderingMs = 0;
    double m_targetMs = 0;
};

} // namespace causerie::media
