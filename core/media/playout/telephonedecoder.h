// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/resampler.h"
#include "core/media/codec/opuspacket.h"
#include "core/media/codec/telephonecodec.h"
#include "core/media/playout/timestretch.h"

#include <vector>

namespace causerie::media
{

/// G.711 and G.722 to 48 kHz mono, and what might have been said where a packet is lost: the last period of the voice
/// over and over, lower with each 10 ms, and laid over what follows (in the manner of G.711 Appendix I). Decoding
/// allocates nothing. Bytes may be anything.
///
/// Thread: any one. Owner: VoicePlayer.
class TelephoneDecoder
{
public:
    TelephoneDecoder();

    /// One packet, with room for kOpusMaxSamples. Gives the number of samples, 0 when it is too long or empty.
    std::size_t decode(VoiceCodec codec, std::span<const std::byte> payload, std::span<float> samples);
    /// What might have been said; silent after 60 ms.
    void conceal(std::span<float> samples);
    /// Another speaker begins: forget everything heard.
    void reset();

private:
    static constexpr std::size_t kPast = 1440; ///< 30 ms: two long periods

    void findPeriod();
    float goOn();
    void remember(std::span<const float> samples);

    TelephoneSounds m_sounds;
    Resampler m_narrow{8000, 48000};
    Resampler m_wide{16000, 48000};
    std::vector<std::int16_t> m_samples;
    std::vector<float> m_thin;
    std::vector<float> m_room;
    std::array<float, kPast> m_past{};
    std::size_t m_madeUp = 0;                    ///< samples in a row
    std::array<float, kLongestPeriod> m_cycle{}; ///< the last period, so that its end leads into its beginning
    std::size_t m_period = 1;
};

} // namespace causerie::media
