// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/xmpp/delay.h"

#include <QDomElement>
#include <QList>
#include <QStringList>

#include <expected>
#include <optional>

namespace causerie::xmpp
{

enum class MessageType { Normal, Chat, Groupchat, Headline, Error }; ///< RFC 6121 §5.2.2

/// An id given by a server or room on the way (XEP-0359 §4).
struct StanzaId {
    Jid by;
    QString id;
    friend bool operator==(const StanzaId &, const StanzaId &) = default;
};

/// One <message/>, whatever brought it. Addresses are empty where the stanza has none.
struct MessageStanza {
    Jid from;
    Jid to;
    MessageType type = MessageType::Normal;
    QString id;
    QString originId; ///< XEP-0359 §3
    QString body;     ///< in the language asked for
    ChatState chatState = ChatState::None;
    bool receiptRequested = false; ///< XEP-0184
    QString receiptFor;            ///< the id it acknowledges, empty when it is no receipt
    bool isCall = false;           ///< XEP-0353, JingleBridge's
    bool isRoomPrivate = false;    ///< XEP-0045 §7.5 or a room's notice, without an invitation
    QList<Delay> delays;
    QList<StanzaId> stanzaIds;
    QString errorText; ///< type Error: the sender's words, else the condition

    friend bool operator==(const MessageStanza &, const MessageStanza &) = default;
};

/// One person writing to another, in the end.
constexpr bool isPersonal(MessageType type) noexcept
{
    return type == MessageType::Chat || type == MessageType::Normal;
}

enum class MessageParseError { NotAMessage, BadAddress };

/// Reads one <message/>. `languages` as in `chooseText`. Pure.
std::expected<MessageStanza, MessageParseError> parseMessage(const QDomElement &stanza, const QStringList &languages);

/// XEP-0082 §3.2; invalid when it is not one. UTC.
QDateTime parseStamp(const QString &text);

/// What brought a message here.
enum class Route { Live, SentCarbon, ReceivedCarbon };

/// How and when it came.
struct Arrival {
    Route route = Route::Live;
    QDateTime now;                        ///< UTC
    std::optional<Backlog> backlog;       ///< what our server may be handing over
    std::optional<QDateTime> carbonDelay; ///< the wrapper's (XEP-0297), put there by our own server
};

/// The domain's message, or nothing when it is not one person writing to another (no body, a room's, a call's, an
/// error). Of a copy's time only the wrapper speaks, for all inside is its sender's. Pure.
std::optional<Message> toMessage(const MessageStanza &stanza, const Arrival &arrival, const Jid &own);

/// Whose conversation a message belongs to, bare.
Jid conversationOf(const MessageStanza &stanza, Route route, const Jid &own);

} // namespace causerie::xmpp
