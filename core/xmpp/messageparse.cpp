// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messageparse.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/encryption.h"
#include "core/xmpp/filesharing.h"
#include "core/xmpp/invitation.h"
#include "core/xmpp/messagenames.h"

#include <QTimeZone>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostDelays = 20;

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

void readError(MessageStanza &message, const QDomElement &stanza)
{
    const QDomElement error = child(stanza, "error"_L1, ns::kClient);
    forEachChild(error, [&message](const QDomElement &e) {
        if (e.namespaceURI() != ns::kStanzaErrors)
            return;
        if (localName(e) == "text"_L1)
            message.errorText = e.text().simplified();
        else if (message.errorCondition.isEmpty())
            message.errorCondition = localName(e);
    });
    if (message.errorText.isEmpty())
        message.errorText = message.errorCondition;
}

void addDelay(MessageStanza &message, const QDomElement &e)
{
    const QDateTime stamp = parseStamp(e.attribute(u"stamp"_s));
    if (stamp.isValid() && message.delays.size() < kMostDelays)
        message.delays.append({Jid::parse(e.attribute(u"from"_s)).value_or(Jid()), stamp});
}

void readIds(MessageStanza &message, const QDomElement &e, const QString &name)
{
    const QString id = e.attribute(u"id"_s);
    if (name == "origin-id"_L1) {
        message.originId = id;
    } else if (name == "stanza-id"_L1 && !id.isEmpty() && message.stanzaIds.size() < kMostDelays) {
        if (const auto by = Jid::parse(e.attribute(u"by"_s)))
            message.stanzaIds.append({*by, id});
    }
}

void readMarker(MessageStanza &message, const QDomElement &e, const QString &name)
{
    if (name == "markable"_L1) {
        message.markable = true;
        return;
    }
    // "acknowledged" is of older versions and means more than displayed.
    const bool isDisplayed = name == "displayed"_L1 || name == "acknowledged"_L1;
    if (!isDisplayed && name != "received"_L1)
        return;
    message.marker = isDisplayed ? Marker::Displayed : Marker::Received;
    message.markerFor = e.attribute(u"id"_s);
}

void readRoomsMark(MessageStanza &message, const QDomElement &x)
{
    message.isRoomPrivate = true;
    forEachChild(x, [&message](const QDomElement &e) {
        const QString name = localName(e);
        message.isInvitation |= name == "invite"_L1;
        if (name == "decline"_L1 || name == "status"_L1)
            message.isNotice = true;
        if (name == "item"_L1) {
            if (const auto jid = Jid::parse(e.attribute(u"jid"_s)))
                message.occupant = jid->bare();
        }
    });
}

/// Voice requests and registrations, which a room asks moderators to decide on (XEP-0045 §8.6, §9.9).
bool isRoomForm(const QDomElement &form)
{
    bool isRooms = false;
    forEachChild(form, [&isRooms](const QDomElement &field) {
        if (field.attribute(u"var"_s) == "FORM_TYPE"_L1)
            isRooms = child(field, "value"_L1, ns::kDataForm).text().startsWith(ns::kMuc);
    });
    return isRooms;
}

/// What others deal with, or nobody reads.
bool readMachinery(MessageStanza &message, const QDomElement &e, const QString &space)
{
    if (space == ns::kCallMessage)
        message.isCall = true;
    else if (space == ns::kMucUser)
        readRoomsMark(message, e);
    else if (space == ns::kDirectInvitation)
        message.isInvitation = true;
    else if (space == ns::kPubSubEvent || space == ns::kCaptcha)
        message.isNotice = true;
    else if (space == ns::kDataForm)
        message.isNotice |= isRoomForm(e);
    else if (space == ns::kArchive)
        message.isArchived |= localName(e) == "result"_L1;
    else
        return false;
    return true;
}

/// What is said of other messages.
bool readReferences(MessageStanza &message, const QDomElement &e, const QString &space)
{
    if (space == ns::kReplace)
        message.replaces = e.attribute(u"id"_s);
    else if (space == ns::kReactions)
        message.reactions = readReactions(e);
    else if (space == ns::kReply)
        message.reply = readReply(e);
    else if (space == ns::kMarkers)
        readMarker(message, e, localName(e));
    else if (space == ns::kRetract || space == ns::kRetractOlder || space == ns::kFasten ||
             space == ns::kModerateOlder) {
        if (auto retraction = readRetraction(e))
            message.retraction = std::move(retraction);
        else if (auto tombstone = readTombstone(e))
            message.tombstone = std::move(tombstone);
    } else
        return false;
    return true;
}

void readExtension(MessageStanza &message, const QDomElement &e)
{
    const QString space = e.namespaceURI();
    if (space == ns::kClient) {
        const QString name = localName(e);
        message.hasSubject |= name == "subject"_L1;
        message.hasThread |= name == "thread"_L1;
    } else if (space == ns::kChatStates) {
        message.chatState = toChatState(localName(e));
    } else if (space == ns::kReceipts) {
        message.receiptRequested |= localName(e) == "request"_L1;
        if (localName(e) == "received"_L1)
            message.receiptFor = e.attribute(u"id"_s);
    } else if (space == ns::kStanzaIds) {
        readIds(message, e, localName(e));
    } else if (space == ns::kDelay) {
        if (localName(e) == "delay"_L1)
            addDelay(message, e);
    } else if (space == ns::kOccupantId) {
        message.occupantId = e.attribute(u"id"_s); // the room's own comes last, when it has one
    } else if (space == ns::kStyling) {
        message.unstyled |= localName(e) == "unstyled"_L1;
    } else if (space == ns::kSpoiler) {
        message.spoiler = true;
    } else if (!readReferences(message, e, space) && !readMachinery(message, e, space)) {
        if (const QString name = encryptionName(e); !name.isEmpty())
            message.encryption = name;
        message.isKeyTransport |= isKeyTransport(e);
    }
}

} // namespace

QDateTime parseStamp(const QString &text)
{
    const QDateTime stamp = QDateTime::fromString(text, Qt::ISODateWithMs);
    // XEP-0082 §3.2: a zone is required; a stamp without one is nobody's time.
    return stamp.isValid() && stamp.timeSpec() != Qt::LocalTime ? stamp.toUTC() : QDateTime();
}

std::expected<MessageStanza, MessageParseError> parseMessage(const QDomElement &stanza)
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
    if (message.type == MessageType::Error)
        readError(message, stanza);
    forEachChild(stanza, [&message](const QDomElement &e) { readExtension(message, e); });
    message.bodies = localizedTexts(stanza, "body"_L1, ns::kClient);
    if (message.hasSubject)
        message.subjects = localizedTexts(stanza, "subject"_L1, ns::kClient);
    if (message.spoiler)
        message.spoilerHints = localizedTexts(stanza, "spoiler"_L1, ns::kSpoiler);
    message.fallbacks = readFallbacks(stanza);
    message.files = readSharedFiles(stanza);
    message.outOfBand = readOutOfBand(stanza);
    if (message.isInvitation)
        message.invitation = parseInvitation(stanza);
    return message;
}

} // namespace causerie::xmpp
