// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/lossrle.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::size_t kVectorBits = 15;     // §4.1.2
constexpr std::size_t kLongestRun = 0x3fff; // §4.1.1
constexpr std::uint16_t kVector = 0x8000;
constexpr std::uint16_t kRunOfReceived = 0x4000;

} // namespace

void writeChunks(ByteWriter &writer, const std::vector<bool> &received)
{
    std::size_t chunks = 0;
    for (std::size_t at = 0; at < received.size(); ++chunks) {
        std::size_t run = at;
        while (run < received.size() && run - at < kLongestRun && received[run] == received[at])
            ++run;
        if (run - at >= kVectorBits) {
            writer.u16(static_cast<std::uint16_t>((received[at] ? kRunOfReceived : 0) | (run - at)));
            at = run;
            continue;
        }
        std::uint16_t bits = 0;
        for (std::size_t i = 0; i < kVectorBits; ++i)
            bits = static_cast<std::uint16_t>(bits << 1 | (at + i < received.size() && received[at + i] ? 1 : 0));
        writer.u16(static_cast<std::uint16_t>(kVector | bits));
        at += kVectorBits;
    }
    if (chunks % 2 != 0)
        writer.u16(0); // §4.1.3
}

std::vector<bool> readChunks(ByteReader &reader, std::size_t count)
{
    std::vector<bool> received;
    while (received.size() < count && reader.remaining() >= 2) {
        const std::uint16_t chunk = reader.u16();
        if (chunk == 0)
            break;
        const std::size_t left = count - received.size();
        if ((chunk & kVector) == 0) {
            received.insert(received.end(), std::min<std::size_t>(chunk & kLongestRun, left),
                            (chunk & kRunOfReceived) != 0);
            continue;
        }
        for (std::size_t i = 0; i < std::min(kVectorBits, left); ++i)
            received.push_back((chunk >> (kVectorBits - 1 - i) & 1) != 0);
    }
    received.resize(count, true);
    return received;
}

} // namespace causerie::media
