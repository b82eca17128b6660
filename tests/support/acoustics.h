// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/process/voiceprocessing.h"

#include <span>
#include <vector>

/// A made-up room between a loudspeaker and a microphone, what the processing makes of it, and how it is judged. Sound
/// is 48 kHz; everything is pure and the same in every run.
namespace causerie::test
{

using Sound = std::vector<float>;

struct Room {
    double delayMs = 60;          ///< from the loudspeaker's queue to the microphone's
    double lossDb = 12;           ///< by how much the echo is quieter than what is played
    double reverberationMs = 200; ///< until it has fallen by 60 dB
    unsigned seed = 1;            ///< where the walls are
};

/// What the microphone hears of `sound`; as long as that.
Sound echoOf(std::span<const float> sound, const Room &room);
/// White, of so many dB below full.
Sound noise(std::size_t samples, double levelDb, unsigned seed = 1);
/// `sound` made as loud as that, RMS of the whole.
Sound atLevel(std::span<const float> sound, double levelDb);
Sound mixed(std::span<const float> one, std::span<const float> other); ///< as long as the first
Sound repeated(std::span<const float> sound, int times);

/// RMS in dB below full; −120 for silence.
double levelDb(std::span<const float> sound);
/// Mean of the signal-to-noise ratios of 20 ms each where `clean` speaks, −10…35 dB. The two lie in time.
double segmentalSnr(std::span<const float> clean, std::span<const float> degraded);

/// What comes out of `processing`, period by period as in a call: what is played, then what the microphone gives.
/// `played` may be shorter or empty: then nothing is played.
Sound processed(media::VoiceProcessing &processing, std::span<const float> played, std::span<const float> microphone,
                double delayMs = 0);

} // namespace causerie::test
