// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace causerie::media
{

enum class DatagramKind { Stun, Dtls, TurnChannel, Rtp, Rtcp, Unknown };

/// What shares the one port of a call (RFC 7983 §7; RFC 5761 §4 for RTP and RTCP). Pure.
constexpr DatagramKind classify(std::span<const std::byte> datagram) noexcept
{
    if (datagram.size() < 2)
        return DatagramKind::Unknown;
    const auto first = std::to_integer<std::uint8_t>(datagram[0]);
    const auto second = std::to_integer<std::uint8_t>(datagram[1]);
    if (first <= 3)
        return DatagramKind::Stun;
    if (first >= 20 && first <= 63)
        return DatagramKind::Dtls;
    if (first >= 64 && first <= 79)
        return DatagramKind::TurnChannel;
    if (first >= 128 && first <= 191)
        return second >= 192 && second <= 223 ? DatagramKind::Rtcp : DatagramKind::Rtp;
    return DatagramKind::Unknown;
}

} // namespace causerie::media
