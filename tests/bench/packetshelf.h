// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/playoutbuffer.h"

#include <map>
#include <optional>
#include <vector>

namespace causerie::bench
{

/// The packets that have come and are not yet played, by media time: what the playout buffers that ours is compared
/// with have in common. It may allocate.
///
/// Thread: any one.
class PacketShelf
{
public:
    struct Item {
        std::int64_t at = 0; ///< media time in samples, unwrapped
        int samples = 0;
        int redundantSamples = 0;
        std::vector<std::byte> bytes;
    };

    /// The media time of a packet: timestamps wrap, this does not.
    std::int64_t timeOf(const media::VoicePacket &packet);
    /// False when there is one of that time.
    bool put(std::int64_t at, const media::VoicePacket &packet);
    const Item *first() const;
    /// Media time from the first packet to the end of the last.
    std::int64_t span() const;
    void clear();

    /// The first packet, to be heard now and gone from here. Its payload lives until the next call.
    media::PlayoutStep play();
    /// The first packet, which stays, as a copy of the `samples` before it.
    media::PlayoutStep recover(int samples) const;

private:
    std::map<std::int64_t, Item> m_items;
    Item m_played;
    std::optional<std::int64_t> m_reference; ///< the last media time
};

} // namespace causerie::bench
