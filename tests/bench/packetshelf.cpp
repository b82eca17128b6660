// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/packetshelf.h"

#include <algorithm>
#include <utility>

namespace causerie::bench
{

using media::PlayoutStep;

std::int64_t PacketShelf::timeOf(const media::VoicePacket &packet)
{
    if (!m_reference)
        m_reference = packet.timestamp;
    *m_reference += static_cast<std::int32_t>(packet.timestamp - static_cast<std::uint32_t>(*m_reference));
    return *m_reference;
}

bool PacketShelf::put(std::int64_t at, const media::VoicePacket &packet)
{
    return m_items
        .try_emplace(at, Item{.at = at,
                              .samples = packet.samples,
                              .redundantSamples = packet.redundantSamples,
                              .bytes = {packet.payload.begin(), packet.payload.end()}})
        .second;
}

const PacketShelf::Item *PacketShelf::first() const
{
    return m_items.empty() ? nullptr : &m_items.begin()->second;
}

std::int64_t PacketShelf::span() const
{
    if (m_items.empty())
        return 0;
    const Item &last = m_items.rbegin()->second;
    return last.at + last.samples - m_items.begin()->first;
}

void PacketShelf::clear()
{
    m_items.clear();
    m_reference.reset();
}

PlayoutStep PacketShelf::play()
{
    m_played = std::move(m_items.begin()->second);
    m_items.erase(m_items.begin());
    return {.kind = PlayoutStep::Kind::Decode, .samples = m_played.samples, .payload = m_played.bytes};
}

PlayoutStep PacketShelf::recover(int samples) const
{
    return {.kind = PlayoutStep::Kind::Recover, .samples = samples, .payload = m_items.begin()->second.bytes};
}

} // namespace causerie::bench
