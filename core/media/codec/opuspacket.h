// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <span>

/// What can be read from an Opus packet without decoding it (RFC 6716 §3). Pure; any thread; any bytes.
namespace causerie::media
{

/// The longest packet Opus allows: 120 ms at 48 kHz (RFC 6716 §3.2.5, requirement R5).
inline constexpr int kOpusMaxSamples = 5760;

/// As the library takes it.
inline const unsigned char *opusBytes(std::span<const std::byte> payload)
{
    return reinterpret_cast<const unsigned char *>(payload.data());
}

/// Length in 48 kHz samples; 0 when these bytes are no Opus packet.
int opusPacketSamples(std::span<const std::byte> payload);

/// Length in 48 kHz samples of its first frame, which is what its redundant copy covers; 0 when it is no Opus packet.
int opusFrameSamples(std::span<const std::byte> payload);

/// Whether it carries a low-rate copy of the frame before it (RFC 6716 §2.1.7, "LBRR").
bool opusHasRedundancy(std::span<const std::byte> payload);

/// Whether the encoder took one frame of mono sound for speech (RFC 6716 §4.2.3). Nothing where that is not said: in
/// other packets, and in frames without a speech layer.
std::optional<bool> opusHasVoice(std::span<const std::byte> payload);

} // namespace causerie::media
