// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>

/// Leaving out or repeating whole periods of a sound (WSOLA), crossfaded over the place where it is most like itself.
/// Pure; allocates nothing.
namespace causerie::media
{

/// How like each other (−1…1, normalised correlation) two places of the sound must be to be crossfaded.
inline constexpr double kAnyLikeness = -1;     ///< for quiet sound: never mind
inline constexpr double kPeriodLikeness = 0.8; ///< one period of a voice and the next
inline constexpr double kHalfLikeness = 0.5;

inline constexpr std::size_t kShortestPeriod = 120; ///< 2.5 ms: a high voice
inline constexpr std::size_t kLongestPeriod = 720;  ///< 15 ms: a low one, twice

/// Leaves out at most `most` samples; gives the new length. What is too short or not like itself is left alone.
std::size_t shorten(std::span<float> sound, std::size_t most, double leastLikeness);

/// Repeats at most `most` samples of the first `length` of `room`; gives the new length.
std::size_t lengthen(std::span<float> room, std::size_t length, std::size_t most, double leastLikeness);

/// The period with which the end of a sound repeats itself best: kShortestPeriod…kLongestPeriod, but at most the whole.
std::size_t lastPeriod(std::span<const float> sound);

/// −1…1: how like each other the first `a.size()` samples of both are; `b` is at least as long.
double likeness(std::span<const float> a, std::span<const float> b);

/// 0…1 in `length` steps, without a corner at either end.
float crossfade(std::size_t i, std::size_t length);

} // namespace causerie::media
