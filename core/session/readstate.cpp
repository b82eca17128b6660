// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/readstate.h"

#include <algorithm>
#include <utility>

namespace causerie
{

using namespace std::chrono_literals;

const Message *newestWith(const Conversation &conversation, const std::function<bool(const Message &)> &wanted)
{
    const auto &messages = conversation.messages();
    const auto found = std::find_if(messages.rbegin(), messages.rend(), wanted);
    if (found != messages.rend())
        return &*found;
    const bool isLast = !conversation.isLoaded() && conversation.last() && wanted(*conversation.last());
    return isLast ? &*conversation.last() : nullptr;
}

ReadState::ReadState(History &history, Conversations &conversations, Publish publish, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_publish(std::move(publish))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(1500ms);
    connect(&m_pause, &QTimer::timeout, this, &ReadState::tell);
    m_othersPause.setSingleShot(true);
    m_othersPause.setInterval(300ms);
    connect(&m_othersPause, &QTimer::timeout, this, &ReadState::tellOthers);
    connect(&conversations, &Conversations::added, this, [this](Conversation *conversation) {
        connect(conversation, &Conversation::readRequested, this, [this, conversation] { read(*conversation); });
    });
    connect(&conversations, &Conversations::cleared, this, [this] {
        m_seen.clear();
        m_waiting.clear();
        m_told.clear();
        m_said.clear();
        m_unknown.clear();
    });
}

void ReadState::streamOpened(const Jid &account)
{
    m_isOpen = true;
    m_account = account;
    if (!m_waiting.isEmpty())
        m_pause.start();
}

void ReadState::streamLost()
{
    m_isOpen = false;
    tellOthers(); // it is kept for the next stream
}

void ReadState::tellOthers()
{
    if (m_seen.isEmpty())
        return;
    m_othersPause.start();
    const auto seen = std::exchange(m_seen, {});
    for (const Message &newest : seen)
        Q_EMIT displayed(newest);
}

void ReadState::read(const Conversation &conversation)
{
    const Message *theirs = newestWith(conversation, [](const Message &message) {
        return message.direction == Direction::Incoming && message.kind == MessageKind::Text;
    });
    if (theirs)
        m_seen.insert(conversation.peer(), *theirs);
    if (!m_othersPause.isActive())
        tellOthers();
    const Message *named =
        newestWith(conversation, [](const Message &message) { return !message.archiveId.isEmpty(); });
    if (!named || !conversation.peer().isBare())
        return; // a room's private talk has no name that lasts
    const Jid &peer = conversation.peer();
    const bool inRoom = conversation.settings().kind == ConversationKind::Room;
    m_waiting.insert(peer, {peer, inRoom ? peer : m_account, named->archiveId});
    if (m_isOpen)
        m_pause.start();
}

void ReadState::tell()
{
    if (!m_isOpen)
        return;
    const auto positions = m_waiting.values();
    for (xmpp::DisplayedPosition position : positions) {
        if (m_told.value(position.conversation) == position.archiveId) {
            m_waiting.remove(position.conversation);
            continue;
        }
        if (position.assignedBy.isEmpty()) // read before the first stream
            position.assignedBy = m_account;
        m_publish(position, [this, position](bool done) {
            if (!done)
                return; // with the next stream
            m_told.insert(position.conversation, position.archiveId);
            m_said.insert(position.conversation, position.archiveId);
            if (m_waiting.value(position.conversation).archiveId == position.archiveId)
                m_waiting.remove(position.conversation);
        });
    }
}

void ReadState::take(const xmpp::DisplayedPosition &position)
{
    take(position, {});
}

void ReadState::takeStored(const xmpp::DisplayedPosition &position)
{
    take(position, [this, position] { tellIfFurther(position.conversation, position.archiveId); });
}

void ReadState::take(const xmpp::DisplayedPosition &position, std::function<void()> ifKnown)
{
    const Jid peer = position.conversation;
    if (m_told.value(peer) == position.archiveId)
        return; // our own word
    m_told.insert(peer, position.archiveId);
    m_history.readUpTo(peer, position.archiveId, this, [=, this, id = position.archiveId](bool known) {
        if (known && m_unknown.value(peer) == id)
            m_unknown.remove(peer);
        else if (!known)
            m_unknown.insert(peer, id);
        if (known && ifKnown)
            ifKnown();
    });
}

void ReadState::tellIfFurther(const Jid &peer, const QString &known)
{
    const Conversation *conversation = m_conversations.find(peer);
    if (!conversation || conversation->unread() > 0 || !conversation->last())
        return;
    const QString last = conversation->last()->archiveId;
    if (last.isEmpty() || last == known || m_said.value(peer) == last)
        return;
    const bool inRoom = conversation->settings().kind == ConversationKind::Room;
    m_waiting.insert(peer, {peer, inRoom ? peer : m_account, last});
    if (m_isOpen)
        m_pause.start();
}

void ReadState::retry()
{
    const auto unknown = std::exchange(m_unknown, {});
    for (auto it = unknown.begin(); it != unknown.end(); ++it) {
        m_history.readUpTo(it.key(), it.value(), this, [this, peer = it.key(), id = it.value()](bool known) {
            if (!known && !m_unknown.contains(peer))
                m_unknown.insert(peer, id);
        });
    }
}

} // namespace causerie
