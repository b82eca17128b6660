// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/absence.h"

#include <cstdlib>
#include <utility>

namespace causerie
{

namespace
{

constexpr qint64 kSameMs = 10'000; // clocks that count in seconds, and questions that take their time

} // namespace

bool Absence::note(const QDateTime &lastUse, const QDateTime &now)
{
    const bool isAbsent = lastUse.isValid() && lastUse.msecsTo(now) >= std::chrono::milliseconds(kAbsentAfter).count();
    if (isAbsent && m_since.isValid() && std::abs(m_since.msecsTo(lastUse)) < kSameMs)
        return false;
    const QDateTime since = isAbsent ? lastUse.toUTC() : QDateTime();
    return std::exchange(m_since, since) != since;
}

Presence outward(Presence chosen, const QDateTime &since)
{
    chosen.idleSince = since;
    const bool seemsThere =
        chosen.availability == Availability::Available || chosen.availability == Availability::FreeForChat;
    if (since.isValid() && seemsThere)
        chosen.availability = Availability::Away;
    return chosen;
}

} // namespace causerie
