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

/// By how many samples `recording` is later than `reference` where the two are most alike, in −most…most.
std::ptrdiff_t lag(std::span<const float> reference, std::span<const float> recording, std::ptrdiff_t most);

/// `recording` compared with `reference`, both at 48 kHz.
struct Likeness {
    double estoi = 0;
    double delayMs = 0; ///< of the whole
    double leastMs = 0; ///< of any second that holds speech
    double mostMs = 0;
};

/// Second by second, because the delay of a call changes while it lasts: what moves as a whole by a few milliseconds is
/// no damage, what is missing or made up is.
Likeness compare(std::span<const float> reference, std::span<const float> recording, double mostDelayMs = 2000);

} // namespace causerie::test
