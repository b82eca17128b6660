// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/voicecodec.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

struct g722_encode_state_s;
struct g722_decode_state_s;

/// G.711 and G.722 on samples of their own rate. They allocate nothing once made. Thread: any one.
namespace causerie::media
{

/// Hz: 16000 for G.722, 8000 for G.711.
int sampleRateOf(VoiceCodec codec);

/// 16 bit samples to bytes. Owner: TelephoneEncoder.
class TelephoneWords
{
public:
    explicit TelephoneWords(VoiceCodec codec);

    /// Gives how many bytes it wrote; `out` has room for one of each sample.
    std::size_t encode(std::span<const std::int16_t> samples, std::span<std::byte> out);

private:
    struct Deleter {
        void operator()(g722_encode_state_s *state) const;
    };

    VoiceCodec m_codec;
    std::unique_ptr<g722_encode_state_s, Deleter> m_wideband; ///< of G.722 only
};

/// Bytes to 16 bit samples: of each codec, for a stream may change between them. Owner: TelephoneDecoder.
class TelephoneSounds
{
public:
    TelephoneSounds();

    /// Gives how many samples it wrote; `out` has room for two of each byte.
    std::size_t decode(VoiceCodec codec, std::span<const std::byte> bytes, std::span<std::int16_t> out);
    /// Another speaker begins.
    void reset();

private:
    struct Deleter {
        void operator()(g722_decode_state_s *state) const;
    };

    std::unique_ptr<g722_decode_state_s, Deleter> m_wideband;
};

} // namespace causerie::media
