// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace causerie::media
{

/// How speech is encoded in one packet. All but Opus are for gateways into the telephone network.
enum class VoiceCodec : std::uint8_t {
    Opus, ///< RFC 6716
    G722, ///< 64 kbit/s of 16 kHz; its RTP clock is 8 kHz all the same (RFC 3551 §4.5.2)
    Pcmu, ///< G.711 µ-law, 8 kHz
    Pcma, ///< G.711 A-law, 8 kHz
};

/// What a payload type carries; nothing when it is no speech that we can decode. Pure.
std::optional<VoiceCodec> voiceCodecOf(const PayloadType &type);

/// Length in 48 kHz samples, at most kOpusMaxSamples; 0 when these bytes are no packet of it. Pure; any bytes.
int voiceSamples(VoiceCodec codec, std::span<const std::byte> payload);

} // namespace causerie::media
