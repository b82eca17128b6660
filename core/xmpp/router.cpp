// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/router.h"

#include "core/chat/conversationkey.h"
#include "core/xmpp/messagecontent.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

bool isOfArchive(Route route)
{
    return route == Route::Archive || route == Route::RoomArchive;
}

/// Who says it, where, when, and what is known of the stanza: what all events of it share.
struct Saying {
    Jid conversation;
    Jid from;
    Jid by; ///< as Annotation::by
    Direction direction = Direction::Incoming;
    QString id; ///< by which others name it
    QString archiveId;
    QString occupantId;
    QDateTime at;
};

QString idBy(const MessageStanza &stanza, const Jid &by)
{
    QString id;
    for (const StanzaId &given : stanza.stanzaIds) {
        if (given.by == by)
            id = given.id; // servers append theirs
    }
    return id;
}

QDateTime timeOf(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    std::optional<QDateTime> stamp = arrival.stamp;
    if (isOfArchive(arrival.route))
        return stamp.value_or(arrival.now); // as it is, however our clock goes: it will be read again
    if (arrival.route == Route::Live) {
        stamp = trustedDelay(stanza.delays, facts.own, arrival.backlog);
        if (stanza.type == MessageType::Groupchat && facts.room.isCatchingUp) {
            const auto delay = std::ranges::find(stanza.delays, stanza.from.bare(), &Delay::by);
            if (delay != stanza.delays.end())
                stamp = delay->stamp.addDuration(-arrival.serverAhead); // as we would have heard it live
        }
    }
    return std::min(stamp.value_or(arrival.now), arrival.now); // a clock ahead of ours sorts as now
}

/// Between two people, or two occupants of a room.
Saying personalSaying(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Saying saying;
    const Jid own = facts.own.bare();
    saying.from = stanza.from.isEmpty() ? own : stanza.from; // RFC 6120 §8.1.2.1
    const bool isOurs = arrival.route == Route::SentCarbon || saying.from.bare() == own;
    saying.direction = isOurs ? Direction::Outgoing : Direction::Incoming;
    const Jid other = !isOurs ? saying.from : stanza.to.isEmpty() ? own : stanza.to;
    // The mark of XEP-0045 §7.5 does not count: whoever adds it would be a stranger no more.
    saying.conversation = conversationKey(other, facts.room.isRoom && other.bare() != own);
    const bool isOccupant = !saying.conversation.isBare();
    saying.by = isOurs ? own : saying.conversation;
    // Receipts and corrections name the stanza's id (XEP-0184 §5.3), so it comes first.
    saying.id = stanza.id.isEmpty() ? stanza.originId : stanza.id;
    if (isOfArchive(arrival.route))
        saying.archiveId = arrival.archiveId;
    else if (facts.accountAssignsIds)
        saying.archiveId = idBy(stanza, own);
    if (isOccupant && !isOurs && facts.room.assignsOccupantIds)
        saying.occupantId = stanza.occupantId;
    saying.at = timeOf(stanza, arrival, facts);
    return saying;
}

/// Another device of ours may be there under another name, and has the same id. Names change hands: what is old is ours
/// by that id, else by name, unless the room names another.
bool isOursInRoom(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    const RoomFacts &room = facts.room;
    const bool hasIds = room.assignsOccupantIds && !room.ownOccupantId.isEmpty();
    const bool isById = hasIds && stanza.occupantId == room.ownOccupantId;
    if (arrival.route == Route::Live && !room.isCatchingUp)
        return stanza.from == room.ownOccupant || isById;
    if (hasIds)
        return isById;
    return stanza.from == room.ownOccupant && (stanza.occupant.isEmpty() || stanza.occupant == facts.own.bare());
}

Saying roomSaying(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Saying saying;
    const bool isOurs = isOursInRoom(stanza, arrival, facts);
    saying.conversation = stanza.from.bare();
    saying.from = saying.by = stanza.from;
    saying.direction = isOurs ? Direction::Outgoing : Direction::Incoming;
    // Ours we know by the id that rooms do not touch.
    const bool preferOrigin = stanza.id.isEmpty() || (isOurs && !stanza.originId.isEmpty());
    saying.id = preferOrigin ? stanza.originId : stanza.id;
    if (isOfArchive(arrival.route))
        saying.archiveId = arrival.archiveId;
    else if (facts.room.assignsIds)
        saying.archiveId = idBy(stanza, stanza.from.bare());
    if (facts.room.assignsOccupantIds)
        saying.occupantId = stanza.occupantId;
    saying.at = timeOf(stanza, arrival, facts);
    return saying;
}

Annotation annotate(const Saying &saying, Annotation::Kind kind, const QString &target)
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.conversation = saying.conversation;
    annotation.target = target;
    annotation.by = saying.by;
    annotation.occupantId = saying.occupantId;
    annotation.direction = saying.direction;
    annotation.originId = saying.id;
    annotation.archiveId = saying.archiveId;
    annotation.at = saying.at;
    annotation.state = saying.direction == Direction::Outgoing ? DeliveryState::Sent : DeliveryState::Delivered;
    return annotation;
}

Message begin(const Saying &saying)
{
    Message message;
    message.conversation = saying.conversation;
    message.from = saying.from;
    message.direction = saying.direction;
    message.state = saying.direction == Direction::Outgoing ? DeliveryState::Sent : DeliveryState::Delivered;
    message.originId = saying.id;
    message.archiveId = saying.archiveId;
    message.occupantId = saying.occupantId;
    message.sentAt = saying.at;
    return message;
}

/// The text, as a message of its own or in place of an earlier one.
void addText(Routed &routed, const MessageStanza &stanza, const Saying &saying, const Facts &facts)
{
    Message message = begin(saying);
    if (!fillContent(message, stanza, facts.languages))
        return;
    const bool isTheirs = saying.direction == Direction::Incoming;
    message.receiptRequested = stanza.receiptRequested && isTheirs && isPersonal(stanza.type);
    message.markable = stanza.markable && isTheirs && stanza.type != MessageType::Headline;
    if (stanza.replaces.isEmpty() || stanza.replaces == saying.id) {
        routed.events.emplace_back(std::move(message));
        return;
    }
    Annotation correction = annotate(saying, Annotation::Kind::Correction, stanza.replaces);
    correction.content = std::move(message);
    routed.events.emplace_back(std::move(correction));
}

/// What stands in an archive where a message was.
void addTombstone(Routed &routed, const MessageStanza &stanza, const Saying &saying)
{
    Message message = begin(saying);
    message.retraction = stanza.tombstone->isModeration ? Retraction::ByModerator : Retraction::BySender;
    message.retractionReason = stanza.tombstone->reason;
    routed.events.emplace_back(std::move(message));
}

/// Receipts and markers; our own receipts on other devices are no news, our own markers are.
void addMarks(Routed &routed, const MessageStanza &stanza, const Saying &saying)
{
    const bool isTheirs = saying.direction == Direction::Incoming;
    const bool isReceived = stanza.marker == Marker::Received && stanza.markerFor != stanza.receiptFor;
    if (isTheirs && isPersonal(stanza.type)) {
        if (!stanza.receiptFor.isEmpty())
            routed.events.emplace_back(annotate(saying, Annotation::Kind::Received, stanza.receiptFor));
        if (isReceived && !stanza.markerFor.isEmpty())
            routed.events.emplace_back(annotate(saying, Annotation::Kind::Received, stanza.markerFor));
    }
    if (stanza.marker == Marker::Displayed && !stanza.markerFor.isEmpty())
        routed.events.emplace_back(annotate(saying, Annotation::Kind::Displayed, stanza.markerFor));
}

void addEvents(Routed &routed, const MessageStanza &stanza, const Arrival &arrival, const Saying &saying,
               const Facts &facts)
{
    addMarks(routed, stanza, saying);
    if (stanza.retraction) {
        // Whoever writes in a moderator's name is none: that is the room's to say.
        if (!stanza.retraction->isModeration)
            routed.events.emplace_back(annotate(saying, Annotation::Kind::Retraction, stanza.retraction->target));
        return;
    }
    if (stanza.tombstone && isOfArchive(arrival.route))
        return addTombstone(routed, stanza, saying);
    if (stanza.reactions) {
        Annotation reactions = annotate(saying, Annotation::Kind::Reactions, stanza.reactions->target);
        reactions.emojis = stanza.reactions->emojis;
        routed.events.emplace_back(std::move(reactions));
    }
    addText(routed, stanza, saying, facts);
}

/// A receipt may also be of something that is no message of a conversation.
bool isOnlyReceipts(const std::vector<ChatEvent> &events)
{
    return std::ranges::all_of(events, [](const ChatEvent &event) {
        const auto *annotation = std::get_if<Annotation>(&event);
        return annotation && annotation->kind == Annotation::Kind::Received;
    });
}

/// One of ours to others, on another device, asks us nothing.
Routed routeInvitation(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    routed.isTaken = stanza.invitation.has_value();
    if (!stanza.invitation || personalSaying(stanza, arrival, facts).direction == Direction::Outgoing)
        return routed;
    routed.invitation = stanza.invitation;
    // Occupants are known by the whole address: one whom the room names, or who writes from a room of ours.
    Jid &from = routed.invitation->from;
    from = stanza.invitation->throughRoom ? conversationKey(from, from.bare() == stanza.from.bare())
                                          : conversationKey(stanza.from, facts.room.isRoom);
    routed.invitation->at = timeOf(stanza, arrival, facts);
    return routed;
}

Routed routePersonal(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    if (stanza.isInvitation && arrival.route != Route::RoomArchive)
        return routeInvitation(stanza, arrival, facts);
    if (arrival.route == Route::RoomArchive || stanza.isInvitation || (stanza.isNotice && stanza.from.isBare()))
        return routed;
    const Saying saying = personalSaying(stanza, arrival, facts);
    const bool isTheirs = saying.direction == Direction::Incoming;
    addEvents(routed, stanza, arrival, saying, facts);
    // What somebody was doing when they wrote to an absent device is over.
    if (isTheirs && arrival.route != Route::Archive && stanza.chatState != ChatState::None && stanza.delays.isEmpty())
        routed.chatState = {saying.conversation, stanza.chatState};
    routed.isTaken = !isOnlyReceipts(routed.events);
    return routed;
}

/// RFC 6121 §5.2.2: an announcement, to which nobody waits for an answer. From our own server or a contact it is shown
/// as what it says; whoever else sends them is not heard.
Routed routeHeadline(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    MessageStanza heard = stanza;
    if (heard.from.isEmpty()) // RFC 6120 §8.1.2.1: our server's
        heard.from = Jid::parse(facts.own.domain()).value_or(Jid());
    const bool isOfServer = heard.from.local().isEmpty() && heard.from.domain() == facts.own.domain();
    if (arrival.route != Route::Live || (!isOfServer && !facts.isContact) || stanza.isNotice || stanza.isInvitation)
        return routed;
    addText(routed, heard, personalSaying(heard, arrival, facts), facts);
    routed.isTaken = !routed.events.empty();
    return routed;
}

/// XEP-0045 §8.1: a subject without a text (and without a thread) is the room's.
void addSubject(Routed &routed, const MessageStanza &stanza, const Arrival &arrival, const Saying &saying,
                const Facts &facts)
{
    if (arrival.route == Route::Live)
        routed.subject = {saying.conversation, saying.from, stanza.subjects, saying.at};
    if (facts.room.isCatchingUp && arrival.route == Route::Live)
        return; // how it stands, not that it changed
    Message line = begin(saying);
    line.kind = MessageKind::Event;
    line.body = u"subject changed"_s;
    line.translations = stanza.subjects;
    const LocalizedText subject = takePreferred(line.translations, facts.languages);
    line.subject = subject.text;
    line.language = subject.language;
    routed.events.emplace_back(std::move(line));
}

void addModeration(Routed &routed, const MessageStanza &stanza, const Saying &saying)
{
    Annotation moderation = annotate(saying, Annotation::Kind::Moderation, stanza.retraction->target);
    if (!stanza.retraction->moderator.isEmpty())
        moderation.by = stanza.retraction->moderator;
    moderation.reason = stanza.retraction->reason;
    routed.events.emplace_back(std::move(moderation));
}

Routed routeRoom(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    const bool isLive = arrival.route == Route::Live;
    if (isLive ? !facts.room.ownOccupant : arrival.route != Route::RoomArchive)
        return routed; // a room that we are not in has nothing to say, and rooms are neither copied nor archived by us
    const bool isRooms = stanza.from.isBare();
    if (stanza.isNotice && isRooms)
        return routed;
    const Saying saying = roomSaying(stanza, arrival, facts);
    const bool isOurs = saying.direction == Direction::Outgoing;
    if (stanza.hasSubject && stanza.bodies.empty() && !stanza.hasThread) {
        addSubject(routed, stanza, arrival, saying, facts);
        return routed; // RoomBridge may want it too
    }
    if (isRooms && stanza.retraction && stanza.retraction->isModeration)
        addModeration(routed, stanza, saying);
    else
        addEvents(routed, stanza, arrival, saying, facts);
    if (isLive && isOurs)
        routed.reflected = saying.id;
    if (isLive && !isOurs && !isRooms && stanza.chatState != ChatState::None && stanza.delays.isEmpty())
        routed.chatState = {stanza.from, stanza.chatState};
    routed.isTaken = !routed.events.empty();
    return routed;
}

Routed routeError(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    if (arrival.route != Route::Live || stanza.id.isEmpty())
        return routed;
    // What a new stream repeats to a room that we are not back in yet has not failed: it goes out again when we are.
    if (facts.room.isRoom && !facts.room.ownOccupant && stanza.errorCondition == "not-acceptable"_L1)
        return routed;
    // RFC 6120 §8.1.2.1: without a sender it is our server's, and the peer is not known.
    routed.refusal = {stanza.id, stanza.from.bare(), stanza.errorText};
    return routed;
}

} // namespace

Jid roomOf(const MessageStanza &stanza, Route route, const Jid &own)
{
    const bool isOurs = route == Route::SentCarbon || stanza.from.isEmpty() || stanza.from.bare() == own.bare();
    return isOurs ? stanza.to.bare() : stanza.from.bare();
}

Routed route(const MessageStanza &stanza, const Arrival &arrival, const Facts &facts)
{
    Routed routed;
    if (stanza.isArchived) {
        routed.isTaken = true; // not asked for, or it would not come here
        return routed;
    }
    if (stanza.isCall)
        return routed;
    switch (stanza.type) {
    case MessageType::Chat:
    case MessageType::Normal:
        return routePersonal(stanza, arrival, facts);
    case MessageType::Groupchat:
        return routeRoom(stanza, arrival, facts);
    case MessageType::Error:
        return routeError(stanza, arrival, facts);
    case MessageType::Headline:
        return routeHeadline(stanza, arrival, facts);
    }
    Q_UNREACHABLE_RETURN(routed);
}

} // namespace causerie::xmpp
