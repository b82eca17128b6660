// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/reception.h"
#include "core/media/rtp/rtcppacket.h"
#include "core/media/rtp/sender.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace causerie::media
{

/// The RTCP conversation of a call: what we say of ourselves and of the stream we hear, and what the other side
/// says of ours (RFC 3550 §6). Without sockets, clocks and protection. Thread: net. `reception` outlives it.
class Reports
{
public:
    Reports(std::uint32_t ssrc, std::string cname, int clockRate, Reception &reception)
        : m_ssrc(ssrc), m_cname(std::move(cname)), m_clockRate(clockRate), m_reception(reception)
    {
    }

    /// §6.1: SR when we spoke since the report before the last, else RR; then SDES.
    std::vector<std::byte> make(const SentSoFar &sent, const Instant &now);
    /// §6.6: the same, and BYE at its end.
    std::vector<std::byte> makeGoodbye(const SentSoFar &sent, const Instant &now);

    /// A compound packet without its protection. False when it is not one.
    bool arrived(std::span<const std::byte> datagram, const Instant &now);

    std::optional<std::chrono::microseconds> roundTripTime() const { return m_roundTrip; } ///< the last measured
    double remoteLossPercent() const { return m_remoteLoss; } ///< of our stream, in their last report
    int expectedLoss() const { return m_expectedLoss.percent(); }
    bool hasLeft() const { return m_left; } ///< BYE came

private:
    std::vector<RtcpPacket> compound(const SentSoFar &sent, const Instant &now);
    void judged(const ReportBlock &block, const Instant &now);

    std::uint32_t m_ssrc;
    std::string m_cname;
    int m_clockRate;
    Reception &m_reception;

    std::uint64_t m_sentAtLast = 0;
    std::uint64_t m_sentBefore = 0;
    std::optional<std::chrono::microseconds> m_roundTrip;
    double m_remoteLoss = 0;
    ExpectedLoss m_expectedLoss;
    bool m_left = false;
};

} // namespace causerie::media
