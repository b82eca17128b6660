// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"

namespace causerie
{

/// What others write to us, and what our other devices wrote: kept, and shown if it is new.
///
/// Thread: GUI. Owner: Session; the history and the conversations outlive it.
class Incoming final : public QObject
{
    Q_OBJECT

public:
    Incoming(History &history, Conversations &conversations, QObject *parent = nullptr);

    void take(const ChatEvent &event);
    void takeChatState(const Jid &peer, ChatState state);

Q_SIGNALS:
    void received(const causerie::Message &message); ///< new, from somebody else

private:
    void show(const Message &message);
    void apply(const Annotation &annotation);

    History &m_history;
    Conversations &m_conversations;
};

} // namespace causerie
