// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/payloadiq.h"

#include <QDomElement>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

PayloadIq::PayloadIq(QXmppIq::Type type, const QString &to, Write write) : QXmppIq(type), m_write(std::move(write))
{
    setTo(to);
}

void PayloadIq::toXmlElementFromChild(QXmlStreamWriter *writer) const
{
    if (m_write)
        m_write(*writer);
}

PayloadIq::Write emptyElement(QLatin1StringView name, QLatin1StringView space)
{
    return [name, space](QXmlStreamWriter &writer) {
        writer.writeStartElement(name);
        writer.writeDefaultNamespace(space);
        writer.writeEndElement();
    };
}

void answer(QXmppClient &client, const QDomElement &request, PayloadIq::Write write)
{
    PayloadIq iq(QXmppIq::Result, request.attribute(u"from"_s), std::move(write));
    iq.setId(request.attribute(u"id"_s));
    client.send(std::move(iq));
}

void refuse(QXmppClient &client, const QDomElement &request, QXmppStanza::Error::Type type,
            QXmppStanza::Error::Condition condition)
{
    PayloadIq iq(QXmppIq::Error, request.attribute(u"from"_s), {});
    iq.setId(request.attribute(u"id"_s));
    iq.setError(QXmppStanza::Error(type, condition));
    client.send(std::move(iq));
}

} // namespace causerie::xmpp
