// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/ibb.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

void start(QXmlStreamWriter &writer, QLatin1StringView name, const QString &sid)
{
    startElement(writer, name, ns::kIbb);
    writer.writeAttribute("sid"_L1, wireText(sid));
}

} // namespace

std::optional<IbbRequest> readIbb(const QDomElement &iq)
{
    const QDomElement element = iq.firstChildElement();
    IbbRequest request;
    request.sid = element.attribute(u"sid"_s);
    if (element.namespaceURI() != ns::kIbb || request.sid.isEmpty() || request.sid.size() > kLongestId)
        return {};
    const QString verb = localName(element);
    if (verb == "open"_L1) {
        const int blockSize = element.attribute(u"block-size"_s).toInt();
        request.blockSize = blockSize >= 1 && blockSize <= 65535 ? blockSize : 0;
        request.inIqs = element.attribute(u"stanza"_s, u"iq"_s) == "iq"_L1;
        return request;
    }
    if (verb == "data"_L1) {
        request.verb = IbbRequest::Verb::Data;
        request.element = element;
        return request;
    }
    request.verb = IbbRequest::Verb::Close;
    return verb == "close"_L1 ? std::optional(request) : std::nullopt;
}

std::expected<QByteArray, IbbError> IbbInput::take(const QDomElement &data)
{
    bool isNumber = false;
    const quint16 number = data.attribute(u"seq"_s).toUShort(&isNumber);
    if (!isNumber || number != m_next)
        return std::unexpected(IbbError::OutOfOrder);
    const QString text = data.text();
    const qsizetype longest = (qsizetype(m_blockSize) + 2) / 3 * 4;
    if (text.isEmpty() || text.size() > longest)
        return std::unexpected(IbbError::BadBlock);
    const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || text.size() % 4 != 0 || (*bytes).size() > m_blockSize)
        return std::unexpected(IbbError::BadBlock);
    ++m_next;
    return *bytes;
}

void writeIbbOpen(QXmlStreamWriter &writer, const QString &sid, int blockSize)
{
    start(writer, "open"_L1, sid);
    writer.writeAttribute("block-size"_L1, QString::number(blockSize));
    writer.writeAttribute("stanza"_L1, "iq"_L1);
    writer.writeEndElement();
}

void writeIbbData(QXmlStreamWriter &writer, const QString &sid, quint16 number, const QByteArray &bytes)
{
    start(writer, "data"_L1, sid);
    writer.writeAttribute("seq"_L1, QString::number(number));
    writer.writeCharacters(QString::fromLatin1(bytes.toBase64()));
    writer.writeEndElement();
}

void writeIbbClose(QXmlStreamWriter &writer, const QString &sid)
{
    start(writer, "close"_L1, sid);
    writer.writeEndElement();
}

} // namespace causerie::xmpp
