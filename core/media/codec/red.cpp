// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/red.h"

#include "core/base/bytes.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::uint8_t kMoreFollow = 0x80;
constexpr std::size_t kCopyHeaderBytes = 4;
constexpr std::size_t kPrimaryHeaderBytes = 1;

bool fitsTheFormat(const RedBlock &copy)
{
    return copy.offset > 0 && copy.offset <= kRedMostOffset && copy.payload.size() <= kRedMostCopyBytes;
}

} // namespace

std::expected<RedBlocks, RedError> parseRed(std::span<const std::byte> payload)
{
    RedBlocks parsed;
    std::array<std::size_t, kRedMostBlocks> sizes{};
    ByteReader reader(payload);
    for (;;) {
        const auto first = reader.u8();
        if (!reader.ok())
            return std::unexpected(RedError::TooShort);
        if (parsed.m_count == kRedMostBlocks)
            return std::unexpected(RedError::TooManyBlocks);
        RedBlock &block = parsed.m_blocks[parsed.m_count];
        block.payloadType = first & 0x7f;
        if ((first & kMoreFollow) == 0) {
            ++parsed.m_count;
            break;
        }
        const auto rest = reader.u24();
        block.offset = static_cast<int>(rest >> 10);
        sizes[parsed.m_count++] = rest & 0x3ff;
    }
    for (std::size_t i = 0; i + 1 < parsed.m_count; ++i)
        parsed.m_blocks[i].payload = reader.take(sizes[i]);
    if (!reader.ok())
        return std::unexpected(RedError::TooShort);
    parsed.m_blocks[parsed.m_count - 1].payload = reader.take(reader.remaining());
    return parsed;
}

std::size_t writeRed(std::span<const RedBlock> copies, const RedBlock &primary, std::span<std::byte> out)
{
    std::size_t size = kPrimaryHeaderBytes + primary.payload.size();
    // The newest copies are the last to go: they bring back what has just been lost, before it is to be heard.
    std::size_t first = copies.size();
    while (first > 0) {
        const RedBlock &copy = copies[first - 1];
        const std::size_t cost = fitsTheFormat(copy) ? kCopyHeaderBytes + copy.payload.size() : 0;
        if (size + cost > std::min(kRedMostBytes, out.size()))
            break;
        size += cost;
        --first;
    }
    copies = copies.subspan(first);

    ByteWriter writer(out);
    for (const RedBlock &copy : copies) {
        if (fitsTheFormat(copy))
            writer.u8(static_cast<std::uint8_t>(kMoreFollow | (copy.payloadType & 0x7f)))
                .u24(static_cast<std::uint32_t>(copy.offset) << 10 | static_cast<std::uint32_t>(copy.payload.size()));
    }
    writer.u8(primary.payloadType & 0x7f);
    for (const RedBlock &copy : copies) {
        if (fitsTheFormat(copy))
            writer.bytes(copy.payload);
    }
    writer.bytes(primary.payload);
    return writer.ok() ? writer.size() : 0;
}

} // namespace causerie::media
