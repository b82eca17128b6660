// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/xmpp/arrival.h"
#include "core/xmpp/messageparse.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// What the rooms know of one bare address.
struct RoomFacts {
    bool isRoom = false;             ///< one of ours: joined, being joined, or bookmarked
    std::optional<Jid> ownOccupant;  ///< from the presence that shows us in the room until we have left
    QString ownOccupantId;           ///< XEP-0421, empty when unknown
    bool assignsIds = false;         ///< it announced urn:xmpp:sid:0 (XEP-0359 §6): ids in its name are its own
    bool assignsOccupantIds = false; ///< it announced urn:xmpp:occupant-id:0 (XEP-0421 §3)
    /// It sends what was said before we came: from our joining until `subjectReceived` (XEP-0045 §7.2.13, §7.2.15).
    /// Only then its delays count, for everybody can write them.
    bool isCatchingUp = false;
};
using AskRooms = std::function<RoomFacts(const Jid &room)>;

/// What a message is judged by, beside itself.
struct Facts {
    Jid own;                        ///< full
    bool accountAssignsIds = false; ///< our account announced urn:xmpp:sid:0
    QStringList languages;          ///< the reader's, best first
    RoomFacts room;                 ///< of `roomOf(stanza, …)`
    bool isContact = false;         ///< that same address is one of our contacts
};

/// What somebody is doing; `peer` is bare, in a room and of its occupants the occupant's full JID.
struct ChatStateNews {
    Jid peer;
    ChatState state = ChatState::None;
    friend bool operator==(const ChatStateNews &, const ChatStateNews &) = default;
};

/// A room's subject (XEP-0045 §8.1), also when we are told it on joining.
struct RoomSubject {
    Jid room;
    Jid by;                           ///< the occupant, or the room
    std::vector<LocalizedText> texts; ///< empty: there is none
    QDateTime at;
    friend bool operator==(const RoomSubject &, const RoomSubject &) = default;
};

/// An error came back for a message of ours.
struct Refusal {
    QString id;
    Jid by; ///< bare; empty: our server
    QString text;
    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// What one message stanza comes to.
struct Routed {
    std::vector<ChatEvent> events;
    std::optional<ChatStateNews> chatState;
    std::optional<RoomSubject> subject;
    std::optional<Refusal> refusal;
    std::optional<RoomInvitation> invitation;
    QString reflected;    ///< the id of what we said in a room, and the room has now told everybody (XEP-0045 §7.4)
    bool isTaken = false; ///< nobody else needs to see the stanza
    friend bool operator==(const Routed &, const Routed &) = default;
};

/// Whose facts `route` needs: the other side's bare address.
Jid roomOf(const MessageStanza &stanza, Route route, const Jid &own);

/// Decides what a message means and who may say so; nothing outside of this believes a message. Pure.
Routed route(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts);

} // namespace causerie::xmpp
