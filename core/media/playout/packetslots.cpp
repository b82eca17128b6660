// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/packetslots.h"

#include <algorithm>
#include <cstring>

namespace causerie::media
{

PacketSlots::Stored PacketSlots::store(const VoicePacket &packet, std::int64_t at)
{
    Stored stored = Stored::Yes;
    auto slot = std::ranges::find_if(m_slots, [at](const Slot &s) { return s.isFull && s.at == at; });
    if (slot != m_slots.end() && (packet.isCopy || !slot->isCopy))
        return Stored::IsThere;
    if (slot == m_slots.end())
        slot = std::ranges::find_if(m_slots, [](const Slot &s) { return !s.isFull; });
    if (slot == m_slots.end()) {
        slot = std::ranges::min_element(m_slots, {}, &Slot::at);
        stored = Stored::Overflow;
    }
    slot->isFull = true;
    slot->isCopy = packet.isCopy;
    slot->sequenceNumber = packet.sequenceNumber;
    slot->codec = packet.codec;
    slot->size = static_cast<std::uint16_t>(packet.payload.size());
    slot->at = at;
    slot->samples = packet.samples;
    slot->redundantSamples = packet.redundantSamples;
    slot->arrivalNs = packet.arrivalNs;
    std::memcpy(slot->bytes.data(), packet.payload.data(), packet.payload.size());
    return stored;
}

void PacketSlots::clear()
{
    for (Slot &slot : m_slots)
        slot.isFull = false;
}

std::size_t PacketSlots::dropBefore(std::int64_t at)
{
    std::size_t count = 0;
    for (Slot &slot : m_slots) {
        if (slot.isFull && slot.at < at) {
            slot.isFull = false;
            ++count;
        }
    }
    return count;
}

PacketSlots::Slot *PacketSlots::earliest()
{
    Slot *first = nullptr;
    for (Slot &slot : m_slots)
        if (slot.isFull && (!first || slot.at < first->at))
            first = &slot;
    return first;
}

std::optional<std::int64_t> PacketSlots::newestAt() const
{
    std::optional<std::int64_t> newest;
    for (const Slot &slot : m_slots)
        if (slot.isFull && (!newest || slot.at > *newest))
            newest = slot.at;
    return newest;
}

} // namespace causerie::media
