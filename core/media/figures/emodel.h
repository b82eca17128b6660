// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/statistics.h"

/// The E-model: what delay and loss make of a conversation (ITU-T G.107 (06/2015)). All parameters that are not
/// measured have the default values of its table 3. Pure; any thread.
namespace causerie::media
{

/// The delay impairment factor Idd (§7.4, equations 7-27 and 7-28; sT = 1, mT = 100 ms).
double delayImpairment(double delayMs);

/// The effective equipment impairment factor Ie,eff (§7.5, equation 7-29) for Ie = 0 and Bpl = 25. `burstRatio` is the
/// mean burst of what is lost over the one of random loss: 1 at random, more in bursts.
double lossImpairment(double lossPercent, double burstRatio = 1);

/// The transmission rating factor R (§7.1), 0…93.2, from one-way delay and the part of speech that was lost to the ear.
double ratingFactor(double delayMs, double lossPercent);

/// Mean opinion score for a rating (annex B), 1…4.5.
double meanOpinionScore(double rating);

/// Mouth-to-ear delay as far as the program can know it: half the round trip, the playout delay, a frame with its
/// look-ahead, and what the processing of the other side takes if it is like ours. Without the sound devices.
double estimatedDelayMs(const Statistics &statistics);

/// Of the whole call. A packet that came too late is lost to the ear, and one that was recovered is not.
double ratingFactor(const Statistics &statistics);

} // namespace causerie::media
