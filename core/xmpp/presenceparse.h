// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <QDomElement>
#include <QStringList>

#include <expected>

namespace causerie::xmpp
{

/// RFC 6121 §4.7.1
enum class PresenceType { Available, Unavailable, Subscribe, Subscribed, Unsubscribe, Unsubscribed, Probe, Error };

/// One <presence/>.
struct PresenceStanza {
    PresenceType type = PresenceType::Available;
    Presence presence;   ///< Offline unless `type` is Available
    bool isRoom = false; ///< of a room or its occupant (XEP-0045), never of a contact

    friend bool operator==(const PresenceStanza &, const PresenceStanza &) = default;
};

enum class PresenceParseError { NotAPresence, BadAddress, BadType };

/// Reads one <presence/>; `languages` as in `preferredText`. Pure.
std::expected<PresenceStanza, PresenceParseError> parsePresence(const QDomElement &stanza,
                                                                const QStringList &languages);

} // namespace causerie::xmpp
