// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/session/session.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLabel;
class QMenu;
class QToolButton;

namespace causerie::ui
{

class Avatar;

/// With whom we speak and how they can be reached, or what a room is about and how many are in it; call or the room's
/// menu, find, details, and back when the list is hidden.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class ConversationHeader final : public QFrame
{
    Q_OBJECT

public:
    explicit ConversationHeader(Session &session, QWidget *parent = nullptr);

    using FillRoomMenu = std::function<void(QMenu &menu, const Jid &room)>;

    void setPeer(const Jid &peer);
    void setRoomMenu(FillRoomMenu fill);
    void setBackShown(bool shown);
    void setDetailsShown(bool shown); ///< how the button stands

Q_SIGNALS:
    void backRequested();
    void detailsToggled(bool shown);
    void callRequested();
    void findRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshCall();
    void followRoom();
    void showRoomMenu();
    QString statusWords() const;
    QString statusTip() const;
    void elide();

    Session &m_session;
    Jid m_peer;
    QString m_fullName;
    QString m_fullStatus;
    QToolButton *m_back;
    Avatar *m_avatar;
    QLabel *m_name;
    QLabel *m_status;
    QToolButton *m_call;
    QToolButton *m_find;
    QToolButton *m_roomMenu;
    FillRoomMenu m_fillRoomMenu;
    QPointer<Room> m_room;
    QTimer m_minute;   ///< what was a minute ago is two minutes ago
    QTimer m_counting; ///< people come and go faster than one reads
    QToolButton *m_details;
};

/// "12 people · What is talked about"; where we are not in: that. `room` may be null.
QString roomStatusWords(const Room *room);
/// "Away — At the balcony · last active 20 minutes ago · 2 devices"; "Not a contact" for strangers.
QString presenceWords(const Contact *contact, const QDateTime &now);

} // namespace causerie::ui
