// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomevent.h"
#include "core/storage/database.h"

#include <vector>

/// Who asks us into which room (XEP-0045 §7.8, XEP-0249), until it is answered: one for each room, the last that came.
/// Answered ones are remembered for a while, so that an archive that tells of them again asks nobody again. Answers
/// come later, see `whenDone`; they are on the disk by then. Thread: GUI.
namespace causerie::storage
{

/// False when it is old: one as late or later for this room is here, or was answered.
QFuture<Result<bool>> keepInvitation(Database &database, const RoomInvitation &invitation);
/// Accepted, declined, or the room was joined at `now`: what was sent before asks nothing any more.
QFuture<Result<void>> answerInvitation(Database &database, const Jid &room, const QDateTime &now);
/// The unanswered ones, oldest first.
QFuture<Result<std::vector<RoomInvitation>>> roomInvitations(Database &database);

} // namespace causerie::storage
