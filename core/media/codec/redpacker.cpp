// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/redpacker.h"

#include <algorithm>

namespace causerie::media
{

RedPacker::RedPacker() : m_kept(std::make_unique<std::array<Kept, kKept>>()) {}

std::size_t RedPacker::pack(std::uint8_t payloadType, std::uint32_t timestamp, std::span<const std::byte> payload,
                            const SendingPlan &plan, std::span<std::byte> out)
{
    auto distances = plan.distances;
    std::ranges::sort(distances, std::greater{}); // the oldest first, as the RFC draws it
    std::array<RedBlock, SendingPlan::kMostCopies> copies{};
    std::size_t count = 0;
    std::size_t last = 0;
    for (const std::size_t distance : distances) {
        if (distance == 0 || distance == last || distance > std::min(m_count, kKept))
            continue;
        last = distance;
        const Kept &kept = (*m_kept)[(m_count - distance) % kKept];
        const std::uint32_t offset = timestamp - kept.timestamp;
        if (kept.size > 0 && offset <= static_cast<std::uint32_t>(kRedMostOffset))
            copies[count++] = {.payloadType = payloadType,
                               .offset = static_cast<int>(offset),
                               .payload = std::span(kept.bytes).first(kept.size)};
    }
    const std::size_t size =
        writeRed(std::span(copies).first(count), {.payloadType = payloadType, .offset = 0, .payload = payload}, out);
    keep(timestamp, payload);
    return size;
}

void RedPacker::keep(std::uint32_t timestamp, std::span<const std::byte> payload)
{
    Kept &kept = (*m_kept)[m_count++ % kKept];
    kept.timestamp = timestamp;
    kept.size = payload.size() <= kept.bytes.size() ? payload.size() : 0;
    std::ranges::copy(payload.first(kept.size), kept.bytes.begin());
}

} // namespace causerie::media
