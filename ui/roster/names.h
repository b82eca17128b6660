// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"
#include "core/session/session.h"

#include <QDateTime>
#include <QImage>

/// Who or what a conversation is with. GUI thread; the answers change with roster, rooms and conversations.
namespace causerie::ui
{

/// "Notes" for the conversation with our own address, a contact's name, a room's, or "Ann in Tea" for somebody whom we
/// write to through a room; else the address.
QString conversationName(Session &session, const Jid &peer);

/// For a pointer that rests on a row: the address, when a contact was last active, and what they say of themselves in
/// other languages, if they tell.
QString addressTip(const Jid &jid, const Contact *contact, const QDateTime &now);

/// Offline, too, while what is known may be over (`Roster::isCurrent`).
Availability shownAvailability(const Roster &roster, const Contact &contact);
QString shownAvailabilityText(const Roster &roster, const Contact &contact);

/// The address under which the conversation with `peer` is kept: bare, but that of an occupant stays full, for it is
/// a private one (XEP-0045 §7.5).
Jid conversationKey(Session &session, const Jid &peer);

/// What we write to ourselves, for all our devices.
bool isNotes(Session &session, const Jid &peer);
/// Their picture, that of our notes; null without one.
QImage conversationPicture(Session &session, const Jid &peer);

/// A room of ours, also one that we only know from what was said there.
bool isRoom(Session &session, const Jid &peer);

} // namespace causerie::ui
