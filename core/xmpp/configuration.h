// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/endpoints.h"

#include <QUuid>

class QXmppConfiguration;
class QXmppPresence;

namespace causerie::xmpp
{

/// What the library is told for one attempt: exactly one address, encryption without exception, mechanisms that do
/// not show the password, no reconnecting and no pinging of its own. Pure.
QXmppConfiguration toConfiguration(const ConnectionSettings &settings, const Endpoint &endpoint);

/// Our presence as a stanza. Pure.
QXmppPresence toStanza(const Presence &presence);

/// XEP-0388 §2.3: the same device is the same for ever, another account or installation is another. Pure.
QUuid deviceId(const Jid &jid, const QString &resource);

} // namespace causerie::xmpp
