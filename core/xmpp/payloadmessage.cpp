// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/payloadmessage.h"

#include "core/xmpp/xmltext.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

PayloadMessage::PayloadMessage(QLatin1StringView type, const QString &to, const QString &id, Write write)
    : m_type(type), m_write(std::move(write))
{
    setTo(to);
    setId(id);
}

void PayloadMessage::toXml(QXmlStreamWriter *writer) const
{
    writer->writeStartElement("message"_L1);
    writer->writeAttribute("to"_L1, to());
    writer->writeAttribute("id"_L1, wireText(id()));
    writer->writeAttribute("type"_L1, m_type);
    if (m_write)
        m_write(*writer);
    writer->writeEndElement();
}

} // namespace causerie::xmpp
