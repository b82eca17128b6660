// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/telephonecodec.h"

#include <spandsp/telephony.h>

#include <spandsp/bit_operations.h>
#include <spandsp/g711.h>
#include <spandsp/g722.h>

namespace causerie::media
{
namespace
{

constexpr int kG722Bitrate = 64000;

} // namespace

int sampleRateOf(VoiceCodec codec)
{
    switch (codec) {
    case VoiceCodec::Opus:
        return 48000;
    case VoiceCodec::G722:
        return 16000;
    case VoiceCodec::Pcmu:
    case VoiceCodec::Pcma:
        return 8000;
    }
    Q_UNREACHABLE_RETURN(8000);
}

TelephoneWords::TelephoneWords(VoiceCodec codec) : m_codec(codec)
{
    if (codec == VoiceCodec::G722)
        m_wideband.reset(g722_encode_init(nullptr, kG722Bitrate, 0));
}

std::size_t TelephoneWords::encode(std::span<const std::int16_t> samples, std::span<std::byte> out)
{
    if (m_codec == VoiceCodec::G722)
        return static_cast<std::size_t>(g722_encode(m_wideband.get(), reinterpret_cast<std::uint8_t *>(out.data()),
                                                    samples.data(), static_cast<int>(samples.size())));
    for (std::size_t i = 0; i < samples.size(); ++i)
        out[i] = static_cast<std::byte>(m_codec == VoiceCodec::Pcmu ? linear_to_ulaw(samples[i])
                                                                    : linear_to_alaw(samples[i]));
    return samples.size();
}

void TelephoneWords::Deleter::operator()(g722_encode_state_s *state) const
{
    g722_encode_free(state);
}

TelephoneSounds::TelephoneSounds() : m_wideband(g722_decode_init(nullptr, kG722Bitrate, 0)) {}

std::size_t TelephoneSounds::decode(VoiceCodec codec, std::span<const std::byte> bytes, std::span<std::int16_t> out)
{
    if (codec == VoiceCodec::G722)
        return static_cast<std::size_t>(g722_decode(m_wideband.get(), out.data(),
                                                    reinterpret_cast<const std::uint8_t *>(bytes.data()),
                                                    static_cast<int>(bytes.size())));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto word = std::to_integer<std::uint8_t>(bytes[i]);
        out[i] = codec == VoiceCodec::Pcmu ? ulaw_to_linear(word) : alaw_to_linear(word);
    }
    return bytes.size();
}

void TelephoneSounds::reset()
{
    g722_decode_init(m_wideband.get(), kG722Bitrate, 0); // keeps its memory
}

void TelephoneSounds::Deleter::operator()(g722_decode_state_s *state) const
{
    g722_decode_free(state);
}

} // namespace causerie::media
