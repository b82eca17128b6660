// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/displayedpositions.h"

#include "core/xmpp/dom.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

std::optional<DisplayedPosition> parseDisplayed(const PepItem &item, const Jid &own)
{
    const auto conversation = Jid::parse(item.id);
    if (!conversation || !is(item.payload, "displayed"_L1, kDisplayedNode))
        return {};
    const QDomElement id = child(item.payload, "stanza-id"_L1, ns::kStanzaIds);
    const auto by = Jid::parse(id.attribute(u"by"_s));
    const QString archiveId = id.attribute(u"id"_s);
    if (!by || archiveId.isEmpty() || (*by != own.bare() && *by != conversation->bare()))
        return {};
    return DisplayedPosition{*conversation, *by, archiveId};
}

Pep::Write displayedPayload(const DisplayedPosition &position)
{
    return [position](QXmlStreamWriter &writer) {
        writer.writeStartElement("displayed"_L1);
        writer.writeDefaultNamespace(kDisplayedNode);
        writer.writeStartElement("stanza-id"_L1);
        writer.writeDefaultNamespace(ns::kStanzaIds);
        writer.writeAttribute("by"_L1, position.assignedBy.toString());
        writer.writeAttribute("id"_L1, position.archiveId);
        writer.writeEndElement();
        writer.writeEndElement();
    };
}

PepOptions displayedOptions()
{
    return {PepOptions::Access::Whitelist, 0, PepOptions::SendLast::Never};
}

} // namespace causerie::xmpp
