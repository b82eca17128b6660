// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/cards.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/vcard.h"
#include "core/xmpp/vcardtemp.h"

#include <QPointer>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

Pep::Write payloadOf(const QDomDocument &card)
{
    return [card](QXmlStreamWriter &writer) { writeElement(writer, card.documentElement()); };
}

} // namespace

Cards::Cards(Connection &connection, Pep &pep) : m_connection(connection), m_pep(pep) {}

void Cards::fetch4(const Jid &bare, QObject *context, Element done)
{
    m_pep.items(bare, kVCard4Node, {}, context,
                [done = std::move(done)](const std::expected<std::vector<PepItem>, IqError> &items) {
                    if (!items)
                        return done(std::unexpected(items.error()));
                    const bool isCard = !items->empty() && is(items->back().payload, "vcard"_L1, kVCard4);
                    done(isCard ? items->back().payload : QDomElement());
                });
}

void Cards::load(const Jid &bare, QObject *context, Loaded done)
{
    fetch4(bare, context, [this, bare, context = QPointer(context), done](const auto &card) {
        if (card && !card->isNull())
            return done(parseCard(*card));
        if (!context)
            return;
        // Also when their PEP is closed to us: the older card may be open.
        fetchVCard(m_connection, bare, context, [done](const auto &older) { done(older.transform(parseCard)); });
    });
}

void Cards::save(const Profile &profile, QObject *context, Done done)
{
    const Jid own = m_connection.boundJid().bare();
    fetch4(own, context, [this, profile, context = QPointer(context), done](const auto &card) {
        if (!card)
            return done(std::unexpected(card.error())); // what cannot be read must not be written over
        if (!context)
            return;
        // The older form first: a server that makes the newer one of it knows less than we do.
        saveTemp(profile, context, [this, card = *card, profile, context, done](const auto &older) {
            if (!older && older.error().kind != IqError::Kind::Refused)
                return done(older);
            if (!context)
                return;
            m_pep.publish(kVCard4Node, u"current"_s, {}, payloadOf(editCard(CardForm::VCard4, card, profile)), context,
                          [older, done](const auto &newer) { done(newer ? older : newer); });
        });
    });
}

void Cards::saveTemp(const Profile &profile, QObject *context, Done done)
{
    fetchVCard(m_connection, m_connection.boundJid().bare(), context,
               [this, profile, context = QPointer(context), done](const auto &card) {
                   if (!card)
                       return done(std::unexpected(card.error()));
                   if (context)
                       saveVCard(m_connection, {}, editCard(CardForm::VCardTemp, *card, profile), context, done);
               });
}

} // namespace causerie::xmpp
