// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace causerie::media
{

/// Numbers the packets of sound as if nothing stood between them: events (RFC 4733) share the sequence numbers of the
/// stream, and a hole where one stood is no loss. Events that were lost still look like sound that was. A value;
/// allocates nothing.
///
/// Thread: audio. Owner: VoiceReceiver.
class SoundNumbers
{
public:
    /// An event came with this number; any order, any number of times.
    void event(std::uint16_t sequenceNumber);
    /// The number of a packet of sound among its like.
    std::uint16_t of(std::uint16_t sequenceNumber);
    void reset() { *this = {}; }

private:
    static constexpr std::size_t kKept = 64;        ///< events; sound older than these is too late for anything
    static constexpr std::uint16_t kSettled = 1000; ///< packets later nothing older comes any more

    void forgetOldest();

    std::array<std::uint16_t, kKept> m_events{}; ///< in the order of arrival
    std::size_t m_count = 0;
    std::uint16_t m_before = 0; ///< events that are forgotten
};

} // namespace causerie::media
