// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <QDateTime>

#include <chrono>
#include <optional>

class QXmppPresence;

namespace causerie::xmpp
{

/// How much of a room's talk is to be told when we come in (XEP-0045 §7.2.13).
struct RoomHistory {
    std::optional<std::chrono::seconds> within; ///< said since then, by the service's clock; nothing: does not matter
    std::optional<int> max;                     ///< messages; 0: none, they are read from the archive
    friend bool operator==(const RoomHistory &, const RoomHistory &) = default;
};

/// What to ask a room without an archive, of which the last line that we have is from `last` (invalid: none). The
/// service's clock need not be ours, nor that of who wrote: a difference of our own, and so much more that a wrong one
/// loses nothing; what comes twice is known by its id. Pure.
RoomHistory historySince(const QDateTime &last, const QDateTime &now);

/// The presence that asks to come in (§7.2.1): `occupant` is the room with our nick, `presence` what we say of
/// ourselves everywhere.
QXmppPresence toJoin(const Jid &occupant, const Presence &presence, const QString &password,
                     const RoomHistory &history);

/// A change of nick or status in a room we are in (§7.6, §7.7).
QXmppPresence toChange(const Jid &occupant, const Presence &presence);

/// The end of our stay (§7.14).
QXmppPresence toLeave(const Jid &occupant, const QString &status);

} // namespace causerie::xmpp
