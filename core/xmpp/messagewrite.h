// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/xmpp/payloadmessage.h"

#include <optional>

namespace causerie::xmpp
{

enum class Audience {
    Person,
    Ourselves, ///< our own address: nobody is asked to confirm anything
    Room,      ///< everybody in it (XEP-0045 §7.4)
    Occupant   ///< one of them, in private (XEP-0045 §7.5): the conversation is the occupant's full JID
};

/// One stanza with all that `message` has: every language, an answer with the quote for others, files both ways, and
/// what asks for receipts and markers; with the chat state of who has just written (XEP-0085 §5.1) if `isActive`. Pure.
PayloadMessage toStanza(const Message &message, Audience audience, bool isActive = true);

/// The same for what is said of an earlier message. Nothing for a moderation, which is asked of the room by an IQ
/// (XEP-0425 §3), and for a receipt in a room (XEP-0184 §5.3). Pure.
std::optional<PayloadMessage> toStanza(const Annotation &annotation, Audience audience, bool isActive = true);

/// A receipt (XEP-0184) for the device that asked. Pure.
PayloadMessage receipt(const Jid &to, QLatin1StringView type, const QString &target, const QString &id);
/// XEP-0085; nobody keeps it. Pure.
PayloadMessage toStanza(ChatState state, const Jid &peer, Audience audience, const QString &id);

} // namespace causerie::xmpp
