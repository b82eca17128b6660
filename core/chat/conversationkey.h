// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/chat/conversationsettings.h"

namespace causerie
{

/// The conversation that what comes from or goes to `peer` belongs to: its bare address, but in a room that we know
/// (`isRoom`) the occupant's own, which is private (XEP-0045 §7.5). What a stanza says of itself does not count, for
/// everybody can write that. Pure.
inline Jid conversationKey(const Jid &peer, bool isRoom)
{
    return isRoom ? peer : peer.bare();
}

/// What a conversation of this key is until something else is known. Pure.
inline ConversationKind kindOfNew(const Jid &key)
{
    return key.isBare() ? ConversationKind::Person : ConversationKind::RoomPrivate;
}

} // namespace causerie
