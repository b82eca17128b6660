// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/audiolevel.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{

namespace
{
constexpr int kStopId = 15; // RFC 8285 §4.2: nothing behind it is read
} // namespace

std::uint8_t levelOf(std::span<const float> samples)
{
    double power = 0;
    for (const float sample : samples)
        power += static_cast<double>(sample) * static_cast<double>(sample);
    if (samples.empty() || !(power > 0))
        return AudioLevel::kSilence;
    const double decibels = -10 * std::log10(power / static_cast<double>(samples.size()));
    return static_cast<std::uint8_t>(std::lround(std::clamp(decibels, 0.0, double(AudioLevel::kSilence))));
}

std::array<std::byte, 4> writeAudioLevel(const AudioLevel &level, int id)
{
    std::array<std::byte, 4> elements{};           // what is 0 is padding
    elements[0] = static_cast<std::byte>(id << 4); // a length of 0 means one byte
    elements[1] = static_cast<std::byte>((level.hasVoice ? 0x80 : 0) | std::min(level.belowFull, AudioLevel::kSilence));
    return elements;
}

std::optional<AudioLevel> readAudioLevel(const RtpPacket &packet, int id)
{
    if (packet.extensionKind != kOneByteElements)
        return std::nullopt;
    ByteReader reader(packet.extension);
    while (reader.remaining() > 0) {
        const auto head = reader.u8();
        const int found = head >> 4;
        if (found == 0) // padding, whatever its length says: one byte
            continue;
        if (found == kStopId)
            return std::nullopt;
        const auto data = reader.take((head & 0x0fu) + 1);
        if (found != id || data.empty())
            continue;
        const auto value = std::to_integer<std::uint8_t>(data.front());
        return AudioLevel{.belowFull = static_cast<std::uint8_t>(value & 0x7f), .hasVoice = (value & 0x80) != 0};
    }
    return std::nullopt;
}

} // namespace causerie::media
