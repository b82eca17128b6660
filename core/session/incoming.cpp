// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"

namespace causerie
{

Incoming::Incoming(History &history, Conversations &conversations, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations)
{
}

void Incoming::take(const ChatEvent &event)
{
    if (const auto *message = std::get_if<Message>(&event))
        m_history.keep(*message, this, [this](const Message &kept) { show(kept); });
    else
        apply(std::get<Annotation>(event));
}

void Incoming::apply(const Annotation &annotation)
{
    if (annotation.kind == Annotation::Kind::Received && annotation.direction == Direction::Incoming)
        m_history.advance(annotation.conversation, annotation.target, DeliveryState::Delivered);
}

void Incoming::show(const Message &message)
{
    Conversation &conversation = m_conversations.at(message.conversation);
    if (message.direction == Direction::Outgoing) {
        conversation.append(message, false);
        conversation.markRead(); // whoever answered on another device has read what was there
        return;
    }
    conversation.append(message, true);
    Q_EMIT received(message);
}

void Incoming::takeChatState(const Jid &peer, ChatState state)
{
    // Somebody who only opens a window (XEP-0085 §5.1) does not begin a conversation here.
    if (Conversation *conversation = m_conversations.find(peer))
        conversation->setPeerState(state);
}

} // namespace causerie
