// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/requests.h"

#include <algorithm>
#include <optional>

namespace causerie
{

namespace
{

/// Who says words in which conversation: a correction may be all that comes of a message (see lonecorrection.h).
struct Words {
    Jid conversation;
    Direction direction = Direction::Incoming;
};

std::optional<Words> wordsIn(const ChatEvent &event)
{
    if (const auto *message = std::get_if<Message>(&event))
        return Words{message->conversation, message->direction};
    const auto &said = std::get<Annotation>(event);
    if (said.kind != Annotation::Kind::Correction)
        return std::nullopt;
    return Words{said.conversation, said.direction};
}

} // namespace

std::vector<Jid> strangersIn(const std::vector<ChatEvent> &events, const std::function<bool(const Jid &)> &isKnown)
{
    std::vector<Jid> strangers;
    std::vector<Jid> answered; // before the first of theirs in this page, or on another device
    for (const ChatEvent &event : events) {
        const auto words = wordsIn(event);
        if (!words)
            continue;
        if (words->direction == Direction::Outgoing)
            answered.push_back(words->conversation);
        else if (!std::ranges::contains(strangers, words->conversation) && !isKnown(words->conversation))
            strangers.push_back(words->conversation);
    }
    std::erase_if(strangers, [&answered](const Jid &peer) { return std::ranges::contains(answered, peer); });
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
        const auto words = wordsIn(event);
        if (words && words->direction == Direction::Outgoing && m_conversations.find(words->conversation))
            accept(words->conversation);
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
