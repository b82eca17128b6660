// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/contact.h"

#include <QDomElement>

#include <vector>

namespace causerie::xmpp
{

/// One <item/> of the roster (RFC 6121 §2.1.2).
struct RosterItem {
    Contact contact;
    bool approved = false; ///< their request will be granted by the server (§3.4)
    bool removed = false;  ///< only in pushes

    friend bool operator==(const RosterItem &, const RosterItem &) = default;
};

/// The items of a roster <query/>; what has no usable address is left out and counted.
struct RosterItems {
    std::vector<RosterItem> items;
    int skipped = 0;
};

/// Reads the <query xmlns='jabber:iq:roster'/>; a null element is an empty list. Pure.
RosterItems parseRoster(const QDomElement &query);

} // namespace causerie::xmpp
