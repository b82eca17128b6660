// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/chat/xmpplink.h"
#include "core/xmpp/request.h"

#include <QDateTime>
#include <QUrl>

#include <optional>

class QXmppElement;

namespace causerie
{
struct DataForm;
}

/// Invitations on the wire: the token in a request (XEP-0379), and links that a server makes (XEP-0401).
namespace causerie::xmpp
{

/// The token of <preauth/> in a request to see us; empty without a usable one. Pure.
QString parsePreauth(const QDomElement &presence);
QXmppElement preauthElement(const QString &token);

/// An invitation that our server has made for us; whoever comes with it is let in by the server.
struct ServerInvite {
    XmppLink link;
    QUrl page;            ///< https, for people without a program; may be empty
    QDateTime validUntil; ///< invalid: not said
    friend bool operator==(const ServerInvite &, const ServerInvite &) = default;
};

/// Nothing when the server does not make invitations, or what it says is none to `own`.
using InviteDone = std::function<void(std::optional<ServerInvite>)>;

/// Looks for the command `urn:xmpp:invite#invite` (XEP-0401 §3) at our server and executes it. Thread: GUI.
void askForInvite(Connection &connection, const Jid &own, QObject *context, InviteDone done);

/// The form that the command ends with. Pure.
std::optional<ServerInvite> readInvite(const DataForm &form, const Jid &own);

} // namespace causerie::xmpp
