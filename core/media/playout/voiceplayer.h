// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/opuspacket.h"
#include "core/media/codec/voicedecoder.h"
#include "core/media/playout/comfortnoise.h"
#include "core/media/playout/playoutbuffer.h"
#include "core/media/playout/telephonedecoder.h"

#include <array>

namespace causerie::media
{

/// What was heard in one pull, in samples.
struct Heard {
    std::size_t spoken = 0;    ///< decoded, recovered or concealed: what counts as played
    std::size_t concealed = 0; ///< of that, made up
    bool isReal = false;       ///< something of it was really received

    friend bool operator==(const Heard &, const Heard &) = default;
};

/// Does what a PlayoutBuffer decides: decodes, recovers, trims, and conceals. A voice that is made up fades into noise
/// like its background after 60 ms, and what comes after it is laid over its end where the two are most alike. Never
/// holds more than the rest of one packet. Allocates nothing.
///
/// Thread: audio. Owner: VoiceReceiver.
class VoicePlayer
{
public:
    /// `buffer` outlives it.
    VoicePlayer(PlayoutBuffer &buffer, VoiceDecoder decoder) : m_buffer(buffer), m_decoder(std::move(decoder)) {}

    /// Fills all of `samples` with what is heard from `nowNs` on.
    Heard pull(std::span<float> samples, std::int64_t nowNs);
    /// Throws away what is decoded and not yet heard.
    void reset();

private:
    static constexpr std::size_t kRoom = kOpusMaxSamples + 720 + 240; ///< a packet made longer, and a merge
    static constexpr std::size_t kMakeUp = 480;                       ///< 10 ms: the codec likes no less
    static constexpr std::size_t kPast = 1200;                        ///< two long periods

    void take(const PlayoutStep &step);
    std::size_t decode(const PlayoutStep &step);
    void decoded(const PlayoutStep &step);
    void conceal(std::size_t samples);
    void makeUp(std::size_t samples);
    bool makeUpSpare();
    bool merge();
    void trim(const PlayoutStep &step);
    void fade(float target);
    void remember();

    PlayoutBuffer &m_buffer;
    VoiceDecoder m_decoder;
    TelephoneDecoder m_telephone;
    VoiceCodec m_codec = VoiceCodec::Opus; ///< of the last packet: its decoder knows how the voice went
    ComfortNoise m_noise;
    std::array<float, kRoom> m_sound{};
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::array<float, kMakeUp> m_spare{}; ///< made up and not used yet, from m_spareFrom on
    std::size_t m_spareFrom = kMakeUp;
    std::array<float, kPast> m_past{}; ///< the last that was heard
    Heard m_kind;                      ///< what m_sound counts as, per sample (0 or 1)
    std::size_t m_madeUp = 0;          ///< samples concealed in a row
    float m_gain = 0;                  ///< of the voice; the rest is noise
    float m_loudest = 0;               ///< RMS of speech, falls slowly
};

} // namespace causerie::media
