// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/rosteritem.h"

#include <QDomElement>

#include <vector>

namespace causerie::xmpp
{

/// The items of a roster <query/>; what has no usable address is left out and counted.
struct RosterItems {
    std::vector<RosterItem> items;
    int skipped = 0;
    QString version; ///< §2.6
};

/// Reads the <query xmlns='jabber:iq:roster'/>; a null element is an empty list. Pure.
RosterItems parseRoster(const QDomElement &query);

} // namespace causerie::xmpp
