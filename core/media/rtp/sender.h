// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/rtcppacket.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace causerie::media
{

/// Both clocks read at the same instant: reports carry the one, intervals are measured on the other.
struct Instant {
    std::int64_t steadyNs = 0; ///< steady clock
    std::uint64_t ntp = 0;     ///< 32.32 fixed point, seconds since 1900 (RFC 5905 §6)
};

/// RFC 3550 §4: wall clock time as RTCP wants it. Pure.
std::uint64_t toNtp(std::chrono::system_clock::time_point time);

/// What has been sent until now, as the audio thread counted it.
struct SentSoFar {
    std::uint64_t packets = 0;
    std::uint64_t payloadBytes = 0;
    std::uint32_t lastTimestamp = 0; ///< RTP ticks of the last packet
    std::int64_t lastSentNs = 0;     ///< when it left, steady clock
};

/// RFC 3550 §6.4.1: the timestamp is that of the last packet, moved on to the instant of the report. Pure.
SenderReport makeSenderReport(std::uint32_t ssrc, const SentSoFar &sent, int clockRate, const Instant &now);

/// RFC 3550 §6.4.1: how long a packet takes there and back, by a block that speaks of us. Nothing when the other side
/// has not heard a report of ours, or when its numbers cannot be. Pure.
std::optional<std::chrono::microseconds> roundTrip(const ReportBlock &block, std::uint64_t ntpNow);

} // namespace causerie::media
