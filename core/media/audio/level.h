// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"

#include <array>
#include <cstddef>
#include <span>

namespace causerie::media
{

/// How loud this is, for a meter: 0 at −60 dB of full scale and below, 1 at a full-scale square wave; the mean power.
/// Pure.
double loudness(std::span<const float> samples);

/// Whether the sound was too loud for what made it: at least three samples at the very edge. Pure.
bool isClipped(std::span<const float> samples);

/// The loudest period of the last quarter of a second, so that a meter looked at four times a second misses nothing.
///
/// Thread: audio.
class LevelMeter
{
public:
    /// Feeds any number of samples and gives the level, 0…1.
    double feed(std::span<const float> samples);

private:
    static constexpr std::size_t kPeriods = 25;

    std::array<double, kPeriods> m_recent{};
    std::size_t m_next = 0;
    std::array<float, kPeriodSamples> m_period{};
    std::size_t m_filled = 0;
};

} // namespace causerie::media
