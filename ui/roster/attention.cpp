// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/attention.h"

#include "core/chat/attention.h"
#include "core/session/rooms.h"

namespace causerie::ui
{

Attention::Attention(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::messageReceived, this, &Attention::take);
    connect(&session.conversations(), &Conversations::totalUnreadChanged, this, &Attention::forgetRead);
    connect(&session.conversations(), &Conversations::aboutToClear, this, [this] { m_mentioned.clear(); });
    const auto follow = [this](Conversation *conversation) {
        connect(conversation, &Conversation::settingsChanged, this,
                [this, peer = conversation->peer()] { Q_EMIT changed(peer); });
    };
    connect(&session.conversations(), &Conversations::added, this, follow);
    for (Conversation *conversation : session.conversations().all())
        follow(conversation);
}

bool Attention::isQuiet(const Jid &peer) const
{
    const Conversation *conversation = m_session.conversations().find(peer);
    if (!conversation)
        return false;
    const ConversationSettings &settings = conversation->settings();
    return settings.notify == Notify::None || (settings.notify == Notify::Mentions &&
                                               settings.kind == ConversationKind::Room && !m_mentioned.contains(peer));
}

int Attention::count() const
{
    int count = 0;
    for (const Conversation *conversation : m_session.conversations().all()) {
        if (conversation->unread() > 0 && !isQuiet(conversation->peer()))
            count += conversation->unread();
    }
    return count;
}

void Attention::take(const Message &message)
{
    const Conversation *conversation = m_session.conversations().find(message.conversation);
    if (!conversation)
        return;
    const Room *room = m_session.rooms().find(message.conversation);
    if (!callsForAttention(message, conversation->settings(), room ? room->nick() : QString()))
        return;
    if (conversation->settings().kind == ConversationKind::Room && conversation->unread() > 0) {
        m_mentioned.insert(conversation->peer());
        Q_EMIT changed(conversation->peer());
    }
    Q_EMIT called(conversation->peer());
}

void Attention::forgetRead()
{
    m_mentioned.removeIf([this](const Jid &peer) {
        const Conversation *conversation = m_session.conversations().find(peer);
        return !conversation || conversation->unread() == 0;
    });
}

} // namespace causerie::ui
