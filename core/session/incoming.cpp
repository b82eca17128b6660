// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"

#include "core/chat/missedcall.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace causerie
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kGather = 50ms;  ///< three pictures of the screen
constexpr auto kFlood = 150ms;  ///< of what comes faster than anybody reads
constexpr int kFloodRate = 160; ///< a second
constexpr auto kSoon = 50ms;    ///< who comes this soon after others is one of many

} // namespace

Incoming::Incoming(History &history, Conversations &conversations, Requests &requests, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_requests(requests)
{
    m_gather.setSingleShot(true);
    m_gather.setTimerType(Qt::PreciseTimer);
    m_gather.callOnTimeout(this, &Incoming::flush);
    m_clock = [] {
        return std::chrono::duration_cast<Writers::Time>(std::chrono::steady_clock::now().time_since_epoch());
    };
    m_writing = new QTimer(this);
    m_writing->setSingleShot(true);
    m_writing->callOnTimeout(this, &Incoming::forgetWriters);
}

Incoming::~Incoming()
{
    // Shown already.
    if (!m_together.empty() && m_history.store())
        m_history.store()->apply(std::move(m_together));
}

void Incoming::take(const ChatEvent &event)
{
    m_requests.expect({event});
    const auto *message = std::get_if<Message>(&event);
    if (message && message->direction == Direction::Incoming)
        writesNoMore(message->conversation); // it is written; a state of its own comes behind it
    m_together.push_back(event);
    if (m_together.size() > 1)
        return;
    const bool isOneOfMany = m_sinceFlush.isValid() && m_sinceFlush.durationElapsed() < kSoon;
    m_gather.start(!isOneOfMany ? 0ms : m_isFlood ? kFlood : kGather);
}

void Incoming::flush()
{
    m_gather.stop();
    if (m_together.empty())
        return;
    m_isFlood = int(m_together.size()) * 1000ms >= kFloodRate * m_gather.intervalAsDuration() && m_together.size() > 1;
    m_sinceFlush.start();
    const quint64 number = ++m_flushes;
    QStringList ids;
    for (const ChatEvent &event : m_together) {
        if (const auto *message = std::get_if<Message>(&event); message && !message->archiveId.isEmpty())
            ids << message->archiveId;
    }
    m_history.keep(std::exchange(m_together, {}), this, [this, ids](const std::vector<Message> &added) {
        // On a new device the archive may be quicker than the stream: then it is news all the same.
        for (const QString &id : ids) {
            if (m_old.contains(id))
                tell(m_old.take(id));
        }
        for (const Message &message : added)
            tell(message);
    });
    m_history.afterWriting(this, [this, number] { onFlushed(number); });
}

void Incoming::whenKept(std::function<void()> done)
{
    if (m_together.empty() && m_flushed == m_flushes && !m_isWithheld)
        return m_history.afterWriting(this, std::move(done)); // others keep invitations and notes
    m_waiting.emplace_back(m_flushes + (m_together.empty() ? 0 : 1), std::move(done));
}

void Incoming::onFlushed(quint64 number)
{
    m_flushed = std::max(m_flushed, number);
    while (!m_isWithheld && !m_waiting.empty() && m_waiting.front().first <= m_flushed) {
        const auto done = std::move(m_waiting.front().second);
        m_waiting.pop_front();
        done();
    }
}

void Incoming::setWithheld(bool isWithheld)
{
    m_isWithheld = isWithheld;
    onFlushed(m_flushed);
}

void Incoming::tell(const Message &kept)
{
    if (waitsToBeSeen(kept))
        Q_EMIT received(kept, Arrival::Live);
}

void Incoming::takeMissed(const std::vector<Message> &added, bool isNews)
{
    for (const Message &message : added) {
        if (!waitsToBeSeen(message))
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
    Conversation *conversation = m_conversations.find(peer);
    if (!conversation)
        return;
    conversation->setPeerState(state);
    m_writers.heard(peer, state, m_clock());
    awaitWriters();
}

void Incoming::setClock(std::function<Writers::Time()> clock)
{
    m_clock = std::move(clock);
}

void Incoming::forgetWriters()
{
    for (const Jid &peer : m_writers.takeOverdue(m_clock()))
        writesNoMore(peer);
    awaitWriters();
}

void Incoming::awaitWriters()
{
    if (const auto next = m_writers.next())
        m_writing->start(std::max(*next - m_clock(), Writers::Time(1)));
    else
        m_writing->stop();
}

void Incoming::writesNoMore(const Jid &peer)
{
    Conversation *conversation = m_conversations.find(peer);
    if (conversation && conversation->peerState() == ChatState::Composing)
        conversation->setPeerState(ChatState::None);
}

void Incoming::streamOpened()
{
    m_old.clear();
}

void Incoming::streamLost()
{
    m_writers.clear();
    awaitWriters();
    for (const Conversation *conversation : m_conversations.all())
        writesNoMore(conversation->peer());
}

} // namespace causerie
