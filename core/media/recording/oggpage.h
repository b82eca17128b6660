// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <vector>

/// The pages of an Ogg stream (RFC 3533 §6): what packets are cut into and framed by. Pure; any thread; any bytes.
namespace causerie::media
{

inline constexpr std::size_t kOggHeaderBytes = 27;      ///< without the segment table
inline constexpr std::size_t kOggMostSegments = 255;    ///< of a page; each has at most 255 bytes
inline constexpr std::size_t kOggMostPageBytes = 65307; ///< header, table and body

/// Bits of `OggPage::flags`.
enum OggFlag : std::uint8_t {
    kOggContinued = 1, ///< begins with the rest of a packet
    kOggFirst = 2,     ///< of its stream
    kOggLast = 4,
};

struct OggPage {
    std::uint8_t flags = 0;
    std::int64_t granule = 0;   ///< where the stream is behind this page, in the codec's units; −1: no packet ends here
    std::uint32_t serial = 0;   ///< whose page this is, where several streams share a file
    std::uint32_t sequence = 0; ///< +1 per page
    std::vector<std::uint8_t> segments = {}; ///< lengths; a packet ends with the first that is below 255
    std::vector<std::byte> body = {};

    std::size_t bytes() const { return kOggHeaderBytes + segments.size() + body.size(); }
    friend bool operator==(const OggPage &, const OggPage &) = default;
};

/// Puts a whole packet into the page; false, and nothing changes, when there is no room for it.
bool addPacket(OggPage &page, std::span<const std::byte> packet);

/// The page's packets; only whole ones. They borrow from it.
std::vector<std::span<const std::byte>> packetsOf(const OggPage &page);

std::vector<std::byte> writeOggPage(const OggPage &page);

enum class OggError {
    NotOgg,    ///< no page begins here, or another version of it
    Truncated, ///< it is longer than these bytes
    Damaged,   ///< its checksum does not fit
};

/// Reads the page at the beginning of these bytes; more may follow.
std::expected<OggPage, OggError> parseOggPage(std::span<const std::byte> bytes);

/// CRC-32 as pages have it: generator 0x04C11DB7, from zero, not reflected, not inverted (RFC 3533 §6, field 9).
std::uint32_t oggChecksum(std::span<const std::byte> bytes);

} // namespace causerie::media
