// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QObject>

#include <deque>
#include <optional>

namespace causerie
{

/// One conversation: the loaded end of its history (oldest first), what is unread, who is writing.
/// Older pages are asked for with `loadOlder`; they arrive in front as `olderLoaded`.
///
/// Thread: GUI. Owner: Conversations. Written by session and xmpp::MessageBridge, read by models.
class Conversation final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 100; ///< messages per page asked of the store

    explicit Conversation(Jid peer, QObject *parent = nullptr);

    const Jid &peer() const { return m_peer; } ///< bare
    const std::deque<Message> &messages() const { return m_messages; }
    const std::optional<Message> &last() const { return m_last; } ///< known even when no page is loaded
    int unread() const { return m_unread; }
    ChatState peerState() const { return m_peerState; }
    bool isLoaded() const { return m_loaded; }   ///< the newest page has arrived
    bool hasOlder() const { return m_hasOlder; } ///< the store has more in front
    int indexOf(qint64 id) const;                ///< −1 when not loaded; logarithmic
    int indexOf(const QString &originId) const;  ///< −1 when not loaded; newest first

    // What a view asks; Session answers.
    void open();      ///< asks for the newest page once
    void loadOlder(); ///< asks for the page before the first loaded; one at a time
    void markRead();  ///< everything loaded was seen

    // For Conversations' writers.
    void setNewestPage(std::vector<Message> page, bool hasOlder);
    void prependPage(std::vector<Message> page, bool hasOlder);
    void pageFailed(); ///< the store could not read: it may be asked again
    void append(const Message &message, bool countsAsUnread);
    void replace(const Message &message); ///< same id; nothing when not loaded
    void dropUnstored(qint64 id);         ///< it is sent again under another id
    void setSummary(std::optional<Message> last, int unread);
    void setPeerState(ChatState state);

Q_SIGNALS:
    void pageRequested(qint64 beforeId); ///< 0: the newest
    void readRequested();
    void newestLoaded();         ///< reset: all of `messages()` is new
    void olderLoaded(int count); ///< `count` messages stand in front now
    void messageAppended(int index);
    void messageChanged(int index);
    void summaryChanged(); ///< last(), unread() or peerState()

private:
    Jid m_peer;
    std::deque<Message> m_messages;
    std::optional<Message> m_last;
    int m_unread = 0;
    ChatState m_peerState = ChatState::None;
    bool m_loaded = false;
    bool m_requested = false;
    bool m_hasOlder = false;
};

} // namespace causerie
