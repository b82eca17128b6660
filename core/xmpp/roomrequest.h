// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomerror.h"
#include "core/xmpp/request.h"

#include <expected>
#include <functional>

namespace causerie::xmpp
{

class PayloadIq;

using RoomDone = std::function<void(std::expected<void, RoomError>)>;

/// Asks a room for something whose answer says no more than that it is done. `done` may be empty. Thread: GUI.
void requestOfRoom(Connection &connection, PayloadIq &&iq, QObject *context, RoomDone done);

} // namespace causerie::xmpp
