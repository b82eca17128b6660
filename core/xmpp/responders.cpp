// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/responders.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/entitytime.h"
#include "core/xmpp/payloadiq.h"

#include <QXmlStreamWriter>
#include <QXmppClient.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

void writeVersion(QXmlStreamWriter &writer)
{
    writer.writeStartElement("query"_L1);
    writer.writeDefaultNamespace(ns::kVersion);
    writer.writeTextElement("name"_L1, "Causerie"_L1);
    writer.writeTextElement("version"_L1, QStringLiteral(CAUSERIE_VERSION));
    writer.writeEndElement();
}

} // namespace

Responders::Responders(Connection &connection)
    : m_connection(connection),
      m_hook(connection.client(), StanzaHook::Place::Last, [this](const QDomElement &e) { return handle(e); })
{
}

bool Responders::handle(const QDomElement &stanza)
{
    if (!is(stanza, "iq"_L1, ns::kClient))
        return false;
    const QString type = stanza.attribute(u"type"_s);
    if (type != "get"_L1 && type != "set"_L1)
        return false;

    const bool answers = type == "get"_L1 && isTrusted(stanza.attribute(u"from"_s));
    if (answers && !child(stanza, "ping"_L1, ns::kPing).isNull())
        answer(m_connection.client(), stanza);
    else if (answers && !child(stanza, "query"_L1, ns::kVersion).isNull())
        answer(m_connection.client(), stanza, writeVersion);
    else if (answers && !child(stanza, "time"_L1, kEntityTime).isNull())
        answer(m_connection.client(), stanza,
               [](QXmlStreamWriter &writer) { writeTime(writer, QDateTime::currentDateTime()); });
    else
        refuse(m_connection.client(), stanza, QXmppStanza::Error::Cancel, QXmppStanza::Error::ServiceUnavailable);
    return true;
}

bool Responders::isTrusted(const QString &from) const
{
    if (from.isEmpty()) // RFC 6120 §8.1.2.1: our own account, said by our server
        return true;
    const auto jid = Jid::parse(from);
    if (!jid)
        return false;
    const Jid own = m_connection.boundJid();
    const bool isServer = jid->local().isEmpty() && jid->domain() == own.domain();
    return isServer || jid->bare() == own.bare() || (m_mayKnow && m_mayKnow(jid->bare()));
}

} // namespace causerie::xmpp
