// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/stretchpace.h"

#include "core/media/audio/format.h"

#include <algorithm>
#include <cstdlib>

namespace causerie::media
{
namespace
{

constexpr double kGentleShare = 0.08;
constexpr double kFastStretchShare = 0.25;
constexpr double kLargestDebt = 720; ///< one long period: what quiet sound was spared of does not count for ever
constexpr double kSomeMs = 20;
constexpr double kMuchMs = 60;

} // namespace

void StretchPace::played(int samples)
{
    m_gentle = std::min(0.0, m_gentle + samples * kGentleShare);
    m_fast = std::min(0.0, m_fast + samples * kFastStretchShare);
    m_since += samples;
}

void StretchPace::stretched(int samples)
{
    const int count = std::abs(samples);
    m_gentle = std::max(m_gentle - count, -kLargestDebt);
    m_fast = std::max(m_fast - count, -kLargestDebt);
    m_since = 0;
}

TrimEffort StretchPace::effort(double wrongMs) const
{
    const bool isMuch = wrongMs >= kMuchMs;
    const int pauseMs = isMuch ? 10 : wrongMs >= kSomeMs ? 20 : 50;
    if (m_since < pauseMs * kMsSamples)
        return TrimEffort::Quiet;
    if (isMuch && m_fast >= 0)
        return TrimEffort::Fast;
    return m_gentle >= 0 ? TrimEffort::Gentle : TrimEffort::Quiet;
}

} // namespace causerie::media
