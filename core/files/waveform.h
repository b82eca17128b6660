// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTypes>

#include <span>
#include <vector>

namespace causerie::files
{

inline constexpr int kWaveformPoints = 100;

/// The shape of a recording: the loudness of equal stretches as 0…255, the loudest of all at 255 unless it is below
/// −50 dB of full scale, which is no speech, on a scale that shows quiet speech (the square root of the mean square,
/// then its square root). Silence is all zeros; fewer samples than points give fewer values. Pure.
std::vector<quint8> waveform(std::span<const qint16> samples, int points = kWaveformPoints);
/// The same from the mean squares of short stretches of equal length, for what is recorded and not kept as samples.
std::vector<quint8> waveformOfPowers(std::span<const float> powers, int points = kWaveformPoints);

} // namespace causerie::files
