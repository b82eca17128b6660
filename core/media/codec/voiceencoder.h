// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/sendingplan.h"
#include "core/media/parameters.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

struct OpusEncoder;

namespace causerie::media
{

/// How to encode; what the other side's fmtp asks for (RFC 7587 §6.1), within what we want.
struct VoiceEncoderSettings {
    int bitrate = 32000;     ///< bit/s, kLeastBitrate…510000
    int inAll = 510000;      ///< bit/s that they take, copies included
    int frameSamples = 960;  ///< 48 kHz samples per packet: 480, 960, 1920 or 2880
    int shortestFrame = 480; ///< … and what they may become while the call lasts
    int longestFrame = 2880;
    int maxPlaybackRate = 48000;  ///< Hz; no use in sending what they cannot play
    int complexity = 9;           ///< 0…10; 9 costs 0.9 % of a core
    bool redundancy = true;       ///< in-band FEC
    bool constantBitrate = false; ///< cbr=1; otherwise constrained VBR
    bool discontinuous = false;   ///< DTX: steady packets help their jitter estimate and leak less, so off

    friend bool operator==(const VoiceEncoderSettings &, const VoiceEncoderSettings &) = default;
};

/// Reads what was agreed; values out of range are put back into it. Pure.
VoiceEncoderSettings voiceEncoderSettings(const PayloadType &agreed);

/// The same as a plan asks for it, within what was agreed. Pure.
VoiceEncoderSettings within(const VoiceEncoderSettings &agreed, const SendingPlan &plan);

/// Opus for speech: 48 kHz mono (RFC 6716). Encoding allocates nothing.
///
/// Thread: any one. Owner: VoiceSender.
class VoiceEncoder
{
public:
    /// Largest packet it makes: one frame (RFC 6716 §3.2.1).
    static constexpr std::size_t kMaxPacketBytes = 1275;

    /// Empty only when there is no memory.
    static std::optional<VoiceEncoder> create(const VoiceEncoderSettings &settings);

    /// One frame of `settings().frameSamples` samples in −1…1. Gives the number of bytes, 0 when it could not.
    std::size_t encode(std::span<const float> frame, std::span<std::byte> packet);
    /// From the next frame on, which may have another length.
    void apply(const SendingPlan &plan);
    /// Samples of delay that the encoder adds.
    int lookahead() const;
    const VoiceEncoderSettings &settings() const { return m_settings; }

private:
    struct Deleter {
        void operator()(OpusEncoder *encoder) const;
    };

    explicit VoiceEncoder(const VoiceEncoderSettings &settings);

    VoiceEncoderSettings m_agreed;
    VoiceEncoderSettings m_settings;
    std::unique_ptr<OpusEncoder, Deleter> m_encoder;
};

} // namespace causerie::media
