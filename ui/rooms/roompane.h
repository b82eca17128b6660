// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/session/session.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class Avatar;
class LinkLabel;
class MemberList;

/// What a room is and who is in it.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class RoomPane final : public QFrame
{
    Q_OBJECT

public:
    using FillMenu = std::function<void(QMenu &menu, const Jid &room)>;

    RoomPane(Session &session, FillMenu fillMenu, QWidget *parent = nullptr);

    void setRoom(const Jid &room); ///< empty: none
    void setBackShown(bool shown); ///< where the pane covers the conversation

Q_SIGNALS:
    void closeRequested();
    void inviteRequested(const causerie::Jid &room);
    void privateMessage(const causerie::Jid &occupant);
    void failed(const QString &text);

private:
    QWidget *makeCard();
    void follow();
    void refresh();

    Session &m_session;
    FillMenu m_fillMenu;
    Jid m_jid;
    QPointer<Room> m_room;
    QVBoxLayout *m_body;
    MemberList *m_members = nullptr; ///< of `m_room`
    Avatar *m_avatar = nullptr;
    QPushButton *m_back = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_address = nullptr;
    LinkLabel *m_about = nullptr;   ///< what it says of itself
    LinkLabel *m_subject = nullptr; ///< what is talked about now
    LinkLabel *m_otherSubjects = nullptr;
    QPushButton *m_invite = nullptr;
    QPushButton *m_more = nullptr;
};

/// What kind of room it is, in a few words: "For members · Password · Moderated". Pure.
QString traitsText(const RoomInfo &info);

} // namespace causerie::ui
