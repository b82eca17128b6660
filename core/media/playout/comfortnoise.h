// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace causerie::media
{

/// Noise like the background of what was heard, for when nothing comes: white noise through an all-pole filter that is
/// learnt from the quietest moments.
///
/// What is quiet is learnt as well: the level falls at once to whatever is quieter and rises by 6 dB a second, so a
/// pause between words sets it and a long vowel does not. Allocates nothing.
///
/// Thread: any one. Pure: the same noise in every run.
class ComfortNoise
{
public:
    /// What was decoded, packet by packet.
    void learn(std::span<const float> sound);
    void make(std::span<float> noise);
    void reset() { *this = {}; }

    double level() const { return m_level; } ///< RMS of what is made, 0…kMostLevel

    static constexpr double kMostLevel = 0.01; ///< −40 dB of full scale: louder is no background

private:
    static constexpr std::size_t kOrder = 16;

    void solve();
    float dice();

    double m_floor = 1e-4; ///< RMS below which sound is background
    double m_level = 0;
    std::array<double, kOrder + 1> m_likeness{}; ///< autocorrelation of the background
    std::array<float, kOrder> m_filter{};
    std::array<float, kOrder> m_past{}; ///< the newest first
    float m_gain = 0;
    std::uint32_t m_dice = 1;
};

} // namespace causerie::media
