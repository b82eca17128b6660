// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/xmpp/request.h"
#include "core/xmpp/roompresence.h"

namespace causerie::xmpp
{

/// Where we stand with a room when one of its presences comes.
struct RoomStanding {
    RoomState state = RoomState::Out;
    QString nick; ///< ours; while joining the one we asked for
    Jid own;      ///< our full address
};

/// What a presence of a room means to us (XEP-0045 §7).
enum class RoomStep {
    Nothing,
    Upsert,        ///< somebody came or changed
    Depart,        ///< somebody went
    Rename,        ///< somebody, perhaps we, has another nick
    Joined,        ///< our own presence closes the list of occupants (§7.2.2)
    Refused,       ///< the join
    RefusedChange, ///< a new nick or status
    Out            ///< we are no longer in
};

/// Decides. Pure.
RoomStep decide(const RoomStanding &standing, const RoomPresence &presence);

/// The nick to try when that one is taken: with one more underscore, three at most; empty when enough was tried.
/// `tried` counts from 0. Pure.
QString alternativeNick(const QString &nick, int tried);

/// What the answer to a ping to ourselves through the room says (XEP-0410 §3.1).
enum class SelfPing {
    Inside,
    Outside, ///< or in doubt: joining again does no harm
    Unknown  ///< nobody answers: ask again later
};
SelfPing readSelfPing(const IqResult &answer);

} // namespace causerie::xmpp
