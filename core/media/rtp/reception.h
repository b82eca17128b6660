// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/lossrecord.h"
#include "core/media/rtp/rtcppacket.h"
#include "core/media/rtp/rtppacket.h"
#include "core/media/rtp/sequence.h"

#include <cstdint>
#include <optional>

namespace causerie::media
{

/// What we know of the stream we hear, for our reports and for the statistics (RFC 3550 §6.4, A.1, A.3, A.8).
///
/// One source at a time: the first heard. Another one is taken once three of its packets came in a row (the other side
/// was transferred or restarted). Pure but for its memory; time comes in as arguments. Thread: net.
class Reception
{
public:
    /// True when the packet belongs to the stream and should be played.
    bool packetArrived(const RtpPacket &packet, int clockRate, std::int64_t arrivalNs);
    /// A sender report came: remembered for the round trip of the other side.
    void senderReportArrived(const SenderReport &report, std::int64_t arrivalNs);

    /// What goes into our next report, nothing before the first packet. Starts a new interval for the fraction lost.
    std::optional<ReportBlock> report(std::int64_t nowNs);

    /// Which packets came since it was last asked for, packet by packet.
    std::optional<PacketTrail> trail();

    std::optional<std::uint32_t> ssrc() const { return m_ssrc; }
    std::uint64_t packets() const { return m_packets; }
    std::uint64_t payloadBytes() const { return m_payloadBytes; }
    double jitterMs() const;
    double lossPercent() const;        ///< so far, 0…100
    std::uint64_t packetsLost() const; ///< of the present source, so far
    /// Packets lost in a row, mean, of what `trail` told; 0 while nothing was lost.
    double burstLength() const { return m_bursts.length(); }

private:
    bool takesSource(const RtpPacket &packet);
    void updateJitter(const RtpPacket &packet, int clockRate, std::int64_t arrivalNs);

    std::optional<std::uint32_t> m_ssrc;
    SequenceTracker m_sequence;
    std::uint64_t m_packets = 0; ///< over all sources
    std::uint64_t m_payloadBytes = 0;

    LossRecord m_record;
    BurstMeter m_bursts;

    std::uint32_t m_candidateSsrc = 0; ///< another source that began to speak
    std::uint16_t m_candidateSequence = 0;
    int m_candidateCount = 0;

    double m_jitter = 0; ///< ticks of m_clockRate
    int m_clockRate = 0;
    std::optional<std::uint32_t> m_lastTransit;
    std::uint32_t m_lastTimestamp = 0;

    std::uint64_t m_expectedPrior = 0;
    std::uint64_t m_receivedPrior = 0;
    std::uint32_t m_lastSenderReport = 0;
    std::int64_t m_lastSenderReportNs = 0;
};

/// A.3: what part of `expected` packets did not come, in 1/256; nothing below zero.
std::uint8_t fractionLost(std::uint64_t expected, std::uint64_t received);

} // namespace causerie::media
