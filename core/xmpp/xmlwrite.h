// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/xmltext.h"

#include <QXmlStreamWriter>

/// Writing the elements that most payloads are made of. Texts lose what XML cannot carry.
namespace causerie::xmpp
{

/// <name xmlns='space'>, to be ended by the caller.
inline void startElement(QXmlStreamWriter &writer, QLatin1StringView name, QLatin1StringView space)
{
    writer.writeStartElement(name);
    writer.writeDefaultNamespace(space);
}

/// <name xmlns='space'/>
inline void writeEmpty(QXmlStreamWriter &writer, QLatin1StringView name, QLatin1StringView space)
{
    startElement(writer, name, space);
    writer.writeEndElement();
}

/// <name xmlns='space' id='…'/>
inline void writeWithId(QXmlStreamWriter &writer, QLatin1StringView name, QLatin1StringView space, const QString &id)
{
    startElement(writer, name, space);
    writer.writeAttribute(QLatin1StringView("id"), wireText(id));
    writer.writeEndElement();
}

/// <name>text</name> in the namespace around it; with xml:lang when `language` is not empty.
inline void writeText(QXmlStreamWriter &writer, QLatin1StringView name, const QString &text,
                      const QString &language = {})
{
    writer.writeStartElement(name);
    if (!language.isEmpty())
        writer.writeAttribute(QLatin1StringView("xml:lang"), wireText(language));
    writer.writeCharacters(wireText(text));
    writer.writeEndElement();
}

} // namespace causerie::xmpp
