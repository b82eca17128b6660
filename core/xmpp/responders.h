// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/stanzahook.h"

namespace causerie::xmpp
{

/// Answers ping (XEP-0199), time (XEP-0202) and version (XEP-0092: name and version, never the system) to our server
/// and to those who may know that we are here. Everything nobody understood, and these to anybody else, gets the error
/// that an absent device would give (RFC 6120 §8.4, RFC 6121 §8.5.2).
///
/// Thread: GUI. Owner: Disco, which makes it after everything that answers IQs at the end of the row.
class Responders
{
public:
    using MayKnow = std::function<bool(const Jid &bare)>;

    explicit Responders(Connection &connection);

    void setPolicy(MayKnow mayKnow) { m_mayKnow = std::move(mayKnow); }
    /// Whether a request's sender may know that we are here.
    bool isTrusted(const QString &from) const;

private:
    bool handle(const QDomElement &stanza);

    Connection &m_connection;
    MayKnow m_mayKnow;
    StanzaHook m_hook;
};

} // namespace causerie::xmpp
