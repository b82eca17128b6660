// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/rosterbridge.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/preauth.h"
#include "core/xmpp/presenceparse.h"
#include "core/xmpp/rosterparse.h"
#include "core/xmpp/stanzahook.h"
#include "core/xmpp/xmltext.h"

#include <QLocale>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppElement.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kVersioning = "urn:xmpp:features:rosterver"_L1; // RFC 6121 §2.6.1

constexpr auto kPreApproval = "urn:xmpp:features:pre-approval"_L1; // §3.4

PayloadIq itemRequest(const Jid &jid, std::function<void(QXmlStreamWriter &)> writeRest)
{
    return PayloadIq(QXmppIq::Set, {}, [jid = jid.bare(), writeRest = std::move(writeRest)](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kRoster);
        writer.writeStartElement("item"_L1);
        writer.writeAttribute("jid"_L1, jid.toString());
        writeRest(writer);
        writer.writeEndElement();
        writer.writeEndElement();
    });
}

std::function<void(IqResult)> reportTo(RosterBridge::Done done)
{
    return [done = std::move(done)](const IqResult &result) {
        if (done)
            done(result.transform([](const QDomElement &) {}));
    };
}

bool seesUs(const Contact *contact)
{
    return contact && (contact->subscription == Subscription::From || contact->subscription == Subscription::Both);
}

/// One resource could not be reached (RFC 6120 §8.3.3.13); the others may be there. A server with stream management
/// (XEP-0198) says so of what a session left unconfirmed, and from the bare address.
bool isOfOneResource(const QDomElement &error)
{
    return !child(child(error, "error"_L1, ns::kClient), "recipient-unavailable"_L1, ns::kStanzaErrors).isNull();
}

/// No resource of theirs is there.
Presence absent(const Jid &jid)
{
    Presence presence;
    presence.from = jid.bare();
    return presence;
}

} // namespace

struct RosterBridge::Private {
    Private(RosterBridge &bridge, Connection &c, Roster &r)
        : q(bridge), connection(c), roster(r), languages(QLocale::system().uiLanguages()),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    void learn(const QDomElement &features);
    bool handlePush(const QDomElement &iq);
    bool handlePresence(const QDomElement &stanza);
    void take(const QDomElement &iq, bool wasKnown);
    void fill(RosterItems list);
    std::vector<Contact> adopt(const std::vector<RosterItem> &items);
    PayloadIq listRequest() const;
    void showEarly();
    void apply(const RosterItem &item);
    void show(const Presence &presence);
    void askedBy(const Jid &jid, const QString &token, const QString &words);
    void send(const Jid &to, QXmppPresence::Type type, const QString &token = {});

    RosterBridge &q;
    Connection &connection;
    Roster &roster;
    QStringList languages;
    QSet<Jid> approved;          ///< in advance (RFC 6121 §3.4)
    QString version;             ///< of what the roster shows; empty: it has none
    bool keepsApprovals = false; ///< the same of §3.4
    bool tellsChanges = false;   ///< the server offers §2.6 in this stream
    QSet<Jid> expected;          ///< likewise, by us alone: not every server knows §3.4
    Redeem redeem;
    std::vector<Presence> early; ///< came before the list
    bool isFilled = false;       ///< or refused, in this stream
    quint32 loading = 0;         ///< +1 per `load`: what failed with an earlier stream says nothing of this one
    StanzaHook hook;
};

bool RosterBridge::Private::handle(const QDomElement &stanza)
{
    const QString name = localName(stanza);
    if (name == "presence"_L1)
        return handlePresence(stanza);
    if (is(stanza, "features"_L1, ns::kStreams))
        learn(stanza);
    return name == "iq"_L1 && stanza.attribute(u"type"_s) == "set"_L1 && handlePush(stanza);
}

/// The last of a stream come behind the signing in; nobody else can have said those.
void RosterBridge::Private::learn(const QDomElement &features)
{
    tellsChanges = !child(features, "ver"_L1, kVersioning).isNull();
    keepsApprovals = !child(features, "sub"_L1, kPreApproval).isNull();
}

bool RosterBridge::Private::handlePush(const QDomElement &iq)
{
    const QDomElement query = child(iq, "query"_L1, ns::kRoster);
    if (query.isNull())
        return false;
    // RFC 6121 §2.1.6: from nobody else; the stanza then gets the answer of one that nobody understood.
    const QString from = iq.attribute(u"from"_s);
    if (!from.isEmpty()) {
        const auto sender = Jid::parse(from);
        if (!sender || *sender != connection.boundJid().bare()) {
            qCWarning(lcXmpp) << "ignored a roster push that is not from our own account";
            return false;
        }
    }

    const RosterItems push = parseRoster(query);
    if (push.items.empty()) {
        refuse(connection.client(), iq, QXmppStanza::Error::Modify, QXmppStanza::Error::BadRequest);
        return true;
    }
    answer(connection.client(), iq);
    version = push.version;
    for (const RosterItem &item : push.items) {
        apply(item);
        Q_EMIT q.itemReceived(item, version);
    }
    return true;
}

void RosterBridge::Private::apply(const RosterItem &item)
{
    const Jid jid = item.contact.jid;
    if (item.approved)
        approved.insert(jid);
    else
        approved.remove(jid);
    if (item.removed) {
        roster.remove(jid);
        return;
    }
    roster.upsert(item.contact);
    if (seesUs(&item.contact)) // answered here or by another device
        roster.removeSubscriptionRequest(jid);
}

std::vector<Contact> RosterBridge::Private::adopt(const std::vector<RosterItem> &items)
{
    approved.clear();
    std::vector<Contact> contacts;
    contacts.reserve(items.size());
    for (const RosterItem &item : items) {
        if (item.approved)
            approved.insert(item.contact.jid);
        contacts.push_back(item.contact);
    }
    return contacts;
}

void RosterBridge::Private::fill(RosterItems list)
{
    if (list.skipped > 0)
        qCWarning(lcXmpp) << "left out" << list.skipped << "roster items without a usable address";
    std::erase_if(list.items, [](const RosterItem &item) { return item.removed; });
    version = list.version;
    roster.replaceAll(adopt(list.items));
    Q_EMIT q.listReceived({version, std::move(list.items)});
}

/// §2.6.3: no list at all says that ours is the server's, but for pushes that follow.
void RosterBridge::Private::take(const QDomElement &iq, bool wasKnown)
{
    const QDomElement query = child(iq, "query"_L1, ns::kRoster);
    if (query.isNull() && wasKnown)
        roster.confirm();
    else
        fill(parseRoster(query));
}

PayloadIq RosterBridge::Private::listRequest() const
{
    if (!tellsChanges) // §2.6.2: then it must not be asked like that
        return PayloadIq(QXmppIq::Get, {}, emptyElement("query"_L1, ns::kRoster));
    return PayloadIq(QXmppIq::Get, {}, [known = version](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(ns::kRoster);
        writer.writeAttribute("ver"_L1, known);
        writer.writeEndElement();
    });
}

void RosterBridge::Private::showEarly()
{
    isFilled = true;
    for (const Presence &presence : std::exchange(early, {}))
        roster.setPresence(presence);
}

void RosterBridge::Private::show(const Presence &presence)
{
    if (isFilled)
        roster.setPresence(presence);
    else
        early.push_back(presence);
}

bool RosterBridge::Private::handlePresence(const QDomElement &stanza)
{
    const auto parsed = parsePresence(stanza, languages);
    if (!parsed || parsed->isRoom)
        return false; // rooms are somebody else's
    const Jid &from = parsed->presence.from;
    switch (parsed->type) {
    case PresenceType::Available:
    case PresenceType::Unavailable:
        show(parsed->presence);
        break;
    case PresenceType::Error: // RFC 6121 §4.4.2, §8.3: whoever cannot be reached is not there
        if (!isOfOneResource(stanza))
            show(absent(from));
        else if (!from.isBare())
            show(parsed->presence);
        break;
    case PresenceType::Subscribe:
        askedBy(from.bare(), parsePreauth(stanza), parsed->presence.status);
        break;
    case PresenceType::Unsubscribe: // they no longer want to see us; a push follows
        roster.removeSubscriptionRequest(from.bare());
        break;
    case PresenceType::Unsubscribed: // §3.2.3: nothing more will be heard of them
        show(absent(from));
        break;
    case PresenceType::Subscribed: // the push says it
    case PresenceType::Probe:      // servers answer these
        break;
    }
    return true;
}

void RosterBridge::Private::askedBy(const Jid &jid, const QString &token, const QString &words)
{
    if (jid == connection.boundJid().bare())
        return;
    const bool wasExpected = expected.remove(jid);
    if (wasExpected || approved.contains(jid) || seesUs(roster.find(jid))) // §3.1.3: granted already, so say it again
        send(jid, QXmppPresence::Subscribed);
    else if (token.isEmpty() || !redeem)
        roster.addSubscriptionRequest(jid, words);
    else
        redeem(jid, token, [this, jid, words](bool good) {
            if (good)
                send(jid, QXmppPresence::Subscribed);
            else
                roster.addSubscriptionRequest(jid, words);
        });
}

void RosterBridge::Private::send(const Jid &to, QXmppPresence::Type type, const QString &token)
{
    if (!connection.isOpen())
        return;
    QXmppPresence presence(type);
    presence.setTo(to.bare().toString());
    presence.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!token.isEmpty())
        presence.setExtensions({preauthElement(token)});
    connection.client().send(std::move(presence));
}

RosterBridge::RosterBridge(Connection &connection, Roster &roster, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection, roster))
{
    const auto forget = [this] {
        d->isFilled = false;
        d->early.clear();
        d->roster.clearPresences();
    };
    connect(&connection, &Connection::lost, this, [this] { d->roster.setCurrent(false); });
    connect(&connection, &Connection::opened, this, [this, forget](bool resumed) {
        if (!resumed)
            forget();
        d->roster.setCurrent(true);
    });
    const auto leave = [this, forget] {
        forget();
        d->expected.clear();
    };
    connect(&connection, &Connection::closed, this, leave);
    connect(&connection, &Connection::failed, this, leave);
}

RosterBridge::~RosterBridge() = default;

void RosterBridge::restore(const RosterList &list)
{
    d->version = list.version;
    d->roster.restore(d->adopt(list.items));
}

void RosterBridge::forgetVersion()
{
    d->version.clear();
}

void RosterBridge::load(Done done)
{
    const quint32 mine = ++d->loading;
    const bool isKnown = d->tellsChanges && !d->version.isEmpty();
    request(d->connection, d->listRequest(), this,
            [this, mine, isKnown, done = std::move(done)](const IqResult &result) {
                if (result)
                    d->take(*result, isKnown);
                if (mine == d->loading && d->connection.isOpen()) {
                    d->showEarly(); // without the list: to those who are known from an earlier one
                    d->connection.releasePresence();
                }
                reportTo(done)(result);
            });
    d->connection.holdPresence();
}

void RosterBridge::set(const Jid &jid, const QString &name, const QStringList &groups, Done done)
{
    PayloadIq iq = itemRequest(jid, [name = wireText(name), groups](QXmlStreamWriter &writer) {
        if (!name.isEmpty())
            writer.writeAttribute("name"_L1, name);
        for (const QString &group : groups) {
            const QString text = wireText(group);
            if (!text.isEmpty()) // RFC 6121 §2.1.2.6: never empty
                writer.writeTextElement("group"_L1, text);
        }
    });
    request(d->connection, std::move(iq), this, reportTo(std::move(done)));
}

void RosterBridge::remove(const Jid &jid, Done done)
{
    PayloadIq iq =
        itemRequest(jid, [](QXmlStreamWriter &writer) { writer.writeAttribute("subscription"_L1, "remove"_L1); });
    request(d->connection, std::move(iq), this, reportTo(std::move(done)));
}

void RosterBridge::subscribe(const Jid &jid, const QString &token)
{
    d->send(jid, QXmppPresence::Subscribe, token);
}

void RosterBridge::approve(const Jid &jid)
{
    d->send(jid, QXmppPresence::Subscribed);
    d->roster.removeSubscriptionRequest(jid.bare());
}

bool RosterBridge::canApproveAhead() const
{
    return d->keepsApprovals;
}

void RosterBridge::deny(const Jid &jid)
{
    d->send(jid, QXmppPresence::Unsubscribed);
    d->roster.removeSubscriptionRequest(jid.bare());
}

void RosterBridge::unsubscribe(const Jid &jid)
{
    d->send(jid, QXmppPresence::Unsubscribe);
}

void RosterBridge::expect(const Jid &jid)
{
    d->expected.insert(jid.bare());
}

void RosterBridge::setRedeem(Redeem redeem)
{
    d->redeem = std::move(redeem);
}

} // namespace causerie::xmpp
