// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/contact.h"

#include <vector>

namespace causerie
{

/// One <item/> of the roster (RFC 6121 §2.1.2); the contact has neither nickname nor resources.
struct RosterItem {
    Contact contact;
    bool approved = false; ///< their request will be granted by the server (§3.4)
    bool removed = false;  ///< only in pushes

    friend bool operator==(const RosterItem &, const RosterItem &) = default;
};

/// The whole list as the server had it, under the name that it gave to this state (RFC 6121 §2.6).
struct RosterList {
    QString version; ///< opaque; empty: the server names none
    std::vector<RosterItem> items;

    friend bool operator==(const RosterList &, const RosterList &) = default;
};

} // namespace causerie
