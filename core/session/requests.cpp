// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/requests.h"

#include <algorithm>

namespace causerie
{

std::vector<Jid> strangersIn(const std::vector<ChatEvent> &events, const std::function<bool(const Jid &)> &isKnown)
{
    std::vector<Jid> strangers;
    for (const ChatEvent &event : events) {
        const auto *message = std::get_if<Message>(&event);
        if (!message)
            continue;
        const auto known = std::ranges::find(strangers, message->conversation);
        if (message->direction == Direction::Outgoing && known != strangers.end())
            strangers.erase(known); // we have answered, on another device
        else if (message->direction == Direction::Incoming && known == strangers.end() &&
                 !isKnown(message->conversation))
            strangers.push_back(message->conversation);
    }
    // Answered before the first of theirs in this page: then they are none, either.
    std::erase_if(strangers, [&events](const Jid &peer) {
        return std::ranges::any_of(events, [&peer](const ChatEvent &event) {
            const auto *message = std::get_if<Message>(&event);
            return message && message->direction == Direction::Outgoing && message->conversation == peer;
        });
    });
    return strangers;
}

Requests::Requests(History &history, Conversations &conversations, const Roster &roster, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_roster(roster)
{
    connect(&roster, &Roster::reset, this, &Requests::acceptContacts);
    connect(&history, &History::opened, this, &Requests::acceptContacts);
    const auto acceptOne = [this](const Jid &jid) {
        if (m_conversations.find(jid))
            accept(jid);
    };
    connect(&roster, &Roster::contactAdded, this, acceptOne);
}

void Requests::expect(const std::vector<ChatEvent> &events)
{
    const auto strangers = strangersIn(events, [this](const Jid &peer) {
        // An occupant of a room is met in the room; a private talk there is no request. What else has a resource is
        // somebody's device, and it is they who are known or not.
        const Jid key = m_conversations.keyOf(peer);
        const bool isOurServer = key.local().isEmpty() && key.domain() == m_account.domain();
        return !key.isBare() || key == m_account || isOurServer || m_roster.find(key) || m_conversations.find(key);
    });
    for (const Jid &peer : strangers) {
        ConversationSettings waiting;
        waiting.accepted = false;
        m_history.saveSettings(m_conversations.at(peer), waiting);
    }
    for (const ChatEvent &event : events) {
        const auto *message = std::get_if<Message>(&event);
        if (message && message->direction == Direction::Outgoing && m_conversations.find(message->conversation))
            accept(message->conversation);
    }
}

void Requests::accept(const Jid &peer)
{
    Conversation &conversation = m_conversations.at(peer);
    ConversationSettings settings = conversation.settings();
    settings.accepted = true;
    m_history.saveSettings(conversation, settings);
}

void Requests::decline(const Jid &peer)
{
    if (const Conversation *conversation = m_conversations.find(peer);
        conversation && !conversation->settings().accepted)
        m_history.removeConversation(peer);
}

/// Messages may come before the contact list does.
void Requests::acceptContacts()
{
    for (Conversation *conversation : m_conversations.all()) {
        if (!conversation->settings().accepted && m_roster.find(conversation->peer()))
            accept(conversation->peer());
    }
}

} // namespace causerie
