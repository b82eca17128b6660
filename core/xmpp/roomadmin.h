// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/occupant.h"
#include "core/chat/roomerror.h"
#include "core/xmpp/roomrequest.h"

#include <vector>

namespace causerie::xmpp
{

/// Kicks (None), gives or takes voice, makes a moderator or no more (XEP-0045 §8.2–§8.4, §9.6, §9.7). Thread: GUI.
void setRole(Connection &connection, const Jid &room, const QString &nick, Role role, const QString &reason,
             QObject *context, RoomDone done);

/// Bans (Outcast), makes members, admins and owners, or takes that back (§9.1–§9.5, §10.3–§10.8); several at once.
void setAffiliations(Connection &connection, const Jid &room, const std::vector<Affiliate> &changes, QObject *context,
                     RoomDone done);

using AffiliatesDone = std::function<void(std::expected<std::vector<Affiliate>, RoomError>)>;

/// One of the lists (§9.2, §9.5, §10.5, §10.8); each may be forbidden by itself.
void queryAffiliates(Connection &connection, const Jid &room, Affiliation affiliation, QObject *context,
                     AffiliatesDone done);

/// Removes what somebody said, for everybody (XEP-0425 §4): `archiveId` is the room's id of it (XEP-0359), `reason` may
/// be empty. For moderators, where the room announces `urn:xmpp:message-moderate:1`; that it is gone the room then
/// tells everybody, us too.
void moderate(Connection &connection, const Jid &room, const QString &archiveId, const QString &reason,
              QObject *context, RoomDone done);

/// The items of a <query xmlns='…muc#admin'/>; what has no usable address is left out. Pure.
std::vector<Affiliate> parseAffiliates(const QDomElement &query);

} // namespace causerie::xmpp
