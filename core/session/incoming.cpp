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
    m_history.keep(std::get<Message>(event), this, [this](const Message &kept) {
        if (kept.direction == Direction::Incoming && kept.kind == MessageKind::Text)
            Q_EMIT received(kept, Arrival::Live);
    });
}

void Incoming::takeMissed(const std::vector<Message> &added, bool isNews)
{
    if (!isNews)
        return;
    for (const Message &message : added) {
        if (message.direction == Direction::Incoming && message.kind == MessageKind::Text)
            Q_EMIT received(message, Arrival::Missed);
    }
}

void Incoming::takeChatState(const Jid &peer, ChatState state)
{
    // Somebody who only opens a window (XEP-0085 §5.1) does not begin a conversation here.
    if (Conversation *conversation = m_conversations.find(peer))
        conversation->setPeerState(state);
}

} // namespace causerie
