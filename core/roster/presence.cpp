// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/presence.h"

#include <algorithm>

namespace causerie
{

namespace
{

/// The better resource first; the address only makes the order total, so that equal presences do not swap places.
bool isBetter(const Presence &a, const Presence &b)
{
    if (a.availability != b.availability)
        return a.availability > b.availability;
    if (a.priority != b.priority)
        return a.priority > b.priority;
    return a.from < b.from;
}

} // namespace

bool update(std::vector<Presence> &resources, const Presence &presence)
{
    const bool offline = presence.availability == Availability::Offline;
    if (offline && presence.from.isBare()) {
        const bool changed = !resources.empty();
        resources.clear();
        return changed;
    }

    const auto known = std::ranges::find(resources, presence.from, &Presence::from);
    if (known != resources.end()) {
        if (*known == presence)
            return false;
        resources.erase(known);
    } else if (offline) {
        return false;
    }
    if (!offline)
        resources.insert(std::ranges::upper_bound(resources, presence, isBetter), presence);
    return true;
}

} // namespace causerie
