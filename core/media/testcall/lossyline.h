// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/transport.h"

#include <array>
#include <cstdint>

namespace causerie::media
{

/// Packets that get lost as Gilbert and Elliott have it: `share` of all (0…1), so many in a row on average.
struct LossShape {
    double share = 0;
    double meanRun = 1;
    friend bool operator==(const LossShape &, const LossShape &) = default;
};

/// A network in place of the real one: 20 ms, up to 10 more by chance, never out of order; some packets get lost. The
/// same seed loses the same ones. Allocates nothing.
///
/// Thread: audio. Owner: SelfCall.
class LossyLine final : public PacketSender
{
public:
    LossyLine(const LossShape &shape, std::uint32_t seed);

    void setNow(std::int64_t nowNs) { m_nowNs = nowNs; } ///< of what is sent next
    void send(std::span<std::byte> packet, std::size_t length) override;
    /// Hands over what has arrived by `nowNs`.
    void deliver(std::int64_t nowNs, PacketRing &to);

    std::uint64_t sent() const { return m_sent; }
    std::uint64_t lost() const { return m_lost; }

private:
    static constexpr std::size_t kOnTheWay = 64;

    double dice(); ///< 0…1
    bool losesNext();

    LossShape m_shape;
    std::uint64_t m_random;
    bool m_isBad = false;
    std::int64_t m_nowNs = 0;
    std::int64_t m_lastNs = 0; ///< the arrival of the last one
    std::array<Packet, kOnTheWay> m_packets;
    std::uint64_t m_in = 0;
    std::uint64_t m_out = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_lost = 0;
};

} // namespace causerie::media
