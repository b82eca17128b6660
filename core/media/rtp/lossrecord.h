// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/sequence.h"

#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

namespace causerie::media
{

/// How many packets are lost in a row, on average of the last ten times or so. A value.
class BurstMeter
{
public:
    void add(bool wasReceived);
    double length() const { return m_mean; } ///< 0 while nothing was lost

private:
    int m_run = 0;
    double m_mean = 0;
};

/// Which packets of a stretch of a stream came (RFC 3611 §4.1).
struct PacketTrail {
    std::uint16_t begin = 0; ///< sequence number of the first
    std::vector<bool> received;

    friend bool operator==(const PacketTrail &, const PacketTrail &) = default;
};

/// Remembers which packets of one source came. What is younger than eight packets may still be overtaken and is not
/// told yet. A value; told once a second or so it forgets nothing.
class LossRecord
{
public:
    static constexpr std::size_t kMostTold = 1024; ///< packets in one trail; of more, the last ones

    void arrived(std::uint16_t sequence);
    /// What has been settled since it was last asked for; nothing when that is nothing.
    std::optional<PacketTrail> take();

private:
    static constexpr std::int64_t kSettled = 8;
    static constexpr std::size_t kKept = 2048;

    std::size_t slot(std::int64_t number) const { return static_cast<std::size_t>(number) % kKept; }

    SequenceUnwrapper m_unwrapper;
    std::bitset<kKept> m_received;
    std::optional<std::int64_t> m_highest;
    std::int64_t m_told = 0; ///< the first that has not been told
};

} // namespace causerie::media
