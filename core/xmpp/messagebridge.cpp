// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagebridge.h"

#include "core/base/log.h"
#include "core/xmpp/carbons.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/entitytime.h"
#include "core/xmpp/features.h"
#include "core/xmpp/handingover.h"
#include "core/xmpp/messagewrite.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/receipts.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"

#include <QLocale>
#include <QSet>
#include <QUuid>
#include <QXmppClient.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::minutes kClocksAgree(1);

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

struct MessageBridge::Private {
    Private(MessageBridge &bridge, Connection &c)
        : q(bridge), connection(c), handingOver(c), features(c), languages(QLocale::system().uiLanguages()),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    bool take(const QDomElement &element, Route route, const std::optional<QDateTime> &stamp);
    void tell(const Routed &routed);
    void askClock();
    void giveReceipt(const MessageStanza &stanza, Route route, const Jid &own);
    std::optional<Audience> audienceOf(const Jid &conversation) const;
    void send(PayloadMessage &&stanza, const QString &id, Audience audience);
    void written(const QString &id, Audience audience, const QXmpp::SendResult &result);
    void confirmWritten();

    MessageBridge &q;
    Connection &connection;
    HandingOver handingOver;
    Features features;
    QStringList languages;
    std::chrono::milliseconds serverAhead = {};
    AskRooms rooms = [](const Jid &) { return RoomFacts(); };
    std::function<bool(const Jid &)> mayAnswer;
    std::function<bool(const Jid &)> isContact = [](const Jid &) { return false; };
    std::function<bool(const Jid &)> tellsStates = [](const Jid &) { return true; };
    AnsweredReceipts answered;
    QSet<QString> inFlight;  ///< QXmpp has them and will write them again on the next stream
    QStringList unconfirmed; ///< written without XEP-0198
    bool confirming = false;
    StanzaHook hook;
};

bool MessageBridge::Private::handle(const QDomElement &stanza)
{
    if (!is(stanza, "message"_L1, ns::kClient))
        return false;
    const auto carbon = openCarbon(stanza, connection.boundJid());
    if (carbon)
        return take(carbon->message, carbon->route, carbon->delay);
    switch (carbon.error()) {
    case CarbonError::NotACarbon:
        return take(stanza, Route::Live, {});
    case CarbonError::Forged:
        qCWarning(lcXmpp) << "dropped a message copy that our own account has not made";
        break;
    case CarbonError::Malformed:
        qCInfo(lcXmpp) << "dropped a message copy without a message in it";
        break;
    }
    return true;
}

bool MessageBridge::Private::take(const QDomElement &element, Route route, const std::optional<QDateTime> &stamp)
{
    const Jid own = connection.boundJid();
    const auto stanza = parseMessage(element);
    if (!stanza) {
        qCInfo(lcXmpp) << "dropped a message with an address that is none";
        return true;
    }
    const Arrival arrival{route, QDateTime::currentDateTimeUtc(), handingOver.backlog(), stamp, {}, serverAhead};
    const Jid other = roomOf(*stanza, route, own);
    const Facts facts{own, features.has(own.bare(), ns::kStanzaIds), languages, rooms(other), isContact(other)};
    const Routed routed = xmpp::route(*stanza, arrival, facts);
    if (!routed.events.empty())
        giveReceipt(*stanza, route, own);
    tell(routed);
    return routed.isTaken;
}

/// Before a room tells its last lines again: those that were heard live have the time of our clock, these of the
/// room's.
void MessageBridge::Private::askClock()
{
    serverAhead = {};
    const auto server = Jid::parse(connection.boundJid().domain());
    if (!server)
        return;
    xmpp::askClock(connection, *server, &q, [this](const auto &ahead) {
        if (ahead && std::chrono::abs(*ahead) > kClocksAgree)
            serverAhead = *ahead;
    });
}

void MessageBridge::Private::tell(const Routed &routed)
{
    for (const ChatEvent &event : routed.events)
        Q_EMIT q.received(event);
    if (!routed.reflected.isEmpty())
        Q_EMIT q.accepted(routed.reflected);
    if (routed.subject)
        Q_EMIT q.subjectReceived(*routed.subject);
    if (routed.chatState)
        Q_EMIT q.chatStateReceived(routed.chatState->peer, routed.chatState->state);
    if (routed.invitation)
        Q_EMIT q.invited(*routed.invitation);
    if (routed.refusal)
        Q_EMIT q.refused(routed.refusal->id, routed.refusal->by, routed.refusal->text);
}

void MessageBridge::Private::giveReceipt(const MessageStanza &stanza, Route route, const Jid &own)
{
    if (!asksForReceipt(stanza, route, own) || !mayAnswer || !mayAnswer(stanza.from.bare()) ||
        !answered.add(stanza.from, stanza.id))
        return;
    const auto type = stanza.type == MessageType::Chat ? "chat"_L1 : "normal"_L1;
    connection.client()
        .send(receipt(stanza.from, type, stanza.id, freshId()))
        .then(&q, [this, peer = stanza.from.bare(), id = stanza.id](QXmpp::SendResult &&result) {
            if (!std::holds_alternative<QXmpp::SendSuccess>(result))
                Q_EMIT q.receiptLost(peer, id);
        });
}

/// Nothing for a room that we are not in: whatever we sent would come back.
std::optional<Audience> MessageBridge::Private::audienceOf(const Jid &conversation) const
{
    if (conversation == connection.boundJid().bare())
        return Audience::Ourselves;
    const RoomFacts facts = rooms(conversation.bare());
    if (!facts.isRoom)
        return conversation.isBare() ? Audience::Person : Audience::Occupant;
    if (!facts.ownOccupant)
        return {};
    return conversation.isBare() ? Audience::Room : Audience::Occupant;
}

void MessageBridge::Private::send(PayloadMessage &&stanza, const QString &id, Audience audience)
{
    if (inFlight.contains(id))
        return; // QXmpp repeats it on the next stream, so we must not
    inFlight.insert(id);
    connection.client().send(std::move(stanza)).then(&q, [this, id, audience](QXmpp::SendResult &&result) {
        written(id, audience, result);
    });
}

void MessageBridge::Private::written(const QString &id, Audience audience, const QXmpp::SendResult &result)
{
    const auto *success = std::get_if<QXmpp::SendSuccess>(&result);
    if (audience == Audience::Room) {
        inFlight.remove(id); // what counts is the room's word
        return;
    }
    if (success && !success->acknowledged) {
        unconfirmed.append(id);
        confirmWritten();
        return;
    }
    inFlight.remove(id);
    if (success)
        Q_EMIT q.accepted(id);
}

/// Without stream management, the answer to a ping that follows the messages says that our server has read them: it
/// takes stanzas in order (RFC 6120 §10.1). One ping for all that were written meanwhile.
void MessageBridge::Private::confirmWritten()
{
    if (confirming || unconfirmed.isEmpty())
        return;
    confirming = true;
    const QStringList ids = std::exchange(unconfirmed, {});
    PayloadIq ping(QXmppIq::Get, connection.boundJid().domain(), emptyElement("ping"_L1, ns::kPing));
    request(connection, std::move(ping), &q, [this, ids](const IqResult &result) {
        confirming = false;
        // A refusal is an answer too.
        const bool heard = result || result.error().kind == IqError::Kind::Refused;
        for (const QString &id : ids) {
            if (inFlight.remove(id) && heard)
                Q_EMIT q.accepted(id);
        }
        confirmWritten();
    });
}

MessageBridge::MessageBridge(Connection &connection, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection))
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (resumed)
            return;
        // Before our presence, so that the answer is there before what waits for us.
        d->features.ask(d->connection.boundJid().bare(), this, [](const auto &) {});
        d->askClock();
        // Only with XEP-0198 does QXmpp write again what the old stream did not acknowledge.
        if (d->connection.client().streamManagementState() == QXmppClient::NoStreamManagement) {
            d->inFlight.clear();
            d->unconfirmed.clear();
        }
    });
}

MessageBridge::~MessageBridge() = default;

void MessageBridge::setChatStatePolicy(std::function<bool(const Jid &)> mayKnow)
{
    d->tellsStates = std::move(mayKnow);
}

void MessageBridge::setReceiptPolicy(std::function<bool(const Jid &)> mayAnswer)
{
    d->mayAnswer = std::move(mayAnswer);
}

void MessageBridge::setContacts(std::function<bool(const Jid &)> isContact)
{
    d->isContact = std::move(isContact);
}

void MessageBridge::setRooms(AskRooms rooms)
{
    d->rooms = std::move(rooms);
}

void MessageBridge::enableCarbons()
{
    request(d->connection, PayloadIq(QXmppIq::Set, {}, emptyElement("enable"_L1, ns::kCarbons)), this,
            [](const IqResult &result) {
                if (!result)
                    qCInfo(lcXmpp) << "no copies from other devices:" << result.error().condition;
            });
}

void MessageBridge::send(const Message &message)
{
    Q_ASSERT_X(!message.originId.isEmpty(), "send", "an answer could not be told from others");
    if (message.kind != MessageKind::Text || !d->connection.isOpen())
        return; // the outbox has it
    if (const auto audience = d->audienceOf(message.conversation))
        d->send(toStanza(message, *audience, d->tellsStates(message.conversation)), message.originId, *audience);
}

void MessageBridge::send(const Annotation &annotation)
{
    Q_ASSERT_X(!annotation.originId.isEmpty(), "send", "an answer could not be told from others");
    if (!d->connection.isOpen())
        return; // the outbox has it
    const auto audience = d->audienceOf(annotation.conversation);
    if (!audience)
        return;
    if (auto stanza = toStanza(annotation, *audience, d->tellsStates(annotation.conversation)))
        d->send(std::move(*stanza), annotation.originId, *audience);
}

void MessageBridge::sendChatState(const Jid &peer, ChatState state)
{
    if (state == ChatState::None || !d->connection.isOpen())
        return;
    if (const auto audience = d->audienceOf(peer); audience && *audience != Audience::Ourselves)
        d->connection.client().send(toStanza(state, peer, *audience, freshId()));
}

} // namespace causerie::xmpp
