// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/history.h"

#include "core/base/log.h"
#include "core/chat/missedcall.h"
#include "core/storage/callpages.h"

#include <QFile>
#include <QPointer>

#include <algorithm>

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
    m_conversations.clear(); // whoever has something of them to keep does it now
    m_store.reset();
    m_database.reset();
    m_file.clear();
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

void History::afterWriting(QObject *context, std::function<void()> done)
{
    if (!m_database)
        return done();
    whenDone(m_database->run([](storage::SqlConnection &) { return true; }), context,
             [done = std::move(done)](bool) { done(); });
}

void History::follow(Conversation *conversation)
{
    connect(conversation, &Conversation::pageRequested, this,
            [this, conversation](qint64 beforeId) { loadPage(*conversation, beforeId); });
    connect(conversation, &Conversation::newerRequested, this,
            [this, conversation](const Cursor &after) { loadNewer(*conversation, after); });
    connect(conversation, &Conversation::aroundRequested, this,
            [this, conversation](qint64 id) { loadAround(*conversation, id); });
    connect(conversation, &Conversation::readRequested, this, [this, conversation] { markRead(*conversation); });
}

void History::reload(std::function<void(bool read)> done)
{
    if (m_store)
        loadSummaries(std::move(done));
}

void History::loadSummaries(std::function<void(bool read)> done)
{
    whenDone(
        m_store->summaries(), this,
        [this, done = std::move(done)](const Result<std::vector<storage::ConversationSummary>> &summaries) {
            if (summaries) { // else `failed` has said why
                for (const storage::ConversationSummary &summary : *summaries)
                    m_conversations.restore(summary.peer, summary.settings).setSummary(summary.last, summary.unread);
                Q_EMIT opened();
            }
            if (done)
                done(summaries.has_value());
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

void History::loadNewer(Conversation &conversation, Cursor after)
{
    if (!m_store)
        return conversation.pageFailed();
    whenDone(m_store->pageAfter(conversation.peer(), after, Conversation::kPage), this,
             [target = QPointer(&conversation)](Result<storage::Page> page) {
                 if (target && page)
                     target->appendPage(std::move(page->messages), page->hasNewer);
                 else if (target)
                     target->pageFailed();
             });
}

void History::loadAround(Conversation &conversation, qint64 id)
{
    if (!m_store)
        return conversation.pageFailed();
    whenDone(m_store->pageAround(id, Conversation::kPage), this,
             [id, target = QPointer(&conversation)](Result<storage::Page> page) {
                 if (target && page)
                     target->setPageAround(id, std::move(*page));
                 else if (target)
                     target->pageFailed();
             });
}

void History::markRead(Conversation &conversation)
{
    if (!m_store)
        return;
    // Answers of earlier work still tell the old count: this one comes behind them.
    whenDone(m_store->markRead(conversation.peer()), this,
             [target = QPointer(&conversation)](const Result<void> &done) {
                 if (target && done)
                     target->setUnread(0);
             });
}

void History::readUpTo(const Jid &peer, const QString &archiveId, QObject *context,
                       std::function<void(bool known)> done)
{
    if (!m_store)
        return done(false);
    whenDone(m_store->markReadUpTo(peer, archiveId), context,
             [this, peer, done = std::move(done)](const Result<std::optional<int>> &unread) {
                 const bool known = unread && *unread;
                 if (Conversation *conversation = m_conversations.find(peer); conversation && known)
                     conversation->setUnread(**unread);
                 done(known);
             });
}

Message History::unstored(Message message, const storage::Failure &failure)
{
    message.id = m_nextUnstoredId++;
    if (message.direction == Direction::Outgoing && message.state == DeliveryState::Pending) {
        message.state = DeliveryState::Failed;
        message.failure = word(failure.kind);
    }
    return message;
}

void History::showUnstored(const Message &message, const storage::Failure &failure,
                           const std::function<void(const Message &)> &done)
{
    Conversation &conversation = m_conversations.at(message.conversation);
    const bool isThere = !message.originId.isEmpty() && message.direction == Direction::Incoming &&
                         std::ranges::any_of(conversation.unstored(), [&message](const Message &one) {
                             return one.originId == message.originId && one.from == message.from;
                         });
    if (isThere)
        return; // a new stream brings once more what was not confirmed
    const Message shown = unstored(message, failure);
    conversation.append(shown, waitsToBeSeen(shown));
    if (shown.kind == MessageKind::Call)
        Q_EMIT callNoted(shown);
    done(shown);
}

void History::showUnstored(const std::vector<ChatEvent> &events, const storage::Failure &failure,
                           const std::function<void(const std::vector<Message> &)> &done)
{
    for (const ChatEvent &event : events) {
        if (const auto *message = std::get_if<Message>(&event))
            showUnstored(*message, failure, [&done](const Message &shown) { done({shown}); });
    }
}

void History::keep(const Message &message, QObject *context, std::function<void(const Message &)> done,
                   std::function<void()> ifKnown)
{
    if (!m_store)
        return showUnstored(message, {}, done);
    whenDone(
        m_store->apply(message), context,
        [this, message, done = std::move(done), ifKnown = std::move(ifKnown)](const Result<storage::Applied> &applied) {
            if (!applied)
                return showUnstored(message, applied.error(), done);
            show(*applied);
            if (applied->added.empty() && ifKnown)
                ifKnown();
            for (const Message &added : applied->added)
                done(added);
        });
}

void History::keep(std::vector<ChatEvent> events, QObject *context,
                   std::function<void(const std::vector<Message> &)> done)
{
    if (!m_store)
        return showUnstored(events, {}, done);
    whenDone(m_store->apply(std::move(events)), context, [=, this](const Result<storage::Applied> &applied) {
        if (!applied)
            return;
        show(*applied);
        showUnstored(applied->unstored, applied->failure, done);
        done(applied->added);
    });
}

void History::keep(const Annotation &annotation, QObject *context, std::function<void(bool kept)> done)
{
    if (!m_store)
        return done(false);
    whenDone(m_store->apply(annotation), context,
             [this, done = std::move(done)](const Result<storage::Applied> &applied) {
                 if (applied)
                     show(*applied);
                 done(applied.has_value());
             });
}

void History::show(const storage::Applied &applied)
{
    // Runs of one conversation go in together: a page of the archive is one signal of each.
    for (size_t i = 0; i < applied.added.size();) {
        const Jid &peer = applied.added[i].conversation;
        std::vector<Message> run;
        for (; i < applied.added.size() && applied.added[i].conversation == peer; ++i)
            run.push_back(applied.added[i]);
        m_conversations.at(run.front().conversation).insert(run);
    }
    for (const Message &message : applied.removed) {
        if (Conversation *conversation = m_conversations.find(message.conversation))
            conversation->forget(message.id);
    }
    for (const Message &message : applied.changed) {
        if (Conversation *conversation = m_conversations.find(message.conversation))
            conversation->replace(message);
        Q_EMIT changed(message);
    }
    for (const auto *some : {&applied.added, &applied.changed}) {
        for (const Message &message : *some) {
            if (message.kind == MessageKind::Call)
                Q_EMIT callNoted(message);
        }
    }
    for (const Jid &archive : applied.gapsOpened)
        Q_EMIT gapOpened(archive);
    for (const storage::UnreadCount &count : applied.unread)
        m_conversations.at(count.peer).setUnread(count.unread);
    for (const Jid &peer : applied.listed)
        unarchive(peer);
}

void History::advance(const Jid &peer, const QString &originId, DeliveryState heard, const QString &failure)
{
    if (!m_store)
        return;
    whenDone(m_store->advanceState(peer, originId, heard, failure), this,
             [this](const Result<std::optional<Message>> &message) {
                 if (message && *message)
                     show({.added = {}, .changed = {**message}, .unread = {}});
             });
}

void History::annotationSent(const QString &originId)
{
    if (m_store)
        m_store->annotationSent(originId);
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

void History::setAttachment(qint64 id, int index, const Attachment &file, QObject *context,
                            std::function<void(const std::optional<Message> &)> done)
{
    if (!m_store)
        return done({});
    whenDone(m_store->setAttachment(id, index, file), context,
             [this, done = std::move(done)](const Result<std::optional<Message>> &message) {
                 if (message && *message)
                     show({.added = {}, .changed = {**message}, .unread = {}});
                 done(message.value_or(std::nullopt));
             });
}

void History::find(const Jid &peer, qint64 id, QObject *context,
                   std::function<void(const std::optional<Message> &)> done)
{
    const Conversation *conversation = m_conversations.find(peer);
    if (const int index = conversation ? conversation->indexOf(id) : -1; index >= 0)
        return done(conversation->messages()[size_t(index)]);
    if (!m_store)
        return done({});
    whenDone(m_store->message(id), context, [done = std::move(done)](const Result<std::optional<Message>> &message) {
        done(message.value_or(std::nullopt));
    });
}

void History::readOutbox(QObject *context,
                         std::function<void(const std::vector<Message> &, const std::vector<Annotation> &)> done)
{
    if (!m_store)
        return;
    auto messages = std::make_shared<std::vector<Message>>();
    whenDone(m_store->outbox(), context, [messages](Result<std::vector<Message>> waiting) {
        if (waiting)
            *messages = std::move(*waiting);
    });
    whenDone(m_store->pendingAnnotations(), context,
             [messages, done = std::move(done)](const Result<std::vector<Annotation>> &annotations) {
                 done(*messages, annotations.value_or(std::vector<Annotation>()));
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

void History::readFiles(const Jid &peer, std::optional<Cursor> before, int limit, QObject *context,
                        std::function<void(Page)> done)
{
    if (!m_store)
        return done({});
    whenDone(m_store->filesPage(peer, before, limit), context,
             [done = std::move(done)](Result<storage::Page> page) { done(page ? std::move(*page) : Page()); });
}

void History::readCalls(const CallQuery &query, std::optional<CallPlace> before, int limit, QObject *context,
                        std::function<void(CallPage)> done)
{
    if (!m_database)
        return done({});
    whenDone(m_database->run([query, before, limit](storage::SqlConnection &connection) {
        return storage::callsBefore(connection, query, before, limit);
    }),
             context, [done = std::move(done)](Result<CallPage> page) { done(page ? std::move(*page) : CallPage()); });
}

void History::readOwnFolders(QObject *context, std::function<void(const std::optional<QSet<QString>> &)> done)
{
    if (!m_store)
        return done({});
    whenDone(m_store->ownFolders(), context, [done = std::move(done)](const Result<QSet<QString>> &named) {
        done(named ? std::optional(*named) : std::nullopt);
    });
}

void History::saveSettings(Conversation &conversation, const ConversationSettings &settings)
{
    if (conversation.settings() == settings)
        return;
    conversation.setSettings(settings);
    if (m_store)
        m_store->saveSettings(conversation.peer(), settings);
}

void History::unarchive(const Jid &peer)
{
    Conversation *conversation = m_conversations.find(peer);
    if (!conversation)
        return;
    ConversationSettings settings = conversation->settings();
    settings.archived = false;
    saveSettings(*conversation, settings);
}

void History::removeConversation(const Jid &peer)
{
    m_conversations.remove(peer);
    if (m_store)
        m_store->removeConversation(peer);
}

} // namespace causerie

#include "moc_history.cpp" // as that of Search
