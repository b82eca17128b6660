// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/delay.h"

#include <algorithm>

namespace causerie::xmpp
{

namespace
{

bool isOurs(const Jid &by, const Jid &own)
{
    const bool isServer = by.local().isEmpty() && by.isBare() && by.domain() == own.domain();
    return !by.isEmpty() && (isServer || by == own.bare());
}

} // namespace

std::optional<QDateTime> trustedDelay(const QList<Delay> &delays, const Jid &own, const std::optional<Backlog> &backlog)
{
    if (!backlog)
        return {};
    std::optional<QDateTime> newest;
    bool isAhead = false; // the server's clock is, or somebody lies
    for (const Delay &delay : delays) {
        if (!isOurs(delay.by, own))
            continue;
        if (delay.stamp > backlog->until)
            isAhead = true;
        else if (!newest || delay.stamp > *newest)
            newest = delay.stamp;
    }
    if (!newest)
        return isAhead ? std::optional(backlog->until) : std::nullopt;
    return backlog->since.isValid() ? std::max(*newest, backlog->since) : *newest;
}

} // namespace causerie::xmpp
