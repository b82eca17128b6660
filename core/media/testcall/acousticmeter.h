// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// How a loudspeaker is heard by a microphone: a short sweep is played and looked for. Pure; 48 kHz.
namespace causerie::media
{

/// A tone that rises from 400 to 3500 Hz in 100 ms: its like is found to the sample, also in noise and in a room.
std::vector<float> testSweep();

struct SweepFound {
    std::size_t at = 0; ///< the sample of the recording where it begins
    double levelDb = 0; ///< how loud it is there, against what was played
    friend bool operator==(const SweepFound &, const SweepFound &) = default;
};

/// Where the sweep is in `recording`; empty when it cannot be told from chance.
std::optional<SweepFound> findSweep(std::span<const float> recording);

/// RMS in dB below full; −120 for silence.
double powerDb(std::span<const float> sound);

} // namespace causerie::media
