// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/testcall/lossyline.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::int64_t kWayNs = 20 * kNsPerMs;
constexpr double kChanceNs = 10.0 * kNsPerMs;

} // namespace

LossyLine::LossyLine(const LossShape &shape, std::uint32_t seed)
    : m_shape(shape), m_random(seed * 2654435761ULL + 0x9E3779B97F4A7C15ULL)
{
}

/// xorshift64*: chance enough for this.
double LossyLine::dice()
{
    m_random ^= m_random >> 12;
    m_random ^= m_random << 25;
    m_random ^= m_random >> 27;
    return double((m_random * 0x2545F4914F6CDD1DULL) >> 11) / double(1ULL << 53);
}

bool LossyLine::losesNext()
{
    if (m_shape.share <= 0)
        return false;
    const double run = std::max(1.0, m_shape.meanRun);
    const double share = std::min(m_shape.share, 0.99);
    m_isBad = m_isBad ? dice() >= 1 / run : dice() < share / (1 - share) / run;
    return m_isBad;
}

void LossyLine::send(std::span<std::byte> packet, std::size_t length)
{
    ++m_sent;
    const std::int64_t arrivalNs = std::max(m_lastNs, m_nowNs + kWayNs + std::int64_t(dice() * kChanceNs));
    if (losesNext() || m_in - m_out == kOnTheWay) {
        ++m_lost;
        return;
    }
    if (m_packets[m_in % kOnTheWay].assign(packet.first(length), arrivalNs)) {
        m_lastNs = arrivalNs;
        ++m_in;
    }
}

void LossyLine::deliver(std::int64_t nowNs, PacketRing &to)
{
    for (; m_out < m_in && m_packets[m_out % kOnTheWay].arrivalNs <= nowNs; ++m_out) {
        Packet *slot = to.claim();
        if (!slot)
            return;
        const Packet &packet = m_packets[m_out % kOnTheWay];
        slot->assign(packet.data(), packet.arrivalNs);
        to.publish();
    }
}

} // namespace causerie::media
