// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/rtppacket.h"

#include <array>
#include <optional>

namespace causerie::media
{

/// How loud the sound in a packet is, told in its header (RFC 6464 §3). It is authentic but not secret: whoever sees
/// the packets knows who speaks when, as they nearly do by their sizes (§5).
struct AudioLevel {
    static constexpr std::uint8_t kSilence = 127;

    std::uint8_t belowFull = kSilence; ///< dB below the loudest there can be (−dBov): 0…127
    bool hasVoice = false;             ///< the sender believes that somebody speaks

    friend bool operator==(const AudioLevel &, const AudioLevel &) = default;
};

/// The mean power of a frame, in dB below that of a full-scale square wave; silence and no number at all are 127. Pure.
std::uint8_t levelOf(std::span<const float> samples);

/// What goes into RtpPacket::extension, one element and its padding (RFC 8285 §4.2). `id`: 1…14. Pure.
std::array<std::byte, 4> writeAudioLevel(const AudioLevel &level, int id);

/// Finds it among the elements of a packet; nothing where it is not, where the elements are of two bytes, or where
/// their lengths are false. `id`: 1…14. Pure; any bytes.
std::optional<AudioLevel> readAudioLevel(const RtpPacket &packet, int id);

} // namespace causerie::media
