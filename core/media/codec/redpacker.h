// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/red.h"
#include "core/media/codec/sendingplan.h"

#include <memory>

namespace causerie::media
{

/// Remembers what was sent and puts copies of it behind new packets, at the distances of a plan. Allocates nothing once
/// made.
///
/// Thread: any one. Owner: VoiceSender.
class RedPacker
{
public:
    RedPacker();

    /// The RED payload of a packet whose own is `payload`; its length, 0 when there is no room. The packet is
    /// remembered for later ones.
    std::size_t pack(std::uint8_t payloadType, std::uint32_t timestamp, std::span<const std::byte> payload,
                     const SendingPlan &plan, std::span<std::byte> out);
    /// Remembers a packet that goes without copies.
    void keep(std::uint32_t timestamp, std::span<const std::byte> payload);
    /// Another stream begins: forget.
    void reset() { m_count = 0; }

private:
    static constexpr std::size_t kKept = 32; ///< packets; more of 10 ms lie beyond the format's offsets

    struct Kept {
        std::uint32_t timestamp = 0;
        std::size_t size = 0;
        std::array<std::byte, kRedMostCopyBytes> bytes;
    };

    std::unique_ptr<std::array<Kept, kKept>> m_kept;
    std::size_t m_count = 0; ///< so far; packet n lies at n % kKept
};

} // namespace causerie::media
