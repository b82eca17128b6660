// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How rooms and the other parts of a session know of each other.

#include "core/session/sessionparts.h"
#include "core/xmpp/router.h"

#include <QTimer>
#include <QUuid>

#include <chrono>

namespace causerie
{

namespace
{
using namespace std::chrono_literals;
constexpr auto kPatience = 60s; ///< with a room that neither tells what was said before nor lets its archive be read
} // namespace

void Session::Private::connectRooms()
{
    const auto facts = [this](const Jid &room) {
        xmpp::RoomFacts known = rooms.facts(room);
        const Conversation *conversation = conversations.find(room);
        if (conversation && conversation->settings().kind == ConversationKind::Room)
            known.isRoom = true; // what is written to it waits until we are in again
        return known;
    };
    conversations.setRooms([this](const Jid &bare) { return rooms.facts(bare).isRoom; });
    messageBridge.setRooms(facts);
    archive.setRooms(facts);
    rooms.setHistory(
        [this](const Jid &room) {
            const Conversation *conversation = conversations.find(room);
            return conversation && conversation->last() ? conversation->last()->sentAt : QDateTime();
        },
        true);
    connect(&messageBridge, &xmpp::MessageBridge::invited, &rooms, &Rooms::takeInvitation);
    connect(&archiveSync, &ArchiveSync::invited, &rooms, &Rooms::takeInvitation);
    connect(&rooms, &Rooms::entered, &q, [this](const Jid &room) { enteredRoom(room); });
    const auto flush = [this](const Jid &whose) {
        if (whose != own().bare())
            outbox.flush(whose);
    };
    connect(&archiveSync, &ArchiveSync::caughtUp, &outbox, flush);
    connect(&archiveSync, &ArchiveSync::hindered, &outbox, flush);
    connect(&rooms, &Rooms::caughtUp, &outbox, [this](const Jid &room) {
        incoming.flush();
        if (!hasArchive(room) && !justMade.contains(room))
            outbox.flush(room);
    });
    connect(&rooms, &Rooms::released, &outbox, [this] { outbox.streamOpened(); });
    connect(&rooms, &Rooms::noted, &history, [this](const Jid &room, const QString &words) {
        Message line;
        line.conversation = room;
        line.from = room;
        line.kind = MessageKind::Event;
        line.originId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        line.body = words;
        line.sentAt = QDateTime::currentDateTimeUtc();
        incoming.flush(); // what was said before it stands before it
        history.keep(line, &history, [](const Message &) {});
    });
    connect(&rooms.list(), &RoomList::added, &q, [this](const Room *room) {
        connect(room, &Room::stateChanged, &archiveSync, [this, room] {
            if (room->state() == RoomState::Out || room->state() == RoomState::Failed) {
                justMade.remove(room->jid());
                archiveSync.left(room->jid());
            }
        });
        connect(room, &Room::happened, &archiveSync, [this, room](const RoomEvent &event) {
            if (event.kind == RoomEvent::Kind::Created)
                justMade.insert(room->jid());
        });
        connect(room, &Room::infoChanged, &archiveSync, [this, room] { learntOfRoom(*room); });
        connect(room, &Room::infoChanged, &avatars,
                [this, room] { avatars.hear(room->jid(), room->info().avatarHash); });
    });
}

/// Before anything that is said there now is stored.
void Session::Private::enteredRoom(const Jid &room)
{
    Conversation &conversation = conversations.at(room);
    ConversationSettings kept = conversation.settings();
    kept.kind = ConversationKind::Room;
    kept.accepted = true; // we went there
    history.saveSettings(conversation, kept);
    // What we said before the stream broke may be there, though nobody told us: it would go out twice.
    outbox.hold(room);
    if (const Room *known = rooms.find(room); known && known->info().isRoom)
        justMade.remove(room);
    if (hasArchive(room))
        archiveSync.joined(room);
    QTimer::singleShot(kPatience, &outbox, [this, room] { outbox.flush(room); });
}

/// What is said in a room before we know that it names its messages is stored without these names, and reactions and
/// corrections would not find it: what we say in one that we have just made waits.
void Session::Private::learntOfRoom(const Room &room)
{
    if (room.state() != RoomState::Joined)
        return; // `enteredRoom` sees to it
    const bool wasMade = justMade.remove(room.jid());
    if (room.info().hasArchive && !archiveSync.follows(room.jid())) {
        outbox.hold(room.jid()); // what goes out behind the question would go out again when it is answered
        archiveSync.joined(room.jid());
        QTimer::singleShot(kPatience, &outbox, [this, jid = room.jid()] { outbox.flush(jid); });
    } else if (wasMade && !room.info().hasArchive) {
        outbox.flush(room.jid());
    }
}

bool Session::Private::hasArchive(const Jid &room) const
{
    const Room *known = rooms.find(room);
    return known && known->info().hasArchive;
}

} // namespace causerie
