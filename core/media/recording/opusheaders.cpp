// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/opusheaders.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::string_view kHeadMagic = "OpusHead";
constexpr std::string_view kTagsMagic = "OpusTags";
constexpr std::size_t kHeadBytes = 19;

void put(std::vector<std::byte> &bytes, std::string_view text)
{
    for (const char letter : text)
        bytes.push_back(static_cast<std::byte>(letter));
}

void put(std::vector<std::byte> &bytes, std::uint32_t value, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        bytes.push_back(static_cast<std::byte>(value >> (8 * i)));
}

std::uint32_t little(std::span<const std::byte> bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::to_integer<std::uint32_t>(bytes[at + i]) << (8 * i);
    return value;
}

} // namespace

std::vector<std::byte> writeOpusHead(const OpusHead &head)
{
    std::vector<std::byte> bytes;
    put(bytes, kHeadMagic);
    put(bytes, 1, 1); // version
    put(bytes, static_cast<std::uint32_t>(head.channels), 1);
    put(bytes, static_cast<std::uint32_t>(head.preSkip), 2);
    put(bytes, static_cast<std::uint32_t>(head.inputRate), 4);
    put(bytes, static_cast<std::uint32_t>(head.gain), 2);
    put(bytes, 0, 1); // mapping family
    return bytes;
}

std::optional<OpusHead> parseOpusHead(std::span<const std::byte> packet)
{
    if (packet.size() < kHeadBytes)
        return std::nullopt;
    const bool isHead = std::equal(kHeadMagic.begin(), kHeadMagic.end(), packet.begin(),
                                   [](char letter, std::byte byte) { return static_cast<std::byte>(letter) == byte; });
    // The upper four bits are the major version, and it is 0.
    if (!isHead || (std::to_integer<unsigned>(packet[8]) & 0xF0U) != 0)
        return std::nullopt;
    OpusHead head;
    head.channels = static_cast<int>(little(packet, 9, 1));
    head.preSkip = static_cast<int>(little(packet, 10, 2));
    head.inputRate = static_cast<int>(std::min<std::uint32_t>(little(packet, 12, 4), 768000));
    head.gain = static_cast<std::int16_t>(little(packet, 16, 2));
    return head.channels > 0 ? std::optional(head) : std::nullopt;
}

std::vector<std::byte> writeOpusTags(std::string_view vendor)
{
    std::vector<std::byte> bytes;
    put(bytes, kTagsMagic);
    put(bytes, static_cast<std::uint32_t>(vendor.size()), 4);
    put(bytes, vendor);
    put(bytes, 0, 4); // comments
    return bytes;
}

} // namespace causerie::media
