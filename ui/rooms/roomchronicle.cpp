// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomchronicle.h"

#include "ui/rooms/roomwords.h"

namespace causerie::ui
{

namespace
{

bool isByForce(Departure how)
{
    switch (how) {
    case Departure::Kicked:
    case Departure::Banned:
    case Departure::LostMembership:
    case Departure::RoomIsForMembers:
    case Departure::Destroyed:
        return true;
    case Departure::Left:
    case Departure::ServiceStopped:
    case Departure::Fault:
        return false;
    }
    return false;
}

} // namespace

bool isKept(const RoomEvent &event)
{
    using Kind = RoomEvent::Kind;
    if (event.kind == Kind::Joined)
        return false;
    if (event.kind != Kind::Departed)
        return true;
    return event.removal && isByForce(event.removal->how);
}

RoomChronicle::RoomChronicle(Rooms &rooms, QObject *parent) : QObject(parent), m_rooms(rooms)
{
    connect(&rooms.list(), &RoomList::added, this, &RoomChronicle::follow);
    for (Room *room : rooms.list().all())
        follow(room);
}

void RoomChronicle::follow(Room *room)
{
    connect(room, &Room::happened, this, [this, room](const RoomEvent &event) {
        if (!isKept(event))
            return;
        // A service says so again with every change of its settings.
        const bool isRecording = event.kind == RoomEvent::Kind::LoggingOn || event.kind == RoomEvent::Kind::LoggingOff;
        if (isRecording && m_recorded.value(room->jid(), RoomEvent::Kind::Joined) == event.kind)
            return;
        if (isRecording)
            m_recorded.insert(room->jid(), event.kind);
        const bool areWeOut = event.isSelf && event.removal;
        m_rooms.note(room->jid(), areWeOut ? removalText(*event.removal, room->name()) : eventText(event));
    });
}

} // namespace causerie::ui
