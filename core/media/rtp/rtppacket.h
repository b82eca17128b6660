// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

namespace causerie::media
{

/// Length of the fixed header, which has no contributing sources when we write it (RFC 3550 §5.1).
inline constexpr std::size_t kRtpHeaderBytes = 12;
/// What goes before an extension (§5.3.1).
inline constexpr std::size_t kRtpExtensionHeadBytes = 4;
/// Kind of an extension whose elements have heads of one byte (RFC 8285 §4.2).
inline constexpr std::uint16_t kOneByteElements = 0xBEDE;

/// The RTP header and the payload behind it (RFC 3550 §5.1).
/// `payload` and `extension` borrow from the parsed datagram and must not outlive it.
struct RtpPacket {
    std::uint8_t payloadType = 0;           ///< 0–127; 96–127 are agreed per call
    bool marker = false;                    ///< first packet of a talk spurt (RFC 3551 §4.1)
    std::uint16_t sequenceNumber = 0;       ///< +1 per packet, wraps at 2^16
    std::uint32_t timestamp = 0;            ///< ticks of the codec's clock, wraps; +960 per 20 ms of Opus
    std::uint32_t ssrc = 0;                 ///< whose stream this is
    std::uint16_t extensionKind = 0;        ///< what `extension` holds; 0 without one
    std::span<const std::byte> extension{}; ///< whole words; empty: there is none
    std::span<const std::byte> payload{};
};

enum class RtpError { TooShort, WrongVersion, BadPadding };

/// Reads one RTP datagram whose SRTP protection has been removed; contributing sources are skipped. Pure; any thread;
/// allocates nothing.
std::expected<RtpPacket, RtpError> parseRtp(std::span<const std::byte> datagram);

/// Length of the header of `packet`, its extension included.
constexpr std::size_t rtpHeaderBytes(const RtpPacket &packet)
{
    return kRtpHeaderBytes + (packet.extension.empty() ? 0 : kRtpExtensionHeadBytes + packet.extension.size());
}

/// Writes the header of `packet` to the beginning of `out`, which has room for it; the payload is for the caller to put
/// behind it (or there already). Pure; any thread.
void writeRtpHeader(const RtpPacket &packet, std::span<std::byte> out);

/// Writes header and payload, and returns their length; 0 when `out` is too small. Pure; any thread.
std::size_t writeRtp(const RtpPacket &packet, std::span<std::byte> out);

} // namespace causerie::media
