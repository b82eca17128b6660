// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversations.h"

#include <utility>

namespace causerie
{

Conversations::Conversations(QObject *parent) : QObject(parent) {}

Conversation *Conversations::find(const Jid &peer) const
{
    return m_byPeer.value(peer.bare());
}

Conversation &Conversations::at(const Jid &peer)
{
    const Jid bare = peer.bare();
    if (Conversation *known = m_byPeer.value(bare))
        return *known;

    auto *conversation = new Conversation(bare, this);
    m_byPeer.insert(bare, conversation);
    connect(conversation, &Conversation::summaryChanged, this, [this, conversation, counted = 0]() mutable {
        const int difference = conversation->unread() - std::exchange(counted, conversation->unread());
        if (difference == 0)
            return;
        m_totalUnread += difference;
        Q_EMIT totalUnreadChanged(m_totalUnread);
    });
    Q_EMIT added(conversation);
    return *conversation;
}

void Conversations::clear()
{
    Q_EMIT aboutToClear();
    qDeleteAll(std::exchange(m_byPeer, {}));
    const int unread = std::exchange(m_totalUnread, 0);
    Q_EMIT cleared();
    if (unread != 0)
        Q_EMIT totalUnreadChanged(0);
}

} // namespace causerie
