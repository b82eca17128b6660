// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagebridge.h"

#include "core/base/log.h"
#include "core/xmpp/carbons.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/handingover.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/receipts.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"
#include "core/xmpp/xmltext.h"

#include <QLocale>
#include <QSet>
#include <QUuid>
#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QXmppMessage::State toState(ChatState state)
{
    switch (state) {
    case ChatState::None:
        return QXmppMessage::None;
    case ChatState::Active:
        return QXmppMessage::Active;
    case ChatState::Composing:
        return QXmppMessage::Composing;
    case ChatState::Paused:
        return QXmppMessage::Paused;
    case ChatState::Inactive:
        return QXmppMessage::Inactive;
    case ChatState::Gone:
        return QXmppMessage::Gone;
    }
    Q_UNREACHABLE_RETURN(QXmppMessage::None);
}

QXmppMessage toStanza(const Message &message)
{
    QXmppMessage stanza({}, message.conversation.bare().toString(), wireText(message.body));
    stanza.setType(QXmppMessage::Chat);
    stanza.setId(message.originId);
    stanza.setOriginId(message.originId);
    stanza.setReceiptRequested(true);
    stanza.setState(QXmppMessage::Active);
    return stanza;
}

Annotation receiptOf(const MessageStanza &stanza, const Jid &peer)
{
    Annotation receipt;
    receipt.kind = Annotation::Kind::Received;
    receipt.conversation = peer;
    receipt.target = stanza.receiptFor;
    receipt.by = peer;
    receipt.originId = stanza.id;
    receipt.at = QDateTime::currentDateTimeUtc();
    return receipt;
}

} // namespace

struct MessageBridge::Private {
    Private(MessageBridge &bridge, Connection &c)
        : q(bridge), connection(c), handingOver(c), languages(QLocale::system().uiLanguages()),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    bool take(const QDomElement &element, Route route, const std::optional<QDateTime> &carbonDelay);
    void takeError(const MessageStanza &stanza);
    void giveReceipt(const MessageStanza &stanza, Route route, const Jid &own);
    void written(const QString &id, const QXmpp::SendResult &result);
    void confirmWritten();

    MessageBridge &q;
    Connection &connection;
    HandingOver handingOver;
    QStringList languages;
    std::function<bool(const Jid &)> mayAnswer;
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

/// Takes away what has a text; bounces, receipts and calls may mean something to others.
bool MessageBridge::Private::take(const QDomElement &element, Route route, const std::optional<QDateTime> &carbonDelay)
{
    const Jid own = connection.boundJid();
    const auto stanza = parseMessage(element, languages);
    if (!stanza) {
        qCInfo(lcXmpp) << "dropped a message with an address that is none";
        return true;
    }
    if (stanza->type == MessageType::Error && route == Route::Live)
        takeError(*stanza);
    if (!isPersonal(stanza->type) || stanza->isCall || stanza->isRoomPrivate) {
        qCDebug(lcXmpp) << "nobody takes a message of type" << static_cast<int>(stanza->type);
        return false;
    }

    const Jid peer = conversationOf(*stanza, route, own);
    const bool isTheirs = stanza->from.bare() == peer && route != Route::SentCarbon;
    const Arrival arrival{route, QDateTime::currentDateTimeUtc(), handingOver.backlog(), carbonDelay};
    const auto message = toMessage(*stanza, arrival, own);
    if (message) {
        giveReceipt(*stanza, route, own);
        Q_EMIT q.received(*message);
    }
    if (isTheirs && !stanza->receiptFor.isEmpty())
        Q_EMIT q.received(receiptOf(*stanza, peer));
    // What somebody was doing when they wrote to an absent device is over.
    if (isTheirs && peer != own.bare() && stanza->chatState != ChatState::None && stanza->delays.isEmpty())
        Q_EMIT q.chatStateReceived(peer, stanza->chatState);
    return message.has_value();
}

void MessageBridge::Private::takeError(const MessageStanza &stanza)
{
    if (stanza.id.isEmpty() || stanza.isCall)
        return;
    // RFC 6120 §8.1.2.1: without a sender it is our server's, and the peer is not known.
    Q_EMIT q.refused(stanza.id, stanza.from.bare(), stanza.errorText);
}

void MessageBridge::Private::giveReceipt(const MessageStanza &stanza, Route route, const Jid &own)
{
    if (!asksForReceipt(stanza, route, own) || !mayAnswer || !mayAnswer(stanza.from.bare()) ||
        !answered.add(stanza.from, stanza.id))
        return;
    QXmppMessage receipt({}, stanza.from.toString());
    receipt.setType(stanza.type == MessageType::Chat ? QXmppMessage::Chat : QXmppMessage::Normal);
    receipt.setId(freshId());
    receipt.setReceiptId(stanza.id);
    receipt.addHint(QXmppMessage::Store); // so that all their devices learn of it
    connection.client().send(std::move(receipt));
}

void MessageBridge::Private::written(const QString &id, const QXmpp::SendResult &result)
{
    const auto *success = std::get_if<QXmpp::SendSuccess>(&result);
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
        // Only with XEP-0198 does QXmpp write again what the old stream did not acknowledge.
        if (!resumed && d->connection.client().streamManagementState() == QXmppClient::NoStreamManagement) {
            d->inFlight.clear();
            d->unconfirmed.clear();
        }
    });
}

MessageBridge::~MessageBridge() = default;

void MessageBridge::setReceiptPolicy(std::function<bool(const Jid &)> mayAnswer)
{
    d->mayAnswer = std::move(mayAnswer);
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
    if (d->inFlight.contains(message.originId))
        return; // QXmpp repeats it on the next stream, so we must not
    d->inFlight.insert(message.originId);
    d->connection.client()
        .send(toStanza(message))
        .then(this, [this, id = message.originId](QXmpp::SendResult &&result) { d->written(id, result); });
}

void MessageBridge::sendChatState(const Jid &peer, ChatState state)
{
    if (state == ChatState::None || !d->connection.isOpen())
        return;
    QXmppMessage stanza({}, peer.bare().toString());
    stanza.setType(QXmppMessage::Chat);
    stanza.setId(freshId());
    stanza.setState(toState(state));
    stanza.addHint(QXmppMessage::NoStore);
    d->connection.client().send(std::move(stanza));
}

} // namespace causerie::xmpp
