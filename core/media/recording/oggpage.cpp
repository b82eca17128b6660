// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggpage.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace causerie::media
{
namespace
{

constexpr std::string_view kCapturePattern = "OggS";
constexpr std::size_t kChecksumAt = 22;

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t rest = i << 24;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest << 1) ^ ((rest & 0x80000000U) ? 0x04C11DB7U : 0U);
        table[i] = rest;
    }
    return table;
}

constexpr std::array<std::uint32_t, 256> kTable = makeTable();

std::uint32_t checksumBehind(std::uint32_t checksum, std::span<const std::byte> bytes)
{
    for (const std::byte byte : bytes)
        checksum = (checksum << 8) ^ kTable[(checksum >> 24) ^ std::to_integer<std::uint32_t>(byte)];
    return checksum;
}

template<typename T>
void putLittle(std::vector<std::byte> &bytes, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes.push_back(static_cast<std::byte>(static_cast<std::uint64_t>(value) >> (8 * i)));
}

template<typename T>
T little(std::span<const std::byte> bytes, std::size_t at)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value |= std::to_integer<std::uint64_t>(bytes[at + i]) << (8 * i);
    return static_cast<T>(value);
}

} // namespace

std::uint32_t oggChecksum(std::span<const std::byte> bytes)
{
    return checksumBehind(0, bytes);
}

bool addPacket(OggPage &page, std::span<const std::byte> packet)
{
    const std::size_t needed = packet.size() / 255 + 1;
    if (page.segments.size() + needed > kOggMostSegments)
        return false;
    page.segments.insert(page.segments.end(), needed - 1, 255);
    page.segments.push_back(static_cast<std::uint8_t>(packet.size() % 255)); // 0 when it fills the last one
    page.body.insert(page.body.end(), packet.begin(), packet.end());
    return true;
}

std::vector<std::span<const std::byte>> packetsOf(const OggPage &page)
{
    std::vector<std::span<const std::byte>> packets;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isWhole = !(page.flags & kOggContinued);
    for (const std::uint8_t length : page.segments) {
        end = std::min(end + length, page.body.size());
        if (length == 255)
            continue;
        if (isWhole)
            packets.push_back(std::span(page.body).subspan(begin, end - begin));
        isWhole = true;
        begin = end;
    }
    return packets;
}

std::vector<std::byte> writeOggPage(const OggPage &page)
{
    std::vector<std::byte> bytes;
    bytes.reserve(page.bytes());
    for (const char letter : kCapturePattern)
        bytes.push_back(static_cast<std::byte>(letter));
    putLittle<std::uint8_t>(bytes, 0); // version
    putLittle(bytes, page.flags);
    putLittle(bytes, page.granule);
    putLittle(bytes, page.serial);
    putLittle(bytes, page.sequence);
    putLittle<std::uint32_t>(bytes, 0); // the checksum is made with zeros in its place
    putLittle(bytes, static_cast<std::uint8_t>(page.segments.size()));
    for (const std::uint8_t length : page.segments)
        putLittle(bytes, length);
    bytes.insert(bytes.end(), page.body.begin(), page.body.end());
    const std::uint32_t checksum = oggChecksum(bytes);
    for (std::size_t i = 0; i < sizeof checksum; ++i)
        bytes[kChecksumAt + i] = static_cast<std::byte>(checksum >> (8 * i));
    return bytes;
}

std::expected<OggPage, OggError> parseOggPage(std::span<const std::byte> bytes)
{
    const std::size_t compared = std::min(bytes.size(), kCapturePattern.size());
    for (std::size_t i = 0; i < compared; ++i) {
        if (bytes[i] != static_cast<std::byte>(kCapturePattern[i]))
            return std::unexpected(OggError::NotOgg);
    }
    if (bytes.size() < kOggHeaderBytes)
        return std::unexpected(OggError::Truncated);
    if (bytes[4] != std::byte{0})
        return std::unexpected(OggError::NotOgg);
    OggPage page;
    page.flags = little<std::uint8_t>(bytes, 5);
    page.granule = little<std::int64_t>(bytes, 6);
    page.serial = little<std::uint32_t>(bytes, 14);
    page.sequence = little<std::uint32_t>(bytes, 18);
    const auto claimed = little<std::uint32_t>(bytes, kChecksumAt);
    const std::size_t count = little<std::uint8_t>(bytes, 26);
    if (bytes.size() < kOggHeaderBytes + count)
        return std::unexpected(OggError::Truncated);
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        page.segments.push_back(little<std::uint8_t>(bytes, kOggHeaderBytes + i));
        length += page.segments.back();
    }
    const std::size_t bodyAt = kOggHeaderBytes + count;
    if (bytes.size() < bodyAt + length)
        return std::unexpected(OggError::Truncated);
    std::uint32_t checksum = checksumBehind(0, bytes.first(kChecksumAt));
    checksum = checksumBehind(checksum, std::array<std::byte, 4>{});
    checksum = checksumBehind(checksum, bytes.subspan(kChecksumAt + 4, bodyAt + length - kChecksumAt - 4));
    if (checksum != claimed)
        return std::unexpected(OggError::Damaged);
    const auto body = bytes.subspan(bodyAt, length);
    page.body.assign(body.begin(), body.end());
    return page;
}

} // namespace causerie::media
