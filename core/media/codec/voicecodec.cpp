// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voicecodec.h"

#include "core/media/codec/opuspacket.h"

#include <algorithm>
#include <array>

namespace causerie::media
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int kTelephoneClock = 8000;
constexpr std::size_t kSamplesOfAByte = 6; ///< at 48 kHz: each of the three has 64 kbit/s
constexpr std::array kTelephoneCodecs{std::pair{"G722"_L1, VoiceCodec::G722}, std::pair{"PCMU"_L1, VoiceCodec::Pcmu},
                                      std::pair{"PCMA"_L1, VoiceCodec::Pcma}};

} // namespace

std::optional<VoiceCodec> voiceCodecOf(const PayloadType &type)
{
    if (type.name.compare("opus"_L1, Qt::CaseInsensitive) == 0)
        return VoiceCodec::Opus;
    if (type.clockRate != kTelephoneClock || type.channels != 1)
        return std::nullopt;
    for (const auto &[name, codec] : kTelephoneCodecs)
        if (type.name.compare(name, Qt::CaseInsensitive) == 0)
            return codec;
    return std::nullopt;
}

int voiceSamples(VoiceCodec codec, std::span<const std::byte> payload)
{
    if (codec == VoiceCodec::Opus)
        return opusPacketSamples(payload);
    const std::size_t samples = payload.size() * kSamplesOfAByte;
    return samples <= static_cast<std::size_t>(kOpusMaxSamples) ? static_cast<int>(samples) : 0;
}

} // namespace causerie::media
