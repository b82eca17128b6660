// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include <QMetaType>

/// What a recording says of itself: values, for whoever shows it.
namespace causerie::media
{

inline constexpr int kRecordingStepSamples = 960; ///< of 48 kHz: the stretch that one power stands for, 20 ms

/// What is new since the last of these.
struct RecordingStep {
    std::int64_t samples = 0;       ///< of all so far, 48 kHz
    double level = 0;               ///< 0…1, see `loudness`
    std::vector<float> powers = {}; ///< the mean square of each further `kRecordingStepSamples`

    friend bool operator==(const RecordingStep &, const RecordingStep &) = default;
};

enum class RecordingEnd {
    Stopped,
    Longest,    ///< it may not be longer
    Unwritable, ///< the disk is full or protected; what was written before is there
    Internal,   ///< there is no encoder
};

/// A recording that has ended; its file plays, unless `samples` is 0.
struct Recording {
    std::int64_t samples = 0;
    std::vector<float> powers = {};
    RecordingEnd end = RecordingEnd::Stopped;

    friend bool operator==(const Recording &, const Recording &) = default;
};

/// Whether nobody can have said anything: no 20 ms of it are louder than −60 dB of full scale. Microphones that are
/// muted give digital silence or a little noise below that. Pure.
bool isSilent(const std::vector<float> &powers);

} // namespace causerie::media

Q_DECLARE_METATYPE(causerie::media::RecordingStep)
Q_DECLARE_METATYPE(causerie::media::Recording)
