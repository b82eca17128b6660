// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversation.h"

#include <algorithm>
#include <iterator>

namespace causerie
{

Conversation::Conversation(Jid peer, QObject *parent) : QObject(parent), m_peer(std::move(peer)) {}

int Conversation::indexOf(qint64 id) const
{
    const auto it = std::ranges::lower_bound(m_messages, id, {}, &Message::id);
    return it == m_messages.end() || it->id != id ? -1 : int(it - m_messages.begin());
}

int Conversation::indexOf(const QString &originId) const
{
    if (originId.isEmpty())
        return -1;
    const auto it = std::find_if(m_messages.rbegin(), m_messages.rend(),
                                 [&](const Message &message) { return message.originId == originId; });
    return it == m_messages.rend() ? -1 : int(std::distance(it, m_messages.rend())) - 1;
}

void Conversation::open()
{
    if (m_loaded || m_requested)
        return;
    m_requested = true;
    Q_EMIT pageRequested(0);
}

void Conversation::loadOlder()
{
    if (!m_loaded || m_requested || !m_hasOlder || m_messages.empty())
        return;
    m_requested = true;
    Q_EMIT pageRequested(m_messages.front().id);
}

void Conversation::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    Q_EMIT readRequested();
    Q_EMIT summaryChanged();
}

void Conversation::setNewestPage(std::vector<Message> page, bool hasOlder)
{
    // What could not be stored is in no page: it stays.
    std::erase_if(m_messages, [](const Message &message) { return message.id < kFirstUnstoredId; });
    m_messages.insert(m_messages.begin(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    m_requested = false;
    m_loaded = true;
    m_hasOlder = hasOlder;
    if (!m_messages.empty())
        m_last = m_messages.back();
    Q_EMIT newestLoaded();
    Q_EMIT summaryChanged();
}

void Conversation::prependPage(std::vector<Message> page, bool hasOlder)
{
    m_requested = false;
    m_hasOlder = hasOlder;
    const int count = int(page.size());
    m_messages.insert(m_messages.begin(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    Q_EMIT olderLoaded(count);
}

void Conversation::pageFailed()
{
    m_requested = false;
}

void Conversation::append(const Message &message, bool countsAsUnread)
{
    if (indexOf(message.id) >= 0)
        return replace(message);
    if (m_loaded || message.id >= kFirstUnstoredId) {
        const auto it = m_messages.insert(std::ranges::upper_bound(m_messages, message.id, {}, &Message::id), message);
        Q_EMIT messageAppended(int(it - m_messages.begin()));
    }
    m_last = message;
    if (countsAsUnread)
        ++m_unread;
    Q_EMIT summaryChanged();
}

void Conversation::replace(const Message &message)
{
    if (m_last && m_last->id == message.id && *m_last != message) {
        m_last = message;
        Q_EMIT summaryChanged();
    }
    const int index = indexOf(message.id);
    if (index < 0 || m_messages[size_t(index)] == message)
        return;
    m_messages[size_t(index)] = message;
    Q_EMIT messageChanged(index);
}

void Conversation::dropUnstored(qint64 id)
{
    const int index = id < kFirstUnstoredId ? -1 : indexOf(id);
    if (index < 0)
        return;
    m_messages.erase(m_messages.begin() + index);
    Q_EMIT newestLoaded();
}

void Conversation::setSummary(std::optional<Message> last, int unread)
{
    if (m_last == last && m_unread == unread)
        return;
    m_last = std::move(last);
    m_unread = unread;
    Q_EMIT summaryChanged();
}

void Conversation::setPeerState(ChatState state)
{
    if (m_peerState == state)
        return;
    m_peerState = state;
    Q_EMIT summaryChanged();
}

} // namespace causerie
