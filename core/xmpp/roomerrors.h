// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomerror.h"
#include "core/xmpp/request.h"

namespace causerie::xmpp
{

/// What the condition of an error means in a room (XEP-0045 §7.2, RFC 6120 §8.3.3). Pure.
RoomError::Kind toRoomErrorKind(const QString &condition);

/// What came of a request to a room. Pure.
RoomError toRoomError(const IqError &error);

/// The <error/> of a presence or message from a room. Pure.
RoomError readRoomError(const QDomElement &stanza);

} // namespace causerie::xmpp
