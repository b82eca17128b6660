// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomadmin.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"
#include "core/xmpp/roompresence.h"
#include "core/xmpp/xmltext.h"
#include "core/xmpp/xmlwrite.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

PayloadIq adminRequest(QXmppIq::Type type, const Jid &room, PayloadIq::Write writeItems)
{
    return PayloadIq(type, room.bare().toString(), [writeItems = std::move(writeItems)](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kMucAdmin);
        writeItems(writer);
        writer.writeEndElement();
    });
}

void writeReason(QXmlStreamWriter &writer, const QString &reason)
{
    if (const QString text = wireText(reason); !text.isEmpty())
        writer.writeTextElement("reason"_L1, text);
}

} // namespace

void setRole(Connection &connection, const Jid &room, const QString &nick, Role role, const QString &reason,
             QObject *context, RoomDone done)
{
    requestOfRoom(connection,
                  adminRequest(QXmppIq::Set, room,
                               [nick, role, reason](QXmlStreamWriter &writer) {
                                   writer.writeStartElement("item"_L1);
                                   writer.writeAttribute("nick"_L1, nick);
                                   writer.writeAttribute("role"_L1, toWord(role));
                                   writeReason(writer, reason);
                                   writer.writeEndElement();
                               }),
                  context, std::move(done));
}

void setAffiliations(Connection &connection, const Jid &room, const std::vector<Affiliate> &changes, QObject *context,
                     RoomDone done)
{
    requestOfRoom(connection,
                  adminRequest(QXmppIq::Set, room,
                               [changes](QXmlStreamWriter &writer) {
                                   for (const Affiliate &change : changes) {
                                       writer.writeStartElement("item"_L1);
                                       writer.writeAttribute("affiliation"_L1, toWord(change.affiliation));
                                       writer.writeAttribute("jid"_L1, change.jid.bare().toString());
                                       if (!change.nick.isEmpty())
                                           writer.writeAttribute("nick"_L1, change.nick);
                                       writeReason(writer, change.reason);
                                       writer.writeEndElement();
                                   }
                               }),
                  context, std::move(done));
}

void queryAffiliates(Connection &connection, const Jid &room, Affiliation affiliation, QObject *context,
                     AffiliatesDone done)
{
    PayloadIq iq = adminRequest(QXmppIq::Get, room, [affiliation](QXmlStreamWriter &writer) {
        writer.writeEmptyElement("item"_L1);
        writer.writeAttribute("affiliation"_L1, toWord(affiliation));
    });
    request(connection, std::move(iq), context, [done = std::move(done)](const IqResult &result) {
        done(result
                 .transform([](const QDomElement &stanza) {
                     return parseAffiliates(child(stanza, "query"_L1, ns::kMucAdmin));
                 })
                 .transform_error(toRoomError));
    });
}

void moderate(Connection &connection, const Jid &room, const QString &archiveId, const QString &reason,
              QObject *context, RoomDone done)
{
    PayloadIq iq(QXmppIq::Set, room.bare().toString(), [archiveId, reason](QXmlStreamWriter &writer) {
        startElement(writer, "moderate"_L1, ns::kModerate);
        writer.writeAttribute("id"_L1, wireText(archiveId));
        writeEmpty(writer, "retract"_L1, ns::kRetract);
        writeReason(writer, reason);
        writer.writeEndElement();
    });
    requestOfRoom(connection, std::move(iq), context, std::move(done));
}

std::vector<Affiliate> parseAffiliates(const QDomElement &query)
{
    std::vector<Affiliate> list;
    forEachChild(query, [&list](const QDomElement &e) {
        const auto jid = Jid::parse(e.attribute(u"jid"_s));
        if (is(e, "item"_L1, ns::kMucAdmin) && jid)
            list.push_back({jid->bare(), toAffiliation(e.attribute(u"affiliation"_s)), e.attribute(u"nick"_s),
                            child(e, "reason"_L1, ns::kMucAdmin).text()});
    });
    return list;
}

} // namespace causerie::xmpp
