// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <QDateTime>

#include <chrono>

namespace causerie
{

/// Nobody has touched the machine for so long: that is worth saying.
inline constexpr std::chrono::minutes kAbsentAfter{5};

/// Since when the user has not touched the machine (XEP-0319). A value; any thread.
class Absence
{
public:
    /// `lastUse` as it is known at `now`: invalid or in the future counts as just now. True when `since` is another
    /// one; the same absence measured a little differently is none.
    bool note(const QDateTime &lastUse, const QDateTime &now);
    /// Invalid while the user is there.
    const QDateTime &since() const { return m_since; }

private:
    QDateTime m_since;
};

/// What others are told of somebody who chose `chosen` and has been absent `since` then (invalid: is there): available
/// turns into away. What was chosen on purpose stays.
Presence outward(Presence chosen, const QDateTime &since);

} // namespace causerie
