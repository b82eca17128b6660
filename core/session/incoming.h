// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/requests.h"
#include "core/session/sessionstate.h"
#include "core/session/writers.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <functional>
#include <utility>

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

    ~Incoming() override;

    /// Those that come together, and in a stream those of 50 ms, in a flood those of 150, are stored and shown
    /// together: each costs a part of what a transaction and a picture of the conversation cost.
    void take(const ChatEvent &event);
    void flush(); ///< stores them now: before something that must stand behind them
    /// Calls `done` when all that was taken so far is on the disk, or History::failed has said why not: then it is
    /// shown and kept in memory until it can be. At once only without a store.
    void whenKept(std::function<void()> done);
    /// While it is so, nothing counts as kept, for `whenKept`: it cannot be stored, and nobody would give it to us
    /// again. What waited is called when it ends.
    void setWithheld(bool isWithheld);
    /// From an archive, stored already; of old history nobody is told.
    void takeMissed(const std::vector<Message> &added, bool isNews);
    void takeChatState(const Jid &peer, ChatState state);
    void forgetWriters(); ///< those who have said nothing more for `kWritesFor`; by itself when it is time
    void setClock(std::function<Writers::Time()> clock); ///< else the steady one
    void writesNoMore(const Jid &peer);                  ///< though they have not said so
    void streamOpened();                                 ///< a new one
    void streamLost();                                   ///< what others are doing is known no more

Q_SIGNALS:
    void received(const causerie::Message &message, causerie::Arrival arrival); ///< new, from somebody else

private:
    void tell(const Message &kept);
    void onFlushed(quint64 number);
    void awaitWriters();

    History &m_history;
    Conversations &m_conversations;
    Requests &m_requests;
    std::vector<ChatEvent> m_together; ///< not yet given to the store
    QElapsedTimer m_sinceFlush;
    quint64 m_flushes = 0;                                           ///< begun
    quint64 m_flushed = 0;                                           ///< of them written
    std::deque<std::pair<quint64, std::function<void()>>> m_waiting; ///< for that many
    bool m_isWithheld = false;
    QTimer m_gather;
    bool m_isFlood = false; ///< the last ones came faster than anybody reads
    Writers m_writers;
    std::function<Writers::Time()> m_clock;
    QTimer *m_writing = nullptr;   ///< until the first of them writes no more
    QHash<QString, Message> m_old; ///< by archive id: read for the first time, while live ones may be on their way
};

} // namespace causerie
