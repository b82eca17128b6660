// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"

#include <QJsonObject>

namespace causerie
{
class Session;
}

namespace causerie::cli
{

// Words for scripts, as in clijson.h. Pure.
QString word(RoomError::Kind kind);
QString word(RoomState state);
QString word(Role role);               ///< XEP-0045 §5.1
QString word(Affiliation affiliation); ///< XEP-0045 §5.2
QString word(Departure how);
QString word(RoomEvent::Kind kind);

// Values as the fields of an event. Pure; never a password.
QJsonObject fields(const Room &room);
QJsonObject fields(const Occupant &occupant);
QJsonObject fields(const Bookmark &bookmark);
QJsonObject fields(const RoomEvent &event);

/// Goes into `peer` if it is a room, for as long as the session lasts: only who is in can speak there. What was written
/// to it while it was held (see Rooms::hold) then goes out.
void enterIfRoom(Session &session, const Jid &peer, QObject *context);

} // namespace causerie::cli
