// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messageparse.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QTimeZone>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// RFC 6121 §5.2.2: what is unknown or missing counts as normal.
MessageType toType(const QString &text)
{
    if (text == "chat"_L1)
        return MessageType::Chat;
    if (text == "groupchat"_L1)
        return MessageType::Groupchat;
    if (text == "headline"_L1)
        return MessageType::Headline;
    if (text == "error"_L1)
        return MessageType::Error;
    return MessageType::Normal;
}

ChatState toChatState(const QString &name)
{
    if (name == "active"_L1)
        return ChatState::Active;
    if (name == "composing"_L1)
        return ChatState::Composing;
    if (name == "paused"_L1)
        return ChatState::Paused;
    if (name == "inactive"_L1)
        return ChatState::Inactive;
    if (name == "gone"_L1)
        return ChatState::Gone;
    return ChatState::None;
}

/// Empty stays empty; only what is there and wrong is an error.
std::expected<Jid, MessageParseError> address(const QDomElement &stanza, const QString &attribute)
{
    const QString text = stanza.attribute(attribute);
    if (text.isEmpty())
        return Jid();
    const auto jid = Jid::parse(text);
    if (!jid)
        return std::unexpected(MessageParseError::BadAddress);
    return *jid;
}

QString errorText(const QDomElement &stanza)
{
    const QDomElement error = child(stanza, "error"_L1, ns::kClient);
    const QString text = child(error, "text"_L1, ns::kStanzaErrors).text().simplified();
    if (!text.isEmpty())
        return text;
    QString condition;
    forEachChild(error, [&condition](const QDomElement &e) {
        if (condition.isEmpty() && e.namespaceURI() == ns::kStanzaErrors)
            condition = localName(e);
    });
    return condition;
}

void addDelay(MessageStanza &message, const QDomElement &e)
{
    const QDateTime stamp = parseStamp(e.attribute(u"stamp"_s));
    if (stamp.isValid())
        message.delays.append({Jid::parse(e.attribute(u"from"_s)).value_or(Jid()), stamp});
}

void addStanzaId(MessageStanza &message, const QDomElement &e)
{
    const auto by = Jid::parse(e.attribute(u"by"_s));
    const QString id = e.attribute(u"id"_s);
    if (by && !id.isEmpty())
        message.stanzaIds.append({*by, id});
}

void readExtension(MessageStanza &message, const QDomElement &e)
{
    const QString space = e.namespaceURI();
    const QString name = localName(e);
    if (space == ns::kChatStates) {
        message.chatState = toChatState(name);
    } else if (space == ns::kReceipts) {
        message.receiptRequested |= name == "request"_L1;
        if (name == "received"_L1)
            message.receiptFor = e.attribute(u"id"_s);
    } else if (space == ns::kDelay && name == "delay"_L1) {
        addDelay(message, e);
    } else if (space == ns::kStanzaIds) {
        if (name == "origin-id"_L1)
            message.originId = e.attribute(u"id"_s);
        else if (name == "stanza-id"_L1)
            addStanzaId(message, e);
    } else if (space == ns::kCallMessage) {
        message.isCall = true;
    } else if (space == ns::kMucUser && name == "x"_L1) {
        message.isRoomPrivate = child(e, "invite"_L1, ns::kMucUser).isNull();
    }
}

} // namespace

QDateTime parseStamp(const QString &text)
{
    const QDateTime stamp = QDateTime::fromString(text, Qt::ISODateWithMs);
    // XEP-0082 §3.2: a zone is required; a stamp without one is nobody's time.
    return stamp.isValid() && stamp.timeSpec() != Qt::LocalTime ? stamp.toUTC() : QDateTime();
}

std::expected<MessageStanza, MessageParseError> parseMessage(const QDomElement &stanza, const QStringList &languages)
{
    if (!is(stanza, "message"_L1, ns::kClient))
        return std::unexpected(MessageParseError::NotAMessage);
    const auto from = address(stanza, u"from"_s);
    const auto to = address(stanza, u"to"_s);
    if (!from || !to)
        return std::unexpected(MessageParseError::BadAddress);

    MessageStanza message;
    message.from = *from;
    message.to = *to;
    message.type = toType(stanza.attribute(u"type"_s));
    message.id = stanza.attribute(u"id"_s);
    message.body = chooseText(stanza, "body"_L1, ns::kClient, languages);
    if (message.type == MessageType::Error)
        message.errorText = errorText(stanza);
    forEachChild(stanza, [&message](const QDomElement &e) { readExtension(message, e); });
    return message;
}

Jid conversationOf(const MessageStanza &stanza, Route route, const Jid &own)
{
    const Jid from = stanza.from.isEmpty() ? own.bare() : stanza.from.bare(); // RFC 6120 §8.1.2.1
    if (route == Route::SentCarbon || from == own.bare())
        return stanza.to.isEmpty() ? own.bare() : stanza.to.bare();
    return from;
}

std::optional<Message> toMessage(const MessageStanza &stanza, const Arrival &arrival, const Jid &own)
{
    if (!isPersonal(stanza.type) || stanza.body.isEmpty() || stanza.isCall || stanza.isRoomPrivate)
        return {};

    Message message;
    message.conversation = conversationOf(stanza, arrival.route, own);
    message.from = stanza.from.isEmpty() ? own.bare() : stanza.from;
    const bool isOurs = message.from.bare() == own.bare();
    message.direction = isOurs ? Direction::Outgoing : Direction::Incoming;
    message.state = isOurs ? DeliveryState::Sent : DeliveryState::Delivered;
    // Receipts and corrections name the stanza's id (XEP-0184 §5.3), so it comes first.
    message.originId = stanza.id.isEmpty() ? stanza.originId : stanza.id;
    for (const StanzaId &given : stanza.stanzaIds) {
        if (given.by == own.bare())
            message.archiveId = given.id;
    }
    message.body = stanza.body;
    message.receiptRequested = stanza.receiptRequested && !isOurs;
    const auto delay =
        arrival.route == Route::Live ? trustedDelay(stanza.delays, own, arrival.backlog) : arrival.carbonDelay;
    message.sentAt = std::min(delay.value_or(arrival.now), arrival.now); // a clock ahead of ours sorts as now
    return message;
}

} // namespace causerie::xmpp
