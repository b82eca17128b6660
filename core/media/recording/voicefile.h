// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/voiceencoder.h"
#include "core/media/recording/oggopuswriter.h"
#include "core/media/recording/recording.h"

#include <array>
#include <memory>

namespace causerie::media
{

/// Speech as an Ogg Opus file: 48 kHz mono, 32 kbit/s, frames of 20 ms (RFC 7845). What is played is exactly what was
/// given, to the sample: the encoder's delay is skipped, the filling of the last frame cut off.
///
/// Thread: any one. Owner: RecordingWriter.
class VoiceFile
{
public:
    static constexpr int kBitrate = 32000; ///< bit/s

    /// `device` as OggOpusWriter wants it. Null when it refuses or there is no memory.
    static std::unique_ptr<VoiceFile> create(QIODevice &device, std::uint32_t serial);

    /// Any number of samples. False when the device refuses, from then on.
    bool append(std::span<const float> samples);
    bool finish();

    std::int64_t samples() const { return m_samples; }
    const std::vector<float> &powers() const { return m_powers; } ///< see `RecordingStep`

private:
    VoiceFile(VoiceEncoder encoder, QIODevice &device, std::uint32_t serial);
    bool encodeFrame();

    VoiceEncoder m_encoder;
    OggOpusWriter m_writer;
    std::array<float, kRecordingStepSamples> m_frame{};
    std::size_t m_filled = 0;
    std::int64_t m_samples = 0;
    std::int64_t m_encoded = 0;
    std::vector<float> m_powers;
};

} // namespace causerie::media
