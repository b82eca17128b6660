// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/roomlist.h"

namespace causerie
{

Room &RoomList::at(const Jid &room)
{
    Room *&entry = m_byJid[room.bare()];
    if (!entry) {
        entry = new Room(room.bare(), this);
        Room *made = entry; // a slot may change the table
        Q_EMIT added(made);
        return *made;
    }
    return *entry;
}

void RoomList::remove(const Jid &room)
{
    Room *gone = m_byJid.take(room.bare());
    if (!gone)
        return;
    Q_EMIT removed(gone);
    gone->deleteLater();
}

void RoomList::clear()
{
    const QList<Jid> rooms = m_byJid.keys();
    for (const Jid &room : rooms)
        remove(room);
}

} // namespace causerie
