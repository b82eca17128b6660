// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/blocklistxml.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

QLatin1StringView nameOf(ReportReason reason)
{
    switch (reason) {
    case ReportReason::Spam:
        return "urn:xmpp:reporting:spam"_L1;
    case ReportReason::Abuse:
        return "urn:xmpp:reporting:abuse"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

void writeReport(QXmlStreamWriter &writer, const Report &report)
{
    startElement(writer, "report"_L1, kReporting);
    writer.writeAttribute("reason"_L1, nameOf(report.reason));
    for (const Report::Evidence &message : report.messages) {
        startElement(writer, "stanza-id"_L1, ns::kStanzaIds);
        writer.writeAttribute("by"_L1, message.by.toString());
        writer.writeAttribute("id"_L1, wireText(message.archiveId));
        writer.writeEndElement();
    }
    if (!report.text.isEmpty())
        writeText(writer, "text"_L1, report.text);
    writer.writeEndElement();
}

} // namespace

std::vector<Jid> parseBlockItems(const QDomElement &list)
{
    std::vector<Jid> jids;
    forEachChild(list, [&jids](const QDomElement &item) {
        if (!is(item, "item"_L1, kBlocking))
            return;
        if (const auto jid = Jid::parse(item.attribute(u"jid"_s)))
            jids.push_back(*jid);
    });
    std::ranges::sort(jids);
    const auto twice = std::ranges::unique(jids);
    jids.erase(twice.begin(), twice.end());
    return jids;
}

void writeBlock(QXmlStreamWriter &writer, const Jid &jid, const std::optional<Report> &report)
{
    startElement(writer, "block"_L1, kBlocking);
    writer.writeStartElement("item"_L1);
    writer.writeAttribute("jid"_L1, jid.toString());
    if (report)
        writeReport(writer, *report);
    writer.writeEndElement();
    writer.writeEndElement();
}

void writeUnblock(QXmlStreamWriter &writer, const std::vector<Jid> &jids)
{
    Q_ASSERT(!jids.empty()); // XEP-0191 §3.5: that would be everybody
    startElement(writer, "unblock"_L1, kBlocking);
    for (const Jid &jid : jids) {
        writer.writeStartElement("item"_L1);
        writer.writeAttribute("jid"_L1, jid.toString());
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

} // namespace causerie::xmpp
