// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/soundnumbers.h"

#include "core/media/rtp/sequence.h"

#include <algorithm>
#include <span>

namespace causerie::media
{

void SoundNumbers::forgetOldest()
{
    std::shift_left(m_events.begin(), m_events.end(), 1);
    --m_count;
    ++m_before;
}

void SoundNumbers::event(std::uint16_t sequenceNumber)
{
    if (std::ranges::contains(std::span(m_events).first(m_count), sequenceNumber))
        return;
    if (m_count == kKept)
        forgetOldest();
    m_events[m_count++] = sequenceNumber;
}

std::uint16_t SoundNumbers::of(std::uint16_t sequenceNumber)
{
    // Before the numbers wrap and it would seem to lie ahead.
    while (m_count > 0 && static_cast<std::uint16_t>(sequenceNumber - m_events.front()) > kSettled &&
           isNewer(sequenceNumber, m_events.front()))
        forgetOldest();
    const auto before =
        std::ranges::count_if(std::span(m_events).first(m_count),
                              [sequenceNumber](std::uint16_t event) { return isNewer(sequenceNumber, event); });
    return static_cast<std::uint16_t>(sequenceNumber - m_before - before);
}

} // namespace causerie::media
