// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/requests.h"
#include "core/session/sessionstate.h"

namespace causerie
{

/// What others write to us, and what our other devices wrote: kept, and shown if it is new.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Incoming final : public QObject
{
    Q_OBJECT

public:
    Incoming(History &history, Conversations &conversations, Requests &requests, QObject *parent = nullptr);

    void take(const ChatEvent &event);
    /// From an archive, stored already; of old history nobody is told.
    void takeMissed(const std::vector<Message> &added, bool isNews);
    void takeChatState(const Jid &peer, ChatState state);
    void writesNoMore(const Jid &peer); ///< though they have not said so
    void streamOpened() { m_old.clear(); } ///< a new one
    void streamLost();                     ///< what others are doing is known no more

Q_SIGNALS:
    void received(const causerie::Message &message, causerie::Arrival arrival); ///< new, from somebody else

private:
    History &m_history;
    Conversations &m_conversations;
    Requests &m_requests;
    QHash<QString, Message> m_old; ///< by archive id: read for the first time, while live ones may be on their way
};

} // namespace causerie
