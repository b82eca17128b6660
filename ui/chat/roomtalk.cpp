// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/roomtalk.h"

#include "core/session/rooms.h"
#include "ui/chat/composer.h"
#include "ui/chat/messagemodel.h"
#include "ui/rooms/nickcompleter.h"
#include "ui/rooms/roomactions.h"
#include "ui/roster/names.h"

#include <algorithm>

namespace causerie::ui
{

namespace
{
constexpr qsizetype kSpeakers = 20; ///< of the last messages
constexpr int kLookedAt = 200;      ///< messages
} // namespace

RoomTalk::RoomTalk(Session &session, MessageModel &model, Composer &composer, QObject *parent)
    : QObject(parent), m_session(session), m_model(model), m_composer(composer),
      m_completer(new NickCompleter(composer.field()))
{
    Rooms &rooms = session.rooms();
    connect(&rooms, &Rooms::bookmarksChanged, this, &RoomTalk::refresh);
    connect(&rooms, &Rooms::entered, this, &RoomTalk::refresh);
    connect(&rooms.list(), &RoomList::added, this, [this](const Room *room) {
        if (room->jid() == m_peer.bare())
            follow();
    });
}

void RoomTalk::setPeer(const Jid &peer)
{
    m_peer = peer;
    follow();
}

void RoomTalk::follow()
{
    if (m_room)
        disconnect(m_room, nullptr, this, nullptr);
    m_room = m_peer.isEmpty() ? nullptr : m_session.rooms().find(m_peer.bare());
    if (m_room) {
        connect(m_room, &Room::stateChanged, this, &RoomTalk::refresh);
        connect(m_room, &Room::infoChanged, this, &RoomTalk::renamed);
        connect(m_room, &Room::infoChanged, this, &RoomTalk::refresh);
        connect(m_room, &Room::occupantRenamed, this, &RoomTalk::refresh);
        const auto ifConcerned = [this](const QString &nick) {
            if (m_room && (nick == m_room->nick() || nick == m_peer.resource()))
                refresh();
        };
        connect(m_room, &Room::occupantAdded, this, ifConcerned);
        connect(m_room, &Room::occupantChanged, this, ifConcerned);
        connect(m_room, &Room::occupantRemoved, this, ifConcerned);
    }
    refresh();
}

QString RoomTalk::obstacle() const
{
    const Jid room = m_peer.bare();
    if (m_peer.isEmpty() || !isRoom(m_session, room))
        return {};
    if (!m_session.rooms().isWanted(room))
        return tr("You are not in this room");
    if (!m_room || m_room->state() != RoomState::Joined)
        return {}; // what is written waits until we are in
    if (!m_peer.isBare() && !m_room->occupant(m_peer.resource()))
        return tr("%1 is not in the room", "%1 is a person").arg(m_peer.resource());
    if (m_peer.isBare() && m_room->role() == Role::Visitor)
        return tr("Here you may only listen");
    return {};
}

void RoomTalk::refresh()
{
    const bool inRoom = !m_peer.isEmpty() && m_peer.isBare() && isRoom(m_session, m_peer);
    m_model.setOwnOccupant(inRoom ? m_session.rooms().ownOccupant(m_peer).value_or(Jid()) : Jid());
    m_model.setOwnNick(inRoom && m_room ? m_room->nick() : QString());
    m_model.setModerates(inRoom && rightsIn(m_room).moderate);
    m_composer.setObstacle(obstacle());
    if (!inRoom || !m_room) {
        m_completer->setPeople({});
        return;
    }
    m_completer->setPeople([this] {
        NickCompleter::People people;
        if (!m_room)
            return people;
        people.present = m_room->occupants().keys();
        people.present.removeOne(m_room->nick());
        people.recent = speakers();
        return people;
    });
}

QStringList RoomTalk::speakers() const
{
    QStringList nicks;
    const int rows = m_model.rowCount();
    for (int row = rows - 1; row >= std::max(0, rows - kLookedAt) && nicks.size() < kSpeakers; --row) {
        const Message &message = m_model.at(row);
        const QString &nick = message.from.resource();
        if (message.direction == Direction::Incoming && !nick.isEmpty() && !nicks.contains(nick))
            nicks << nick;
    }
    return nicks;
}

} // namespace causerie::ui
