// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/streamparser.h"

#include "core/xmpp/dom.h"

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kBite = 16 * 1024; // how far the XML reader may run ahead of the limits

/// True for a header this client can talk to (RFC 6120 §4.7.5, §4.8.2).
bool isOurStream(const QXmlStreamReader &reader)
{
    if (reader.namespaceUri() != ns::kStreams || reader.name() != "stream"_L1)
        return false;
    const QStringView version = reader.attributes().value("version"_L1);
    return version == u"1" || version.startsWith(u"1.");
}

} // namespace

void StreamParser::addData(QByteArrayView bytes)
{
    if (m_ended || bytes.isEmpty())
        return;
    if (m_beforeFirstByte) {
        m_beforeFirstByte = false;
        // The XML reader would guess UTF-16 from a byte order mark; RFC 6120 §11.6 wants UTF-8.
        m_badEncoding = bytes[0] != '<' && bytes[0] != ' ' && bytes[0] != '\n' && bytes[0] != '\r' && bytes[0] != '\t';
    }
    m_badEncoding = m_badEncoding || !m_encoding.accept(bytes);
    m_unfed.append(bytes);
}

void StreamParser::feed()
{
    const QByteArray bite = m_unfed.sliced(m_fed, std::min(kBite, m_unfed.size() - m_fed));
    m_fed += bite.size();
    if (m_fed == m_unfed.size()) {
        m_unfed.clear();
        m_fed = 0;
    }
    m_pendingBytes += bite.size();
    m_reader.addData(bite);
}

void StreamParser::reset()
{
    m_reader.clear();
    m_document = QDomDocument();
    m_current = QDomElement();
    m_text.clear();
    m_unfed.clear();
    m_fed = 0;
    m_pendingBytes = 0;
    m_elements = 0;
    m_depth = 0;
    m_beforeFirstByte = true;
    m_badEncoding = false;
    m_encoding = {};
    m_ended = false;
}

StreamEvent StreamParser::fault(StreamFault fault)
{
    m_ended = true;
    return fault;
}

std::optional<StreamEvent> StreamParser::next()
{
    if (m_ended)
        return std::nullopt;
    if (m_badEncoding)
        return fault(StreamFault::BadEncoding);
    for (;;) {
        if (m_reader.atEnd()) {
            if (m_reader.hasError() && m_reader.error() != QXmlStreamReader::PrematureEndOfDocumentError)
                return fault(StreamFault::NotWellFormed);
            if (m_pendingBytes > m_limit)
                return fault(StreamFault::TooLong);
            if (m_unfed.isEmpty())
                return std::nullopt;
            feed();
        }
        std::optional<StreamEvent> event;
        switch (m_reader.readNext()) {
        case QXmlStreamReader::StartDocument:
            if (const auto encoding = m_reader.documentEncoding();
                !encoding.isEmpty() && encoding.compare("utf-8"_L1, Qt::CaseInsensitive) != 0) {
                return fault(StreamFault::BadEncoding);
            }
            break;
        case QXmlStreamReader::StartElement:
            event = startElement();
            break;
        case QXmlStreamReader::EndElement:
            event = endElement();
            break;
        case QXmlStreamReader::Characters:
            if (m_depth > kDepthLimit + 1)
                break; // inside what is left out
            if (m_depth > 1)
                m_text += m_reader.text();
            else if (!m_reader.isWhitespace())
                return fault(StreamFault::NotWellFormed);
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
        case QXmlStreamReader::ProcessingInstruction:
        case QXmlStreamReader::Comment:
            return fault(StreamFault::Restricted);
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::EndDocument:
            break;
        }
        if (event)
            return event;
    }
}

std::optional<StreamEvent> StreamParser::startElement()
{
    if (m_depth == 0) {
        if (!isOurStream(m_reader))
            return fault(StreamFault::NotAStream);
        m_document.appendChild(makeElement());
        m_depth = 1;
        m_pendingBytes = 0;
        return StreamHeader{std::exchange(m_document, {})};
    }
    flushText();
    if (++m_elements > kElementLimit)
        return fault(StreamFault::TooLong);
    if (m_depth > kDepthLimit) {
        ++m_depth;
        return std::nullopt;
    }
    QDomElement element = makeElement();
    if (m_depth == 1)
        m_document.appendChild(element);
    else
        m_current.appendChild(element);
    m_current = element;
    ++m_depth;
    return std::nullopt;
}

std::optional<StreamEvent> StreamParser::endElement()
{
    flushText();
    --m_depth;
    if (m_depth > kDepthLimit)
        return std::nullopt;
    if (m_depth == 0) {
        m_ended = true;
        return StreamEnd{};
    }
    if (m_depth > 1) {
        m_current = m_current.parentNode().toElement();
        return std::nullopt;
    }
    m_current = QDomElement();
    m_pendingBytes = 0;
    m_elements = 0;
    return std::exchange(m_document, {});
}

QDomElement StreamParser::makeElement()
{
    QDomElement element =
        m_document.createElementNS(shared(m_reader.namespaceUri()), m_reader.qualifiedName().toString());
    auto attributes = m_reader.attributes();
    if (attributes.size() > kAttributeLimit) // the DOM takes quadratic time: 28 s for 40,000
        attributes.resize(kAttributeLimit);
    for (const QXmlStreamAttribute &attribute : attributes) {
        // Always with the namespace, even an empty one: "kind" and "x:kind" are two attributes.
        element.setAttributeNS(attribute.namespaceUri().toString(), attribute.qualifiedName().toString(),
                               attribute.value().toString());
    }
    return element;
}

/// Siblings nearly always share their namespace; one string for all of them saves a third of the memory.
QString StreamParser::shared(QStringView uri)
{
    if (m_lastNamespace != uri)
        m_lastNamespace = uri.toString();
    return m_lastNamespace;
}

void StreamParser::flushText()
{
    if (m_text.isEmpty())
        return;
    if (!m_current.isNull())
        m_current.appendChild(m_document.createTextNode(m_text));
    m_text.clear();
}

} // namespace causerie::xmpp
