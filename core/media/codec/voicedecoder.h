// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

struct OpusDecoder;

namespace causerie::media
{

/// Opus packets to 48 kHz mono samples (RFC 6716), with concealment by the decoder's neural model. Decoding allocates
/// nothing. Bytes may be anything.
///
/// Thread: any one. Owner: VoicePlayer.
class VoiceDecoder
{
public:
    /// Empty only when there is no memory.
    static std::optional<VoiceDecoder> create();

    /// One packet, with room for `kOpusMaxSamples`. Gives the number of samples, 0 when the packet is broken.
    std::size_t decode(std::span<const std::byte> payload, std::span<float> samples);
    /// The frame before `next`, from its redundant copy; `samples` is exactly what is missing, a multiple of 2.5 ms.
    bool recover(std::span<const std::byte> next, std::span<float> samples);
    /// What might have been said; a multiple of 2.5 ms, at most 120 ms. Fades by itself.
    bool conceal(std::span<float> samples);
    /// Another speaker begins: forget everything heard.
    void reset();

private:
    struct Deleter {
        void operator()(OpusDecoder *decoder) const;
    };

    VoiceDecoder();

    std::unique_ptr<OpusDecoder, Deleter> m_decoder;
};

} // namespace causerie::media
