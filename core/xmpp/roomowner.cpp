// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomowner.h"

#include "core/xmpp/dataformxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"
#include "core/xmpp/xmltext.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

PayloadIq ownerRequest(QXmppIq::Type type, const Jid &room, PayloadIq::Write writeRest = {})
{
    return PayloadIq(type, room.bare().toString(), [writeRest = std::move(writeRest)](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kMucOwner);
        if (writeRest)
            writeRest(writer);
        writer.writeEndElement();
    });
}

std::expected<DataForm, RoomError> readForm(const IqResult &result)
{
    if (!result)
        return std::unexpected(toRoomError(result.error()));
    const QDomElement query = child(*result, "query"_L1, ns::kMucOwner);
    const auto form = parseDataForm(child(query, "x"_L1, ns::kDataForm));
    if (!form)
        return std::unexpected(RoomError{RoomError::Kind::BadAnswer, {}});
    return *form;
}

} // namespace

void fetchConfiguration(Connection &connection, const Jid &room, QObject *context, FormDone done)
{
    request(connection, ownerRequest(QXmppIq::Get, room), context,
            [done = std::move(done)](const IqResult &result) { done(readForm(result)); });
}

void submitConfiguration(Connection &connection, const Jid &room, const DataForm &answer, QObject *context,
                         RoomDone done)
{
    requestOfRoom(
        connection,
        ownerRequest(QXmppIq::Set, room, [answer](QXmlStreamWriter &writer) { writeDataForm(writer, answer); }),
        context, std::move(done));
}

void destroyRoom(Connection &connection, const Jid &room, const QString &reason, const Jid &alternate,
                 const QString &password, QObject *context, RoomDone done)
{
    requestOfRoom(connection,
                  ownerRequest(QXmppIq::Set, room,
                               [reason, alternate, password](QXmlStreamWriter &writer) {
                                   writer.writeStartElement("destroy"_L1);
                                   if (!alternate.isEmpty())
                                       writer.writeAttribute("jid"_L1, alternate.bare().toString());
                                   if (!password.isEmpty())
                                       writer.writeTextElement("password"_L1, wireText(password));
                                   if (!reason.isEmpty())
                                       writer.writeTextElement("reason"_L1, wireText(reason));
                                   writer.writeEndElement();
                               }),
                  context, std::move(done));
}

} // namespace causerie::xmpp
