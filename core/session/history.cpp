// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/history.h"

#include "core/base/log.h"

#include <QFile>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace causerie
{

using storage::Result;
using storage::whenDone;

History::History(Conversations &conversations, QObject *parent) : QObject(parent), m_conversations(conversations)
{
    connect(&m_conversations, &Conversations::added, this, &History::follow);
}

History::~History() = default;

void History::open(const QString &file)
{
    if (isOpen() && m_file == file)
        return;
    close();
    m_file = file;
    m_database = std::make_unique<storage::Database>(file);
    m_store = std::make_unique<storage::MessageStore>(*m_database);
    connect(m_database.get(), &storage::Database::failed, this,
            [this](const storage::Failure &failure) { Q_EMIT failed(failure.kind, failure.text); });
    loadSummaries();
}

void History::close()
{
    m_store.reset();
    m_database.reset();
    m_file.clear();
    m_conversations.clear();
}

void History::remove()
{
    const QString file = m_file;
    close();
    if (file.isEmpty())
        return;
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (QFile::exists(file + suffix) && !QFile::remove(file + suffix))
            Q_EMIT failed(StorageError::ReadOnly, file + suffix);
    }
}

void History::follow(Conversation *conversation)
{
    connect(conversation, &Conversation::pageRequested, this,
            [this, conversation](qint64 beforeId) { loadPage(*conversation, beforeId); });
    connect(conversation, &Conversation::readRequested, this, [this, conversation] {
        if (m_store)
            m_store->markRead(conversation->peer());
    });
}

void History::loadSummaries()
{
    whenDone(m_store->summaries(), this, [this](const Result<std::vector<storage::ConversationSummary>> &summaries) {
        if (!summaries)
            return;
        for (const storage::ConversationSummary &summary : *summaries)
            m_conversations.restore(summary.peer, summary.settings).setSummary(summary.last, summary.unread);
    });
}

void History::loadPage(Conversation &conversation, qint64 beforeId)
{
    if (!m_store)
        return conversation.pageFailed();
    whenDone(m_store->page(conversation.peer(), beforeId, Conversation::kPage), this,
             [beforeId, target = QPointer(&conversation)](Result<storage::Page> page) {
                 if (!target)
                     return;
                 if (!page)
                     target->pageFailed();
                 else if (beforeId == 0)
                     target->setNewestPage(std::move(page->messages), page->hasOlder);
                 else
                     target->prependPage(std::move(page->messages), page->hasOlder);
             });
}

Message History::unstored(Message message, const storage::Failure &failure)
{
    message.id = m_nextUnstoredId++;
    if (message.direction == Direction::Outgoing && message.state == DeliveryState::Pending) {
        message.state = DeliveryState::Failed;
        message.failure = failure.text;
    }
    return message;
}

void History::keep(const Message &message, QObject *context, std::function<void(const Message &)> done)
{
    if (!m_store)
        return done(unstored(message, {}));
    whenDone(m_store->add(message), context,
             [this, message, done = std::move(done)](const Result<std::optional<Message>> &kept) {
                 if (!kept)
                     done(unstored(message, kept.error()));
                 else if (*kept)
                     done(**kept);
                 else
                     qCDebug(lcSession) << "a copy of a known message";
             });
}

void History::advance(const Jid &peer, const QString &originId, DeliveryState heard, const QString &failure)
{
    if (!m_store)
        return;
    whenDone(m_store->advanceState(peer, originId, heard, failure), this,
             [this](const Result<std::optional<Message>> &message) {
                 if (!message || !*message)
                     return;
                 if (Conversation *conversation = m_conversations.find((*message)->conversation))
                     conversation->replace(**message);
                 Q_EMIT stateChanged(**message);
             });
}

void History::retry(qint64 id, QObject *context, std::function<void(const Message &)> done)
{
    if (!m_store)
        return;
    whenDone(m_store->retry(id), context, [done = std::move(done)](const Result<std::optional<Message>> &message) {
        if (message && *message)
            done(**message);
    });
}

void History::readOutbox(QObject *context, std::function<void(const std::vector<Message> &)> done)
{
    if (!m_store)
        return;
    whenDone(m_store->outbox(), context, [done = std::move(done)](const Result<std::vector<Message>> &messages) {
        if (messages)
            done(*messages);
    });
}

void History::readNewest(const Jid &peer, int limit, QObject *context, std::function<void(std::vector<Message>)> done)
{
    if (!m_store)
        return done({});
    whenDone(m_store->page(peer, 0, limit), context, [done = std::move(done)](Result<storage::Page> page) {
        done(page ? std::move(page->messages) : std::vector<Message>());
    });
}

} // namespace causerie
