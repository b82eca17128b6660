// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/resampler.h"

#include <QAudioDevice>
#include <QAudioFormat>

#include <optional>
#include <span>
#include <vector>

namespace causerie::media
{

/// How to speak with a device: 48 kHz mono 16 bit when it can, else the nearest it can; the sound server converts
/// better than we do.
QAudioFormat chooseFormat(const QAudioDevice &device);

/// A device's samples → ours. Converting allocates nothing.
///
/// Thread: audio. Owner: QtCapture.
class CaptureConverter
{
public:
    /// `format` is valid.
    explicit CaptureConverter(const QAudioFormat &format);

    /// The most bytes `convert` takes at once: whole frames, 100 ms.
    std::size_t mostBytes() const { return m_mostFrames * m_frameBytes; }
    std::size_t frameBytes() const { return m_frameBytes; }
    /// Whole frames in, 48 kHz mono out; until the next call.
    std::span<const float> convert(std::span<const char> bytes);

private:
    QAudioFormat m_format;
    std::size_t m_frameBytes;
    std::size_t m_mostFrames;
    std::optional<Resampler> m_resampler;
    std::vector<float> m_mono;
    std::vector<float> m_output;
};

/// Our samples → a device's. Converting allocates nothing.
///
/// Thread: audio. Owner: QtPlayback.
class PlaybackConverter
{
public:
    /// `format` is valid.
    explicit PlaybackConverter(const QAudioFormat &format);

    /// At most a period in, whole frames of the device out; until the next call.
    std::span<const char> convert(std::span<const float> samples);

private:
    QAudioFormat m_format;
    std::optional<Resampler> m_resampler;
    std::vector<float> m_mono;
    std::vector<char> m_bytes;
};

} // namespace causerie::media
