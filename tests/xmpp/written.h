// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/xmpp/xml.h"

#include <QXmlStreamWriter>

namespace causerie::test
{

/// What `write(writer)` puts on the wire, read back as the children of a <message/>.
QDomElement written(auto write)
{
    QString text;
    QXmlStreamWriter writer(&text);
    writer.writeStartElement(QStringLiteral("message"));
    write(writer);
    writer.writeEndElement();
    return xml(text);
}

} // namespace causerie::test
