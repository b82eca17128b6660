// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/red.h"
#include "tests/fuzz/fuzz.h"

#include <array>
#include <vector>

using namespace causerie::media;
using causerie::fuzz::must;

// The payload of a packet with copies (RFC 2198) of whoever has the keys: read, and written again.
// The input: the payload.

namespace
{

bool isSame(const RedBlock &a, const RedBlock &b)
{
    return a.payloadType == b.payloadType && a.offset == b.offset && std::ranges::equal(a.payload, b.payload);
}

/// What the format can hold and our packets take.
bool isWritten(const RedBlock &copy)
{
    return copy.offset > 0;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto payload = std::as_bytes(std::span(data, size));
    const auto parsed = parseRed(payload);
    if (!parsed)
        return 0;
    std::size_t bytes = 0;
    const auto look = [&](const RedBlock &block) {
        bytes += block.payload.size();
        must(block.payloadType < 128, "a payload type has seven bits");
        must(block.offset >= 0 && block.offset <= kRedMostOffset, "an offset has fourteen bits");
        must(block.payload.empty() || (block.payload.data() >= payload.data() &&
                                       block.payload.data() + block.payload.size() <= payload.data() + payload.size()),
             "a block lies within the packet");
    };
    std::ranges::for_each(parsed->copies(), look);
    look(parsed->primary());
    must(parsed->copies().size() < kRedMostBlocks, "there is an end to copies");
    must(bytes + 4 * parsed->copies().size() + 1 == payload.size(), "every byte is somebody's");

    std::array<std::byte, 2000> out{};
    const std::size_t written = writeRed(parsed->copies(), parsed->primary(), out);
    must(written <= std::max(kRedMostBytes, parsed->primary().payload.size() + 1), "a packet fits wherever it must");
    if (written == 0)
        return 0;
    const auto again = parseRed(std::span(out).first(written));
    must(again.has_value(), "what is written can be read");
    must(isSame(again->primary(), parsed->primary()), "the packet's own payload stays");
    std::vector<RedBlock> wanted;
    std::ranges::copy_if(parsed->copies(), std::back_inserter(wanted), isWritten);
    must(again->copies().size() <= wanted.size(), "nothing is made up");
    const auto newest = std::span(wanted).last(again->copies().size());
    must(std::ranges::equal(again->copies(), newest, isSame), "the newest copies stay, as they were");
    return 0;
}
