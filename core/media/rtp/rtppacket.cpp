// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtppacket.h"

#include "core/base/bytes.h"

#include <algorithm>

namespace causerie::media
{

std::expected<RtpPacket, RtpError> parseRtp(std::span<const std::byte> datagram)
{
    if (datagram.size() < kRtpHeaderBytes)
        return std::unexpected(RtpError::TooShort);

    ByteReader reader(datagram);
    const auto flags = reader.u8();
    if (flags >> 6 != 2)
        return std::unexpected(RtpError::WrongVersion);
    const auto second = reader.u8();

    RtpPacket packet;
    packet.payloadType = second & 0x7f;
    packet.marker = (second & 0x80) != 0;
    packet.sequenceNumber = reader.u16();
    packet.timestamp = reader.u32();
    packet.ssrc = reader.u32();

    reader.skip(4u * (flags & 0x0f)); // contributing sources
    if ((flags & 0x10) != 0) {        // §5.3.1: one extension, its length in words
        packet.extensionKind = reader.u16();
        packet.extension = reader.take(4u * reader.u16());
    }
    if (!reader.ok())
        return std::unexpected(RtpError::TooShort);
    packet.payload = reader.take(reader.remaining());

    if ((flags & 0x20) != 0) { // §5.1: the last byte counts the padding, itself included
        const std::size_t padding = packet.payload.empty() ? 0 : std::to_integer<std::size_t>(packet.payload.back());
        if (padding == 0 || padding > packet.payload.size())
            return std::unexpected(RtpError::BadPadding);
        packet.payload = packet.payload.first(packet.payload.size() - padding);
    }
    return packet;
}

void writeRtpHeader(const RtpPacket &packet, std::span<std::byte> out)
{
    const bool isExtended = !packet.extension.empty();
    ByteWriter writer(out);
    writer.u8(isExtended ? 0x90 : 0x80)
        .u8(static_cast<std::uint8_t>((packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7f)))
        .u16(packet.sequenceNumber)
        .u32(packet.timestamp)
        .u32(packet.ssrc);
    if (isExtended)
        writer.u16(packet.extensionKind)
            .u16(static_cast<std::uint16_t>(packet.extension.size() / 4))
            .bytes(packet.extension);
}

std::size_t writeRtp(const RtpPacket &packet, std::span<std::byte> out)
{
    const auto header = rtpHeaderBytes(packet);
    const auto length = header + packet.payload.size();
    if (out.size() < length)
        return 0;
    writeRtpHeader(packet, out);
    std::ranges::copy(packet.payload, out.subspan(header).begin());
    return length;
}

} // namespace causerie::media
