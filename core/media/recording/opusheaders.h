// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The two packets in front of an Opus stream in Ogg (RFC 7845 §5). Pure; any thread; any bytes.
namespace causerie::media
{

struct OpusHead {
    int channels = 1;
    int preSkip = 0;       ///< 48 kHz samples that the decoder gives first and that are not played
    int inputRate = 48000; ///< Hz, of what was recorded; says nothing of how it is played
    int gain = 0;          ///< 1/256 dB, to be applied when it is played

    friend bool operator==(const OpusHead &, const OpusHead &) = default;
};

/// Mapping family 0 (§5.1.1.1): one or two channels.
std::vector<std::byte> writeOpusHead(const OpusHead &head);
/// Empty for what is no identification header of a version that we can read (§5.1, field 2).
std::optional<OpusHead> parseOpusHead(std::span<const std::byte> packet);

/// Without comments: a recording tells nothing of who made it, where, or with what but the program.
std::vector<std::byte> writeOpusTags(std::string_view vendor);

} // namespace causerie::media
