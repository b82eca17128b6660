// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/lossrecord.h"

#include <algorithm>

namespace causerie::media
{

void BurstMeter::add(bool wasReceived)
{
    if (!wasReceived) {
        ++m_run;
    } else if (m_run > 0) {
        m_mean = m_mean == 0 ? m_run : m_mean + (m_run - m_mean) * 0.1;
        m_run = 0;
    }
}

void LossRecord::arrived(std::uint16_t sequence)
{
    constexpr std::int64_t kRoom = std::int64_t{1} << 32; // so that an early one that was overtaken is not negative
    const std::int64_t number = m_unwrapper.unwrap(sequence) + kRoom;
    if (!m_highest) {
        m_highest = number - 1;
        m_told = number;
    }
    if (number > *m_highest) {
        for (std::int64_t n = std::max(*m_highest + 1, number - static_cast<std::int64_t>(kKept)); n < number; ++n)
            m_received.reset(slot(n));
        m_highest = number;
    }
    if (number > *m_highest - static_cast<std::int64_t>(kKept))
        m_received.set(slot(number));
}

std::optional<PacketTrail> LossRecord::take()
{
    if (!m_highest)
        return std::nullopt;
    const std::int64_t end = *m_highest + 1 - kSettled;
    const std::int64_t begin = std::max(m_told, end - static_cast<std::int64_t>(kMostTold));
    if (end <= begin)
        return std::nullopt;
    PacketTrail trail{.begin = static_cast<std::uint16_t>(begin), .received = {}};
    for (std::int64_t n = begin; n < end; ++n)
        trail.received.push_back(m_received.test(slot(n)));
    m_told = end;
    return trail;
}

} // namespace causerie::media
