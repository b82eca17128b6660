// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// The one sound format inside the program: 48 kHz, mono, `float` in −1…1, handed around in periods of 10 ms.
namespace causerie::media
{

inline constexpr int kSampleRate = 48000;             ///< Hz; the RTP clock of Opus as well (RFC 7587 §4.1)
inline constexpr std::size_t kPeriodSamples = 480;    ///< 10 ms
inline constexpr std::int64_t kPeriodNs = 10'000'000; ///< the same in time
inline constexpr int kMsSamples = 48;                 ///< samples in a millisecond
inline constexpr std::int64_t kNsPerMs = 1'000'000;

constexpr std::int64_t samplesToNs(std::int64_t samples) noexcept
{
    return samples * 1'000'000 / 48; // 1e9 / 48000
}

constexpr std::int64_t nsToSamples(std::int64_t ns) noexcept
{
    return ns * 48 / 1'000'000;
}

constexpr float fromInt16(std::int16_t sample) noexcept
{
    return static_cast<float>(sample) / 32768.0F;
}

/// Clips what is too loud.
inline std::int16_t toInt16(float sample) noexcept
{
    return static_cast<std::int16_t>(std::lround(std::clamp(sample * 32768.0F, -32768.0F, 32767.0F)));
}

} // namespace causerie::media
