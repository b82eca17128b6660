// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomevent.h"

#include <QDomElement>

#include <optional>

class QXmppMessage;

namespace causerie::xmpp
{

/// An invitation in a <message/>: through the room (XEP-0045 §7.8.2) or direct (XEP-0249), nothing when it is none.
/// Errors and messages of a room's talk invite nobody. Pure.
std::optional<RoomInvitation> parseInvitation(const QDomElement &message);

/// Somebody does not want to come (XEP-0045 §7.8.2).
struct InvitationDeclined {
    Jid room;
    Jid by;
    QString reason;
    friend bool operator==(const InvitationDeclined &, const InvitationDeclined &) = default;
};
std::optional<InvitationDeclined> parseDecline(const QDomElement &message);

/// The same on the way out. Without `throughRoom` the invitation is direct and tells the password.
QXmppMessage toInvitation(const RoomInvitation &invitation, const Jid &to);
QXmppMessage toDecline(const RoomInvitation &invitation, const QString &reason);

} // namespace causerie::xmpp
