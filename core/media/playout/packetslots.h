// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/playoutbuffer.h"

#include <array>
#include <optional>
#include <vector>

namespace causerie::media
{

/// The packets that have come and are not yet played, by media time. Allocates nothing once made.
///
/// Thread: any one.
class PacketSlots
{
public:
    static constexpr std::size_t kSlots = 64;
    static constexpr std::size_t kMaxPayloadBytes = 1500;

    struct Slot {
        bool isFull = false;
        bool isCopy = false;
        VoiceCodec codec = VoiceCodec::Opus;
        std::uint16_t sequenceNumber = 0;
        std::uint16_t size = 0;
        std::int64_t at = 0; ///< media time in samples, unwrapped
        int samples = 0;
        int redundantSamples = 0;
        std::int64_t arrivalNs = 0;
        std::array<std::byte, kMaxPayloadBytes> bytes;

        std::span<const std::byte> payload() const { return {bytes.data(), size}; }
    };
    enum class Stored {
        Yes,
        IsThere,  ///< another packet of that time is: this one is not stored
        Overflow, ///< it is, in place of the earliest
    };

    PacketSlots() : m_slots(kSlots) {}

    /// `at` is its media time; the payload has at most kMaxPayloadBytes. A packet takes the place of its copy.
    Stored store(const VoicePacket &packet, std::int64_t at);
    void clear();
    std::size_t dropBefore(std::int64_t at); ///< gives how many

    Slot *earliest(); ///< null when there is none
    std::optional<std::int64_t> newestAt() const;

private:
    std::vector<Slot> m_slots;
};

} // namespace causerie::media
