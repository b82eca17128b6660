// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

/// Reading WAV files: RIFF chunks, 16-bit PCM ("Multimedia Programming Interface and Data Specifications 1.0", 1991).
namespace causerie::media
{

struct WavSound {
    int sampleRate = 0;                    ///< Hz
    std::vector<float> samples;            ///< mono: the mean of the channels
    std::optional<std::int64_t> startedNs; ///< steady clock of the first sample, when `WavWriter` made the file
};

enum class WavError {
    CannotOpen,
    TooLarge,    ///< over 256 MiB
    NotWav,      ///< no RIFF/WAVE at its beginning
    Truncated,   ///< a chunk is longer than the file, or the format is missing
    Unsupported, ///< not 16-bit PCM with 1…8 channels at 1…192 kHz
};

/// Any bytes. A data chunk that is longer than the file gives what is there, as a writer that died leaves it. Pure.
std::expected<WavSound, WavError> parseWav(std::span<const std::byte> file);

std::expected<WavSound, WavError> readWav(const QString &path);

} // namespace causerie::media
