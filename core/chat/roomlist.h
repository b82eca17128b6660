// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"

namespace causerie
{

/// All rooms of one account that we are in, want to be in, or were in since we signed in.
///
/// Thread: GUI. Owner: session::Rooms. Written by xmpp::RoomBridge.
class RoomList final : public QObject
{
    Q_OBJECT

public:
    explicit RoomList(QObject *parent = nullptr) : QObject(parent) {}

    Room *find(const Jid &room) const { return m_byJid.value(room.bare()); } ///< null when there is none
    Room &at(const Jid &room);                                               ///< made when there is none
    QList<Room *> all() const { return m_byJid.values(); }
    void remove(const Jid &room); ///< deleted when control returns to the event loop
    void clear();

Q_SIGNALS:
    void added(causerie::Room *room);
    void removed(causerie::Room *room); ///< still alive

private:
    QHash<Jid, Room *> m_byJid;
};

} // namespace causerie
