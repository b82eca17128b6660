// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/telephoneevent.h"

namespace causerie::media
{

/// Hears each key once, however many of the packets come that tell of it, and in whatever order (RFC 4733 §2.5.2).
/// One that is held down for longer than the format can say goes on in a segment of its own (§2.5.1.3) and is the same
/// key. A value.
///
/// Thread: any one. Owner: SecurePath.
class DigitReceiver
{
public:
    /// One packet: the code of a key that has just gone down, or nothing.
    std::optional<std::uint8_t> take(std::uint32_t ssrc, std::uint32_t timestamp, std::span<const std::byte> payload);

private:
    struct Heard {
        std::uint32_t ssrc = 0;
        std::uint32_t timestamp = 0;
        std::uint8_t code = 0;
        bool isOver = false;
    };

    std::optional<Heard> m_last;
};

} // namespace causerie::media
