// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>

/// Keys that are pressed in a call, sent as events beside the sound (RFC 4733, "telephone-event"). Pure; any thread;
/// allocates nothing.
namespace causerie::media
{

inline constexpr std::size_t kTelephoneEventBytes = 4;
inline constexpr std::size_t kTelephoneKeys = 16; ///< events 0–15 are keys (RFC 4733 §3.2)

/// Which keys somebody takes, by event code.
using TelephoneKeys = std::bitset<kTelephoneKeys>;

/// The payload of one packet (RFC 4733 §2.3). The packet's RTP timestamp says when the event began.
struct TelephoneEvent {
    std::uint8_t code = 0;      ///< 0–9, 10 "*", 11 "#", 12–15 "A"–"D"; above: no key
    bool isEnd = false;         ///< it is over; said three times
    std::uint8_t volume = 10;   ///< −dBm0, 0–63
    std::uint16_t duration = 0; ///< ticks of the event's clock since it began; grows

    friend bool operator==(const TelephoneEvent &, const TelephoneEvent &) = default;
};

enum class TelephoneEventError {
    WrongSize, ///< not a whole number of blocks, or none
    NoKey,     ///< a tone that is no key
    NoLength,  ///< §2.3.5: lasts for ever, which a key does not
};

/// Reads the payload of a packet; of several blocks the first.
std::expected<TelephoneEvent, TelephoneEventError> parseTelephoneEvent(std::span<const std::byte> payload);

std::array<std::byte, kTelephoneEventBytes> writeTelephoneEvent(const TelephoneEvent &event);

/// 0–9, *, #, A–D in either case; nothing for other characters.
std::optional<std::uint8_t> telephoneEventOf(char16_t key);
/// The key of a code below kTelephoneKeys.
char16_t keyOf(std::uint8_t code);

/// Whether it is "telephone-event", in any case.
bool isTelephoneEvent(const PayloadType &type);
/// The keys that its format parameters name (§2.4.1: "0-15,66"); all where they are not there.
TelephoneKeys keysOf(const PayloadType &type);

} // namespace causerie::media
