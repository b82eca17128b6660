// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/rooms/roomnotice.h"

#include <QFrame>
#include <QPointer>
#include <QSet>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Above a room's messages: why we are not in, and what can be done about it; who asks to speak. Hidden when there is
/// nothing to say.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class RoomBar final : public QFrame
{
    Q_OBJECT

public:
    explicit RoomBar(Session &session, QWidget *parent = nullptr);

    void setRoom(const Jid &room); ///< empty: none

Q_SIGNALS:
    void roomRequested(const causerie::Jid &room); ///< to be joined and shown: the one that follows this one
    void forgetRequested(const causerie::Jid &room);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void refresh();
    void act(RoomNotice::Act act);
    void askPassword();
    void askName();
    void join(const QString &nick, const QString &password, bool create);
    const VoiceRequest *request() const;

    Session &m_session;
    Jid m_jid;
    QPointer<Room> m_room;
    RoomNotice m_notice;
    QSet<Jid> m_asked; ///< rooms where we asked to speak
    QLabel *m_words;
    QBoxLayout *m_all;
    QHBoxLayout *m_row;
    QList<QPushButton *> m_buttons;
};

} // namespace causerie::ui
