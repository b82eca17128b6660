// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

/// Packets that carry copies of earlier ones (RFC 2198, "RED"). Pure but for what RedPacker remembers; any thread;
/// allocates nothing.
namespace causerie::media
{

inline constexpr int kRedMostOffset = 16383;           ///< ticks, 14 bits: 341 ms at 48 kHz
inline constexpr std::size_t kRedMostCopyBytes = 1023; ///< 10 bits
inline constexpr std::size_t kRedMostBlocks = 32;      ///< what we read; browsers take as many
inline constexpr std::size_t kRedMostBytes = 1200;     ///< what we write, so that it fits wherever a packet must

/// One block: what another packet had, or, without an offset, this packet's own payload.
struct RedBlock {
    std::uint8_t payloadType = 0; ///< 0–127
    int offset = 0;               ///< ticks of the clock by which it is older than the packet
    std::span<const std::byte> payload;
};

enum class RedError {
    TooShort,      ///< a header, or what it promises, is not there
    TooManyBlocks, ///< more than kRedMostBlocks
};

/// The blocks of one packet in its order; the last one is the packet's own. `payload`s borrow from what was parsed.
class RedBlocks
{
public:
    const RedBlock &primary() const { return m_blocks[m_count - 1]; }
    std::span<const RedBlock> copies() const { return std::span(m_blocks).first(m_count - 1); }

private:
    friend std::expected<RedBlocks, RedError> parseRed(std::span<const std::byte> payload);

    std::array<RedBlock, kRedMostBlocks> m_blocks{};
    std::size_t m_count = 0; ///< > 0 once parsed
};

/// Reads the payload of a RED packet (§3), whatever blocks it has.
std::expected<RedBlocks, RedError> parseRed(std::span<const std::byte> payload);

/// Writes `copies` and behind them the packet's own payload, and returns the length; 0 when there is no room. Copies
/// that the format cannot hold, and the first ones that would make it longer than kRedMostBytes, are left out.
std::size_t writeRed(std::span<const RedBlock> copies, const RedBlock &primary, std::span<std::byte> out);

} // namespace causerie::media
