// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/opuspacket.h"

#include "core/media/audio/format.h"

#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <limits>

namespace causerie::media
{
namespace
{

/// Checks the framing too: the length alone is read from two bytes and says nothing of the rest.
int frames(std::span<const std::byte> payload)
{
    // The largest UDP payload; more is no packet, and opus_int16 and opus_int32 never overflow below.
    if (payload.empty() || payload.size() > std::numeric_limits<std::uint16_t>::max())
        return 0;
    std::array<opus_int16, 48> sizes{};
    const int count = opus_packet_parse(opusBytes(payload), static_cast<opus_int32>(payload.size()), nullptr, nullptr,
                                        sizes.data(), nullptr);
    return count > 0 ? count : 0;
}

} // namespace

int opusPacketSamples(std::span<const std::byte> payload)
{
    const int count = frames(payload);
    return count ? count * opus_packet_get_samples_per_frame(opusBytes(payload), kSampleRate) : 0;
}

int opusFrameSamples(std::span<const std::byte> payload)
{
    return frames(payload) ? opus_packet_get_samples_per_frame(opusBytes(payload), kSampleRate) : 0;
}

bool opusHasRedundancy(std::span<const std::byte> payload)
{
    return frames(payload) && opus_packet_has_lbrr(opusBytes(payload), static_cast<opus_int32>(payload.size())) == 1;
}

std::optional<bool> opusHasVoice(std::span<const std::byte> payload)
{
    constexpr int kFirstWithoutSpeechLayer = 16; // of the 32 configurations, §3.1
    constexpr int kLayerFrame = 960;             // the speech layer has one flag for each 20 ms begun
    const int samples = opusFrameSamples(payload);
    if (samples == 0 || frames(payload) != 1 || payload.size() < 2)
        return std::nullopt;
    const auto toc = std::to_integer<unsigned>(payload[0]);
    const bool isStereo = (toc & 4) != 0;
    const bool hasOneFrame = (toc & 3) == 0; // and nothing between it and this byte
    if (isStereo || !hasOneFrame || int(toc >> 3) >= kFirstWithoutSpeechLayer)
        return std::nullopt;
    const int flags = std::max(1, samples / kLayerFrame);
    return std::to_integer<unsigned>(payload[1]) >> (8 - flags) != 0;
}

} // namespace causerie::media
