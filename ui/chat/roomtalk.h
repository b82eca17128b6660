// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>

namespace causerie::ui
{

class Composer;
class MessageModel;
class NickCompleter;

/// What is different when a conversation is a room's, or goes through one: who we are in it, whom one can name, and
/// whether one may write.
///
/// Thread: GUI. Owner: ConversationView. All it is made with outlives it.
class RoomTalk final : public QObject
{
    Q_OBJECT

public:
    RoomTalk(Session &session, MessageModel &model, Composer &composer, QObject *parent = nullptr);

    void setPeer(const Jid &peer); ///< empty: none

Q_SIGNALS:
    void renamed(); ///< the room

private:
    void follow();
    void refresh();
    QString obstacle() const; ///< why nothing can be written now; empty when it can
    QStringList speakers() const;

    Session &m_session;
    MessageModel &m_model;
    Composer &m_composer;
    NickCompleter *m_completer;
    Jid m_peer;
    QPointer<Room> m_room;
};

} // namespace causerie::ui
