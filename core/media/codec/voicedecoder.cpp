// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voicedecoder.h"

#include "core/media/audio/format.h"
#include "core/media/codec/opuspacket.h"

#include <opus/opus.h>

#include <algorithm>

namespace causerie::media
{
namespace
{

/// From here on the decoder conceals with its neural model, at 0.3–0.6 ms for 20 ms of speech.
constexpr int kDeepConcealment = 5;

} // namespace

std::optional<VoiceDecoder> VoiceDecoder::create()
{
    VoiceDecoder decoder;
    if (!decoder.m_decoder)
        return std::nullopt;
    return decoder;
}

VoiceDecoder::VoiceDecoder()
{
    int error = OPUS_OK;
    m_decoder.reset(opus_decoder_create(kSampleRate, 1, &error));
    if (m_decoder)
        opus_decoder_ctl(m_decoder.get(), OPUS_SET_COMPLEXITY(kDeepConcealment));
}

std::size_t VoiceDecoder::decode(std::span<const std::byte> payload, std::span<float> samples)
{
    if (opusPacketSamples(payload) == 0) // also an empty one, which would mean "conceal" to the library
        return 0;
    const int room = static_cast<int>(std::min<std::size_t>(samples.size(), kOpusMaxSamples));
    const int count = opus_decode_float(m_decoder.get(), opusBytes(payload), static_cast<opus_int32>(payload.size()),
                                        samples.data(), room, 0);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool VoiceDecoder::recover(std::span<const std::byte> next, std::span<float> samples)
{
    if (opusPacketSamples(next) == 0)
        return false;
    return opus_decode_float(m_decoder.get(), opusBytes(next), static_cast<opus_int32>(next.size()), samples.data(),
                             static_cast<int>(samples.size()), 1) == static_cast<int>(samples.size());
}

bool VoiceDecoder::conceal(std::span<float> samples)
{
    return opus_decode_float(m_decoder.get(), nullptr, 0, samples.data(), static_cast<int>(samples.size()), 0) ==
           static_cast<int>(samples.size());
}

void VoiceDecoder::reset()
{
    opus_decoder_ctl(m_decoder.get(), OPUS_RESET_STATE);
}

void VoiceDecoder::Deleter::operator()(OpusDecoder *decoder) const
{
    opus_decoder_destroy(decoder);
}

} // namespace causerie::media
