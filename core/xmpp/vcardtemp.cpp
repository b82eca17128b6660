// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/vcardtemp.h"

#include "core/xmpp/avatarxml.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/vcard.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// Nobody has written one.
bool isAbsence(const IqError &error)
{
    return error.kind == IqError::Kind::Refused &&
           (error.condition == "item-not-found"_L1 || error.condition == "service-unavailable"_L1);
}

} // namespace

void fetchVCard(Connection &connection, const Jid &bare, QObject *context,
                std::function<void(std::expected<QDomElement, IqError>)> done)
{
    const bool isOwn = bare == connection.boundJid().bare();
    request(connection,
            PayloadIq(QXmppIq::Get, isOwn ? QString() : bare.toString(), emptyElement("vCard"_L1, kVCardTemp)), context,
            [done = std::move(done)](const IqResult &result) {
                if (result)
                    return done(child(*result, "vCard"_L1, kVCardTemp));
                if (isAbsence(result.error()))
                    return done(QDomElement());
                done(std::unexpected(result.error()));
            });
}

void saveVCard(Connection &connection, const Jid &whose, const QDomDocument &card, QObject *context,
               std::function<void(std::expected<void, IqError>)> done)
{
    request(connection,
            PayloadIq(QXmppIq::Set, whose.toString(),
                      [card](QXmlStreamWriter &writer) { writeElement(writer, card.documentElement()); }),
            context,
            [done = std::move(done)](const IqResult &result) { done(result.transform([](const QDomElement &) {})); });
}

} // namespace causerie::xmpp
