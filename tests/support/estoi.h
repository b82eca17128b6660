// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// How well speech survived: how much of it can be understood, and how late it is. Pure.
namespace causerie::test
{

/// The extended short-time objective intelligibility of `degraded`, which lies in time with `clean` (Jensen and Taal,
/// "An Algorithm for Predicting the Intelligibility of Speech Masked by Modulated Noise Maskers", 2016).
/// 1: identical; about 0: nothing in common. Needs about half a second of speech, else 0.
double estoi(std::span<const float> clean, std::span<const float> degraded, int sampleRate);

/// The same without what is extended about it (Taal and others, "An Algorithm for Intelligibility Prediction of
/// Time–Frequency Weighted Noisy Speech", 2011): kinder to what comes and goes.
double stoi(std::span<const float> clean, std::span<const float> degraded, int sampleRate);

/// How far apart the spectra are, in dB over thirds of octaves up to 4.3 kHz, mean of the frames of 26 ms that are not
/// quiet. 0: identical.
double logSpectralDistance(std::span<const float> clean, std::span<const float> degraded, int sampleRate);

/// Signal to difference in dB, each 20 ms that are not quiet for themselves and within −10…35. Wants the two in time to
/// the sample; what is made up well but otherwise counts as damage.
double segmentalSnr(std::span<const float> clean, std::span<const float> degraded, int sampleRate);

/// By how many samples `recording` is later than `reference` where the two are most alike, in −most…most.
std::ptrdiff_t lag(std::span<const float> reference, std::span<const float> recording, std::ptrdiff_t most);

/// `recording`, both at 48 kHz, moved to lie in time with `reference` and cut to its length.
struct Aligned {
    std::vector<float> sound;
    double delayMs = 0; ///< of the whole
    double leastMs = 0; ///< of any quarter of a second that holds speech
    double mostMs = 0;
};

/// Quarter of a second by quarter of a second, because the delay of a call changes while it lasts: what moves as a
/// whole by a few milliseconds is no damage, what is missing or made up is.
Aligned align(std::span<const float> reference, std::span<const float> recording, double mostDelayMs = 2000);

/// `recording` compared with `reference`, both at 48 kHz.
struct Likeness {
    double estoi = 0;
    double delayMs = 0; ///< of the whole
    double leastMs = 0; ///< of any quarter of a second that holds speech
    double mostMs = 0;
};

/// After it was aligned.
Likeness compare(std::span<const float> reference, std::span<const float> recording, double mostDelayMs = 2000);

} // namespace causerie::test
