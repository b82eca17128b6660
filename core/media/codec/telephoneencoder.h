// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/resampler.h"
#include "core/media/codec/telephonecodec.h"
#include "core/media/codec/voiceencoder.h"

#include <vector>

namespace causerie::media
{

/// 48 kHz mono to G.711 or G.722 (VoiceCodec). The band is the codec's, and 3 ms later (1.5 for G.722). Encoding
/// allocates nothing.
///
/// Thread: any one. Owner: VoiceSender.
class TelephoneEncoder
{
public:
    TelephoneEncoder(VoiceCodec codec, const PayloadType &agreed);

    /// One frame of `settings().frameSamples` samples in −1…1; gives the number of bytes, 0 when it could not.
    std::size_t encode(std::span<const float> frame, std::span<std::byte> packet);
    /// From the next frame on; only its length means anything here.
    void apply(const SendingPlan &plan) { m_settings = within(m_agreed, plan); }
    const VoiceEncoderSettings &settings() const { return m_settings; }

private:
    static constexpr std::size_t kMostSamples = 960; ///< 60 ms at 16 kHz

    VoiceEncoderSettings m_agreed;
    VoiceEncoderSettings m_settings;
    TelephoneWords m_words;
    Resampler m_resampler;
    std::vector<float> m_thin;
    std::array<std::int16_t, kMostSamples> m_samples{};
};

} // namespace causerie::media
