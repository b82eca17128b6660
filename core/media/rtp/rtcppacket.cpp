// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtcppacket.h"

#include "core/base/bytes.h"
#include "core/media/rtp/lossrle.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace causerie::media
{

namespace
{
// RFC 3550 §12.1; RFC 5761 §4 keeps 192–223 for RTCP.
constexpr std::uint8_t kSenderReport = 200;
constexpr std::uint8_t kReceiverReport = 201;
constexpr std::uint8_t kSourceDescription = 202;
constexpr std::uint8_t kGoodbye = 203;
constexpr std::uint8_t kExtendedReport = 207; // RFC 3611 §2
constexpr std::uint8_t kFirstType = 192;
constexpr std::uint8_t kLastType = 223;

// RFC 3611 §4.1, 4.4, 4.5
constexpr std::uint8_t kLossRle = 1;
constexpr std::uint8_t kReceiverReferenceTime = 4;
constexpr std::uint8_t kDelaySinceLastReport = 5;
constexpr std::uint8_t kItemEnd = 0;
constexpr std::uint8_t kItemCname = 1;
constexpr std::size_t kMostCounted = 31; // five bits
constexpr std::size_t kLongestText = 255;
constexpr std::size_t kHeaderBytes = 4;
constexpr std::size_t kBlockBytes = 24;

std::string text(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::span<const std::byte> bytesOf(const std::string &text)
{
    return std::as_bytes(std::span(text)).first(std::min(text.size(), kLongestText));
}

std::vector<ReportBlock> readBlocks(ByteReader &reader, std::size_t count)
{
    std::vector<ReportBlock> blocks;
    for (std::size_t i = 0; i < count && reader.remaining() >= kBlockBytes; ++i) {
        ReportBlock block;
        block.ssrc = reader.u32();
        block.fractionLost = reader.u8();
        const auto lost = reader.u24();
        block.cumulativeLost = static_cast<std::int32_t>(lost << 8) >> 8; // sign of 24 bits
        block.highestSequence = reader.u32();
        block.jitter = reader.u32();
        block.lastSenderReport = reader.u32();
        block.delaySinceLast = reader.u32();
        blocks.push_back(block);
    }
    return blocks;
}

using Parsed = std::expected<std::vector<RtcpPacket>, RtcpError>;

Parsed readSenderReport(ByteReader reader, std::size_t count)
{
    SenderReport report;
    report.ssrc = reader.u32();
    report.ntpTime = reader.u64();
    report.rtpTimestamp = reader.u32();
    report.packetCount = reader.u32();
    report.octetCount = reader.u32();
    report.blocks = readBlocks(reader, count);
    if (!reader.ok() || report.blocks.size() != count)
        return std::unexpected(RtcpError::BadCount);
    return std::vector<RtcpPacket>{std::move(report)};
}

Parsed readReceiverReport(ByteReader reader, std::size_t count)
{
    ReceiverReport report;
    report.ssrc = reader.u32();
    report.blocks = readBlocks(reader, count);
    if (!reader.ok() || report.blocks.size() != count)
        return std::unexpected(RtcpError::BadCount);
    return std::vector<RtcpPacket>{std::move(report)};
}

/// Each chunk: a source, items, and zeros up to the next word (RFC 3550 §6.5).
Parsed readSourceDescription(ByteReader reader, std::size_t count)
{
    std::vector<RtcpPacket> chunks;
    for (std::size_t i = 0; i < count; ++i) {
        SourceDescription chunk;
        chunk.ssrc = reader.u32();
        std::size_t used = 0;
        for (;;) {
            const auto item = reader.u8();
            ++used;
            if (!reader.ok())
                return std::unexpected(RtcpError::BadCount);
            if (item == kItemEnd)
                break;
            const auto length = reader.u8();
            const auto value = reader.take(length);
            used += 1u + length;
            if (item == kItemCname)
                chunk.cname = text(value);
        }
        reader.skip((4 - used % 4) % 4);
        if (!reader.ok())
            return std::unexpected(RtcpError::BadCount);
        chunks.emplace_back(std::move(chunk));
    }
    return chunks;
}

Parsed readGoodbye(ByteReader reader, std::size_t count)
{
    Goodbye goodbye;
    for (std::size_t i = 0; i < count; ++i)
        goodbye.ssrcs.push_back(reader.u32());
    if (!reader.ok())
        return std::unexpected(RtcpError::BadCount);
    if (reader.remaining() > 0)
        goodbye.reason = text(reader.take(reader.u8()));
    if (!reader.ok())
        return std::unexpected(RtcpError::BadCount);
    return std::vector<RtcpPacket>{std::move(goodbye)};
}

void readLosses(std::vector<RtcpPacket> &reports, std::uint32_t ssrc, ByteReader block)
{
    LossReport report{.ssrc = ssrc, .source = block.u32(), .trail = {}};
    report.trail.begin = block.u16();
    const auto count = static_cast<std::uint16_t>(block.u16() - report.trail.begin);
    if (!block.ok() || count > LossRecord::kMostTold)
        return;
    report.trail.received = readChunks(block, count);
    reports.emplace_back(std::move(report));
}

void readReferenceTime(std::vector<RtcpPacket> &reports, std::uint32_t ssrc, ByteReader block)
{
    const auto time = block.u64();
    if (block.ok() && block.remaining() == 0)
        reports.emplace_back(ReceiverReferenceTime{.ssrc = ssrc, .ntpTime = time});
}

void readDelays(std::vector<RtcpPacket> &reports, std::uint32_t ssrc, ByteReader block)
{
    while (block.remaining() > 0) {
        DelaySinceLastReport report{.ssrc = ssrc, .receiver = block.u32()};
        report.lastReceiverTime = block.u32();
        report.delay = block.u32();
        if (block.ok())
            reports.emplace_back(report);
    }
}

/// Blocks, each with its type and its length in words (RFC 3611 §3).
Parsed readExtendedReport(ByteReader reader)
{
    std::vector<RtcpPacket> reports;
    const auto ssrc = reader.u32();
    while (reader.ok() && reader.remaining() > 0) {
        const auto type = reader.u8();
        const auto thinning = reader.u8() & 0x0f;
        const ByteReader block(reader.take(4u * reader.u16()));
        if (!reader.ok())
            break;
        if (type == kLossRle && thinning == 0)
            readLosses(reports, ssrc, block);
        else if (type == kReceiverReferenceTime)
            readReferenceTime(reports, ssrc, block);
        else if (type == kDelaySinceLastReport)
            readDelays(reports, ssrc, block);
    }
    if (!reader.ok())
        return std::unexpected(RtcpError::BadCount);
    return reports;
}

Parsed readOne(std::uint8_t type, std::size_t count, std::span<const std::byte> body)
{
    switch (type) {
    case kSenderReport:
        return readSenderReport(ByteReader(body), count);
    case kReceiverReport:
        return readReceiverReport(ByteReader(body), count);
    case kSourceDescription:
        return readSourceDescription(ByteReader(body), count);
    case kGoodbye:
        return readGoodbye(ByteReader(body), count);
    case kExtendedReport:
        return readExtendedReport(ByteReader(body));
    default:
        return std::vector<RtcpPacket>{};
    }
}

void writeBlocks(ByteWriter &writer, std::span<const ReportBlock> blocks)
{
    for (const auto &block : blocks) {
        writer.u32(block.ssrc)
            .u8(block.fractionLost)
            .u24(static_cast<std::uint32_t>(block.cumulativeLost) & 0xffffff)
            .u32(block.highestSequence)
            .u32(block.jitter)
            .u32(block.lastSenderReport)
            .u32(block.delaySinceLast);
    }
}

/// Writes bodies behind a header that is completed when their length is known; returns the count field.
struct BodyWriter {
    ByteWriter &writer;

    std::uint8_t type = 0;
    std::size_t count = 0;

    void operator()(const SenderReport &report)
    {
        type = kSenderReport;
        count = std::min(report.blocks.size(), kMostCounted);
        writer.u32(report.ssrc)
            .u64(report.ntpTime)
            .u32(report.rtpTimestamp)
            .u32(report.packetCount)
            .u32(report.octetCount);
        writeBlocks(writer, std::span(report.blocks).first(count));
    }
    void operator()(const ReceiverReport &report)
    {
        type = kReceiverReport;
        count = std::min(report.blocks.size(), kMostCounted);
        writer.u32(report.ssrc);
        writeBlocks(writer, std::span(report.blocks).first(count));
    }
    void operator()(const SourceDescription &description)
    {
        type = kSourceDescription;
        count = 1;
        const auto name = bytesOf(description.cname);
        writer.u32(description.ssrc).u8(kItemCname).u8(static_cast<std::uint8_t>(name.size())).bytes(name).u8(kItemEnd);
    }
    void operator()(const LossReport &report)
    {
        type = kExtendedReport;
        auto received = report.trail.received;
        received.resize(std::min(received.size(), LossRecord::kMostTold));
        std::array<std::byte, 2 * (LossRecord::kMostTold / 15 + 2)> room{};
        ByteWriter chunks(room);
        writeChunks(chunks, received);
        writer.u32(report.ssrc)
            .u8(kLossRle)
            .u8(0)
            .u16(static_cast<std::uint16_t>(2 + chunks.size() / 4))
            .u32(report.source)
            .u16(report.trail.begin)
            .u16(static_cast<std::uint16_t>(report.trail.begin + received.size()))
            .bytes(std::span(room).first(chunks.size()));
    }
    void operator()(const ReceiverReferenceTime &time)
    {
        type = kExtendedReport;
        writer.u32(time.ssrc).u8(kReceiverReferenceTime).u8(0).u16(2).u64(time.ntpTime);
    }
    void operator()(const DelaySinceLastReport &report)
    {
        type = kExtendedReport;
        writer.u32(report.ssrc)
            .u8(kDelaySinceLastReport)
            .u8(0)
            .u16(3)
            .u32(report.receiver)
            .u32(report.lastReceiverTime)
            .u32(report.delay);
    }
    void operator()(const Goodbye &goodbye)
    {
        type = kGoodbye;
        count = std::min(goodbye.ssrcs.size(), kMostCounted);
        for (const auto ssrc : std::span(goodbye.ssrcs).first(count))
            writer.u32(ssrc);
        if (!goodbye.reason.empty()) {
            const auto reason = bytesOf(goodbye.reason);
            writer.u8(static_cast<std::uint8_t>(reason.size())).bytes(reason);
        }
    }
};

} // namespace

std::expected<std::vector<RtcpPacket>, RtcpError> parseRtcp(std::span<const std::byte> datagram)
{
    if (datagram.size() < kHeaderBytes)
        return std::unexpected(RtcpError::TooShort);

    std::vector<RtcpPacket> packets;
    ByteReader reader(datagram);
    while (reader.remaining() > 0) {
        const auto flags = reader.u8();
        const auto type = reader.u8();
        auto body = reader.take(4u * reader.u16());
        if (!reader.ok())
            return std::unexpected(RtcpError::TooShort);
        if (flags >> 6 != 2)
            return std::unexpected(RtcpError::WrongVersion);
        if (type < kFirstType || type > kLastType)
            return std::unexpected(RtcpError::WrongType);
        if ((flags & 0x20) != 0) { // only the last packet of a compound may be padded (§6.4.1)
            const std::size_t padding = body.empty() ? 0 : std::to_integer<std::size_t>(body.back());
            if (reader.remaining() > 0 || padding == 0 || padding % 4 != 0 || padding > body.size())
                return std::unexpected(RtcpError::BadPadding);
            body = body.first(body.size() - padding);
        }
        auto parsed = readOne(type, flags & 0x1f, body);
        if (!parsed)
            return parsed;
        std::ranges::move(*parsed, std::back_inserter(packets));
    }
    return packets;
}

std::optional<std::uint32_t> rtcpSource(std::span<const std::byte> datagram)
{
    ByteReader reader(datagram);
    reader.skip(kHeaderBytes);
    const auto source = reader.u32();
    return reader.ok() ? std::optional(source) : std::nullopt;
}

std::vector<std::byte> writeRtcp(std::span<const RtcpPacket> packets)
{
    std::vector<std::byte> datagram;
    std::array<std::byte, kHeaderBytes + 24 + kMostCounted * kBlockBytes + kLongestText + 8> buffer{};
    for (const auto &packet : packets) {
        buffer.fill(std::byte(0));
        ByteWriter body{std::span(buffer).subspan(kHeaderBytes)};
        BodyWriter write{body};
        std::visit([&write](const auto &value) { write(value); }, packet);

        const auto words =
            (body.size() + 3) / 4; // the buffer is zero behind the body: that is the padding of SDES and BYE
        ByteWriter(buffer)
            .u8(static_cast<std::uint8_t>(0x80 | write.count))
            .u8(write.type)
            .u16(static_cast<std::uint16_t>(words));
        const auto whole = std::span(buffer).first(kHeaderBytes + 4 * words);
        datagram.insert(datagram.end(), whole.begin(), whole.end());
    }
    return datagram;
}

} // namespace causerie::media
