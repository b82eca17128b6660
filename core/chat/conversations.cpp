// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversations.h"

#include "core/chat/conversationkey.h"

#include <utility>

namespace causerie
{

Conversations::Conversations(QObject *parent) : QObject(parent) {}

Jid Conversations::keyOf(const Jid &peer) const
{
    if (peer.isBare() || m_byPeer.contains(peer))
        return peer;
    const Jid owner = peer.bare();
    const Conversation *known = m_byPeer.value(owner);
    const bool isRoom = (known && known->settings().kind == ConversationKind::Room) || (m_isRoom && m_isRoom(owner));
    return conversationKey(peer, isRoom);
}

Conversation *Conversations::find(const Jid &peer) const
{
    return m_byPeer.value(keyOf(peer));
}

Conversation &Conversations::at(const Jid &peer)
{
    const Jid key = keyOf(peer);
    if (Conversation *known = m_byPeer.value(key))
        return *known;
    Conversation &conversation = make(key);
    if (const ConversationKind kind = kindOfNew(key); kind != ConversationKind::Person)
        conversation.setSettings({.kind = kind});
    Q_EMIT added(&conversation);
    return conversation;
}

Conversation &Conversations::restore(const Jid &peer, const ConversationSettings &settings)
{
    Conversation *known = m_byPeer.value(peer);
    Conversation &conversation = known ? *known : make(peer);
    conversation.setSettings(settings);
    if (!known)
        Q_EMIT added(&conversation);
    return conversation;
}

Conversation &Conversations::make(const Jid &key)
{
    auto *conversation = new Conversation(key, this);
    m_byPeer.insert(key, conversation);
    connect(conversation, &Conversation::summaryChanged, this, [this, conversation, counted = 0]() mutable {
        const int difference = conversation->unread() - std::exchange(counted, conversation->unread());
        if (difference == 0)
            return;
        m_totalUnread += difference;
        Q_EMIT totalUnreadChanged(m_totalUnread);
    });
    return *conversation;
}

void Conversations::watch(const Conversation &conversation)
{
    m_resting.removeOne(conversation.peer());
}

void Conversations::leave(const Conversation &conversation)
{
    m_resting.removeOne(conversation.peer());
    m_resting.append(conversation.peer());
    // One that refuses stays, and is asked again the next time; it takes nobody's place.
    for (qsizetype i = 0; i < m_resting.size() - kResting;) {
        Conversation *oldest = m_byPeer.value(m_resting[i]);
        if (!oldest || oldest->unload())
            m_resting.removeAt(i);
        else
            ++i;
    }
}

void Conversations::remove(const Jid &peer)
{
    Conversation *conversation = find(peer);
    if (!conversation)
        return;
    const Jid key = conversation->peer();
    conversation->setUnread(0);
    Q_EMIT aboutToRemove(conversation);
    m_byPeer.remove(key);
    m_resting.removeOne(key);
    delete conversation;
    Q_EMIT removed(key);
}

void Conversations::clear()
{
    Q_EMIT aboutToClear();
    qDeleteAll(std::exchange(m_byPeer, {}));
    m_resting.clear();
    const int unread = std::exchange(m_totalUnread, 0);
    Q_EMIT cleared();
    if (unread != 0)
        Q_EMIT totalUnreadChanged(0);
}

} // namespace causerie
