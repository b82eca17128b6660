// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"

namespace causerie
{

Incoming::Incoming(History &history, Conversations &conversations, Requests &requests, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_requests(requests)
{
}

void Incoming::take(const ChatEvent &event)
{
    m_requests.expect({event});
    if (const auto *annotation = std::get_if<Annotation>(&event))
        return m_history.keep(*annotation, this, [](bool) {});
    const auto &message = std::get<Message>(event);
    if (message.direction == Direction::Incoming)
        writesNoMore(message.conversation); // it is written; a state of its own comes behind it
    const auto tell = [this](const Message &kept) {
        if (kept.direction == Direction::Incoming && kept.kind == MessageKind::Text)
            Q_EMIT received(kept, Arrival::Live);
    };
    // On a new device the archive may be quicker than the stream: then it is news all the same.
    m_history.keep(message, this, tell, [this, tell, id = message.archiveId] {
        if (const auto old = m_old.constFind(id); old != m_old.cend())
            tell(m_old.take(id));
    });
}

void Incoming::takeMissed(const std::vector<Message> &added, bool isNews)
{
    for (const Message &message : added) {
        if (message.direction != Direction::Incoming || message.kind != MessageKind::Text)
            continue;
        if (isNews)
            Q_EMIT received(message, Arrival::Missed);
        else if (!message.archiveId.isEmpty())
            m_old.insert(message.archiveId, message);
    }
}

void Incoming::takeChatState(const Jid &peer, ChatState state)
{
    // Somebody who only opens a window (XEP-0085 §5.1) does not begin a conversation here.
    if (Conversation *conversation = m_conversations.find(peer))
        conversation->setPeerState(state);
}

void Incoming::writesNoMore(const Jid &peer)
{
    Conversation *conversation = m_conversations.find(peer);
    if (conversation && conversation->peerState() == ChatState::Composing)
        conversation->setPeerState(ChatState::None);
}

void Incoming::streamLost()
{
    for (const Conversation *conversation : m_conversations.all())
        writesNoMore(conversation->peer());
}

} // namespace causerie
