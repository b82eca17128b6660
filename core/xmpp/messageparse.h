// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/chat/message.h"
#include "core/chat/roomevent.h"
#include "core/xmpp/delay.h"
#include "core/xmpp/fallback.h"
#include "core/xmpp/localizedtexts.h"
#include "core/xmpp/reactions.h"
#include "core/xmpp/reply.h"
#include "core/xmpp/retraction.h"

#include <QDomElement>
#include <QList>

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

/// How a marker names what was done with a message (XEP-0333).
enum class Marker { None, Received, Displayed };

/// One <message/> as it was written, whatever brought it: nothing here is believed yet (see `route`). Addresses are
/// empty where the stanza has none.
struct MessageStanza {
    Jid from;
    Jid to;
    MessageType type = MessageType::Normal;
    QString id;
    QString originId;                    ///< XEP-0359 §3
    std::vector<LocalizedText> bodies;   ///< see `localizedTexts`
    std::vector<LocalizedText> subjects; ///< the same
    bool hasSubject = false;             ///< also an empty one, which takes a room's away
    bool hasThread = false;
    ChatState chatState = ChatState::None;
    bool receiptRequested = false; ///< XEP-0184
    QString receiptFor;            ///< the id it acknowledges, empty when it is no receipt
    bool markable = false;         ///< XEP-0333
    Marker marker = Marker::None;
    QString markerFor;
    QString replaces; ///< XEP-0308
    std::optional<ReactionsPayload> reactions;
    std::optional<ReplyPayload> reply;
    std::optional<RetractionPayload> retraction;
    std::optional<RetractionPayload> tombstone;
    std::vector<Fallback> fallbacks;
    bool spoiler = false; ///< XEP-0382
    std::vector<LocalizedText> spoilerHints;
    bool unstyled = false;               ///< XEP-0393 §5
    std::vector<Attachment> files;       ///< XEP-0447
    std::optional<Attachment> outOfBand; ///< XEP-0066
    QString encryption;                  ///< what we cannot read, by name (XEP-0380); empty when in clear
    bool isKeyTransport = false;         ///< encrypted, but without a text (XEP-0384 §4.6)
    bool isInvitation = false;           ///< XEP-0249, XEP-0045 §7.8.2, also one that says nothing
    std::optional<RoomInvitation> invitation;
    QString occupantId;         ///< XEP-0421
    Jid occupant;               ///< the real address a room gives (XEP-0045 §7.2.14), bare
    bool isCall = false;        ///< XEP-0353, JingleBridge's
    bool isRoomPrivate = false; ///< marked by <x/> of XEP-0045 §7.5
    bool isNotice = false;      ///< of a room or a node: a status, a form to answer, an event
    bool isArchived = false;    ///< an archive's result (XEP-0313 §4.2), which only `Archive` may open
    QList<Delay> delays;
    QList<StanzaId> stanzaIds;
    QString errorText;      ///< type Error: the sender's words, else the condition
    QString errorCondition; ///< RFC 6120 §8.3.3

    friend bool operator==(const MessageStanza &, const MessageStanza &) = default;
};

/// One person writing to another, in the end.
constexpr bool isPersonal(MessageType type) noexcept
{
    return type == MessageType::Chat || type == MessageType::Normal;
}

enum class MessageParseError { NotAMessage, BadAddress };

/// Reads one <message/>. Pure.
std::expected<MessageStanza, MessageParseError> parseMessage(const QDomElement &stanza);

/// XEP-0082 §3.2; invalid when it is not one. UTC.
QDateTime parseStamp(const QString &text);

} // namespace causerie::xmpp
