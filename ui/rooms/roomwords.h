// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomerror.h"
#include "core/chat/roomevent.h"

#include <QString>

/// Words for what rooms do: what happened, why, and what to do about it. Pure; translated.
namespace causerie::ui
{

QString joinFailureText(const RoomError &error, const QString &room); ///< `room` as people call it
QString actFailureText(const RoomError &error);                       ///< a kick, a new name, a configuration …
QString removalText(const Removal &removal, const QString &room);     ///< how we came out
/// One line of a room's talk; empty for what needs none.
QString eventText(const RoomEvent &event);
QString roleText(Role role);
QString affiliationText(Affiliation affiliation);

} // namespace causerie::ui
