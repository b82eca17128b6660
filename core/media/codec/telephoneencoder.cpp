// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/telephoneencoder.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::media
{

TelephoneEncoder::TelephoneEncoder(VoiceCodec codec, const PayloadType &agreed)
    : m_agreed(voiceEncoderSettings(agreed)), m_settings(m_agreed), m_words(codec),
      m_resampler(kSampleRate, sampleRateOf(codec)), m_thin(m_resampler.roomFor(2880))
{
}

std::size_t TelephoneEncoder::encode(std::span<const float> frame, std::span<std::byte> packet)
{
    if (frame.size() != static_cast<std::size_t>(m_settings.frameSamples))
        return 0;
    const std::size_t count = std::min(m_resampler.convert(frame, m_thin), kMostSamples);
    if (packet.size() < count)
        return 0;
    std::ranges::transform(std::span(m_thin).first(count), m_samples.begin(), toInt16);
    return m_words.encode(std::span(m_samples).first(count), packet);
}

} // namespace causerie::media
