// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/ownsource.h"

#include <utility>

namespace causerie::media
{

SourceVerdict OwnSource::heard(std::uint32_t ssrc, std::int64_t nowNs)
{
    if (ssrc != m_ssrc)
        return SourceVerdict::Theirs;
    const auto before = std::exchange(m_conflictNs, nowNs);
    if ((before && nowNs - *before < kForgottenNs) || m_changes == kMostChanges)
        return SourceVerdict::Looped;
    ++m_changes;
    do
        m_ssrc = m_random();
    while (m_ssrc == ssrc);
    return SourceVerdict::Collided;
}

} // namespace causerie::media
