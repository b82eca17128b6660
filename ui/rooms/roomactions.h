// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/session/session.h"

#include <QObject>

class QMenu;
class QWidget;

namespace causerie::ui
{

/// What a person may do in or with a room, by where they stand in it; what is not allowed is not offered. Pure.
struct RoomRights {
    bool isIn = false;
    bool join = false;
    bool invite = false;
    bool subject = false;
    bool voice = false;     ///< to ask for it
    bool people = false;    ///< the lists of members, banned …
    bool moderate = false;  ///< to remove what others say (XEP-0425)
    bool configure = false; ///< settings, and the room's end
    bool picture = false;   ///< to give it one (XEP-0486)
    friend bool operator==(const RoomRights &, const RoomRights &) = default;
};
RoomRights rightsIn(const Room *room); ///< null: a room that we only know

/// The menu of a room and the dialogs behind it, over one window.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class RoomActions final : public QObject
{
    Q_OBJECT

public:
    RoomActions(Session &session, QWidget &window);

    void fill(QMenu &menu, const Jid &room);
    void joinOrCreate(const QString &address = {}, const QString &password = {}); ///< the dialog
    void join(const Jid &room);                                                   ///< as bookmarked
    void invite(const Jid &room);
    void changeSubject(const Jid &room);
    void changeName(const Jid &room);
    void forget(const Jid &room); ///< asks first
    void destroy(const Jid &room);
    void removeMessage(const Jid &room, const QString &archiveId); ///< somebody's, for everybody; asks for the reason

Q_SIGNALS:
    void shown(const causerie::Jid &room); ///< it is to be opened
    void forgotten(const causerie::Jid &room);
    void failed(const QString &text);

private:
    void addInside(QMenu &menu, const Jid &room, const RoomRights &rights);
    void addNotify(QMenu &menu, const Jid &room);
    void addAutojoin(QMenu &menu, const Jid &room);
    void addCheck(QMenu &menu, const Jid &room, const RoomRights &rights);

    Session &m_session;
    QWidget &m_window;
};

} // namespace causerie::ui
