// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/statistics.h"

#include <QString>

namespace causerie::ui
{

/// What a conversation over this call is like, in five words (ITU-T G.109 table 1 draws the lines).
enum class Quality { Unknown, Excellent, Good, Fair, Poor, Bad };

/// Mouth-to-ear delay as far as the program can know it, in ms: half the round trip, the playout delay and
/// 26.5 ms for an Opus frame of 20 ms with its look-ahead. What the sound devices add is not in it.
double estimatedDelayMs(const media::Statistics &statistics);

/// Transmission rating R by the E-model (ITU-T G.107 (06/2015) §7, default values elsewhere): from one-way delay and
/// the part of speech that was lost or had to be concealed. 93.2 at best. Equipment impairment: Ie 0, Bpl 25, random
/// loss.
double ratingFactor(double delayMs, double lossPercent);

/// Mean opinion score for a rating (ITU-T G.107 annex B), 1 … 4.5.
double meanOpinionScore(double rating);

/// `Unknown` until sound has been heard.
Quality qualityOf(const media::Statistics &statistics);
double ratingFactor(const media::Statistics &statistics);

/// "Excellent", translated.
QString qualityWord(Quality quality);

} // namespace causerie::ui
