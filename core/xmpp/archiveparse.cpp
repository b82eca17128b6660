// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archiveparse.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/messageparse.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

void writeField(QXmlStreamWriter &writer, QLatin1StringView var, const QString &value)
{
    if (value.isEmpty())
        return;
    writer.writeStartElement("field"_L1);
    writer.writeAttribute("var"_L1, var);
    writeText(writer, "value"_L1, value);
    writer.writeEndElement();
}

/// XEP-0082 §3.2
QString stampOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

void writeForm(QXmlStreamWriter &writer, const ArchiveQuery &query)
{
    startElement(writer, "x"_L1, ns::kDataForm);
    writer.writeAttribute("type"_L1, "submit"_L1);
    writer.writeStartElement("field"_L1);
    writer.writeAttribute("var"_L1, "FORM_TYPE"_L1);
    writer.writeAttribute("type"_L1, "hidden"_L1);
    writeText(writer, "value"_L1, ns::kArchive);
    writer.writeEndElement();
    writeField(writer, "with"_L1, query.with.toString());
    writeField(writer, "start"_L1, stampOf(query.start));
    writeField(writer, "end"_L1, stampOf(query.end));
    writer.writeEndElement();
}

/// XEP-0059 §2: forwards behind an id, or backwards in front of one, where an empty one is the end.
void writePage(QXmlStreamWriter &writer, const ArchiveQuery &query)
{
    startElement(writer, "set"_L1, ns::kResultSet);
    writeText(writer, "max"_L1, QString::number(query.limit));
    if (query.backwards)
        writeText(writer, "before"_L1, query.before);
    else if (!query.after.isEmpty())
        writeText(writer, "after"_L1, query.after);
    writer.writeEndElement();
}

} // namespace

PayloadIq::Write archiveQuery(const ArchiveQuery &query, const QString &queryId)
{
    return [query, queryId](QXmlStreamWriter &writer) {
        startElement(writer, "query"_L1, ns::kArchive);
        writer.writeAttribute("queryid"_L1, queryId);
        writeForm(writer, query);
        writePage(writer, query);
        writer.writeEndElement();
    };
}

std::expected<ArchiveResult, ArchiveError> openResult(const QDomElement &stanza)
{
    const QDomElement result = child(stanza, "result"_L1, ns::kArchive);
    if (!is(stanza, "message"_L1, ns::kClient) || result.isNull())
        return std::unexpected(ArchiveError::NotAResult);
    ArchiveResult opened;
    if (const QString from = stanza.attribute(u"from"_s); !from.isEmpty()) {
        const auto jid = Jid::parse(from);
        if (!jid)
            return std::unexpected(ArchiveError::Malformed);
        opened.from = *jid;
    }
    opened.queryId = result.attribute(u"queryid"_s);
    opened.id = result.attribute(u"id"_s);
    if (opened.id.isEmpty() || opened.queryId.isEmpty())
        return std::unexpected(ArchiveError::Malformed);
    const QDomElement forwarded = child(result, "forwarded"_L1, ns::kForward);
    opened.message = child(forwarded, "message"_L1, ns::kClient);
    const QDateTime stamp = parseStamp(child(forwarded, "delay"_L1, ns::kDelay).attribute(u"stamp"_s));
    if (stamp.isValid())
        opened.stamp = stamp;
    return opened;
}

std::optional<ArchiveFin> readFin(const QDomElement &iq)
{
    const QDomElement fin = child(iq, "fin"_L1, ns::kArchive);
    if (fin.isNull())
        return {};
    const QString complete = fin.attribute(u"complete"_s);
    const QDomElement set = child(fin, "set"_L1, ns::kResultSet);
    return ArchiveFin{complete == "true"_L1 || complete == "1"_L1, child(set, "first"_L1, ns::kResultSet).text(),
                      child(set, "last"_L1, ns::kResultSet).text()};
}

std::optional<ArchiveEnds> readEnds(const QDomElement &iq)
{
    const QDomElement metadata = child(iq, "metadata"_L1, ns::kArchive);
    if (metadata.isNull())
        return {};
    const QDomElement start = child(metadata, "start"_L1, ns::kArchive);
    const QDomElement end = child(metadata, "end"_L1, ns::kArchive);
    return ArchiveEnds{start.attribute(u"id"_s), parseStamp(start.attribute(u"timestamp"_s)), end.attribute(u"id"_s),
                       parseStamp(end.attribute(u"timestamp"_s))};
}

} // namespace causerie::xmpp
