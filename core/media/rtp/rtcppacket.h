// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/lossrecord.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace causerie::media
{

inline constexpr std::int64_t kNsPerSecond = 1'000'000'000;

/// What a receiver says of one stream it hears (RFC 3550 §6.4.1).
struct ReportBlock {
    std::uint32_t ssrc = 0;             ///< whose stream is judged
    std::uint8_t fractionLost = 0;      ///< of the packets since the last report, in 1/256
    std::int32_t cumulativeLost = 0;    ///< signed 24 bit: duplicates count below zero
    std::uint32_t highestSequence = 0;  ///< cycles << 16 | highest sequence number
    std::uint32_t jitter = 0;           ///< in ticks of the stream's clock (A.8)
    std::uint32_t lastSenderReport = 0; ///< middle 32 bits of its NTP time; 0: none came yet
    std::uint32_t delaySinceLast = 0;   ///< since that report, in 1/65536 s

    friend bool operator==(const ReportBlock &, const ReportBlock &) = default;
};

/// RFC 3550 §6.4.1: a report by someone who also sends.
struct SenderReport {
    std::uint32_t ssrc = 0;
    std::uint64_t ntpTime = 0;       ///< 32.32 fixed point, seconds since 1900
    std::uint32_t rtpTimestamp = 0;  ///< the same instant on the stream's clock
    std::uint32_t packetCount = 0;   ///< since the start, wraps
    std::uint32_t octetCount = 0;    ///< payload only, wraps
    std::vector<ReportBlock> blocks; ///< at most 31

    friend bool operator==(const SenderReport &, const SenderReport &) = default;
};

/// RFC 3550 §6.4.2: a report by someone who only listens.
struct ReceiverReport {
    std::uint32_t ssrc = 0;
    std::vector<ReportBlock> blocks;

    friend bool operator==(const ReceiverReport &, const ReceiverReport &) = default;
};

/// RFC 3550 §6.5; of all items only the name that ties streams together.
struct SourceDescription {
    std::uint32_t ssrc = 0;
    std::string cname; ///< at most 255 bytes

    friend bool operator==(const SourceDescription &, const SourceDescription &) = default;
};

/// RFC 3550 §6.6: these sources have left.
struct Goodbye {
    std::vector<std::uint32_t> ssrcs; ///< at most 31
    std::string reason;

    friend bool operator==(const Goodbye &, const Goodbye &) = default;
};

/// RFC 3611 §4.1: which packets of a stream came, one by one. Blocks of extended reports that do not stand here are
/// skipped.
struct LossReport {
    std::uint32_t ssrc = 0;   ///< who says it
    std::uint32_t source = 0; ///< of whose stream
    PacketTrail trail;        ///< at most LossRecord::kMostTold packets

    friend bool operator==(const LossReport &, const LossReport &) = default;
};

/// RFC 3611 §4.4: what time it is at somebody who sends nothing, whose round trip no sender report can tell.
struct ReceiverReferenceTime {
    std::uint32_t ssrc = 0;
    std::uint64_t ntpTime = 0; ///< 32.32 fixed point, seconds since 1900

    friend bool operator==(const ReceiverReferenceTime &, const ReceiverReferenceTime &) = default;
};

/// RFC 3611 §4.5 (DLRR): the answer to it, of which a block may hold several.
struct DelaySinceLastReport {
    std::uint32_t ssrc = 0;             ///< who says it
    std::uint32_t receiver = 0;         ///< to whom
    std::uint32_t lastReceiverTime = 0; ///< middle 32 bits of what they said; 0: nothing yet
    std::uint32_t delay = 0;            ///< since that came, in 1/65536 s

    friend bool operator==(const DelaySinceLastReport &, const DelaySinceLastReport &) = default;
};

using RtcpPacket = std::variant<SenderReport, ReceiverReport, SourceDescription, Goodbye, LossReport,
                                ReceiverReferenceTime, DelaySinceLastReport>;

enum class RtcpError { TooShort, WrongVersion, WrongType, BadPadding, BadCount };

/// Reads a compound packet whose SRTCP protection has been removed (checks of RFC 3550 A.2). Packets of kinds we do not
/// know are skipped; reduced-size packets are taken (RFC 5506). Pure; any thread.
std::expected<std::vector<RtcpPacket>, RtcpError> parseRtcp(std::span<const std::byte> datagram);

/// Who sent a compound packet whose protection has been removed, by its first packet; nothing when it is too short for
/// one. Pure; any thread.
std::optional<std::uint32_t> rtcpSource(std::span<const std::byte> datagram);

/// Writes one compound packet. Too long lists are cut to what the format can count. Pure; any thread.
std::vector<std::byte> writeRtcp(std::span<const RtcpPacket> packets);

} // namespace causerie::media
