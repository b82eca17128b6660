// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace causerie::media
{

/// Changes the sample rate of one mono stream by a windowed sinc: flat to 90 % of the lower band, aliases below −70 dB.
/// Adds `delay()` output samples. Converting allocates nothing.
///
/// Thread: any one.
class Resampler
{
public:
    /// Rates in Hz, 1000…768000.
    Resampler(int fromRate, int toRate);

    /// Room that `convert` needs for `count` samples.
    std::size_t roomFor(std::size_t count) const;
    /// Takes all of `input`; gives how many samples it wrote to `output`.
    std::size_t convert(std::span<const float> input, std::span<float> output);
    /// How late the output is, in output samples: a whole number of them.
    std::size_t delay() const { return static_cast<std::size_t>(static_cast<double>(m_taps) / 2 / m_step); }

private:
    float interpolate(const float *window, double fraction) const;

    double m_step;                ///< input samples per output sample
    std::size_t m_taps;           ///< input samples that make one of output
    std::vector<float> m_filter;  ///< kPhases + 1 rows of m_taps
    std::vector<float> m_history; ///< twice m_taps: written twice, so that any window of it is in one piece
    std::size_t m_newest = 0;
    double m_position = 0; ///< of the next output sample, in input samples after the newest
};

/// A whole sound at once, with the delay taken off. Pure.
std::vector<float> resampled(std::span<const float> sound, int fromRate, int toRate);

} // namespace causerie::media
