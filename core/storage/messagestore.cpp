// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagestore.h"

#include "core/storage/applying.h"
#include "core/storage/gaps.h"
#include "core/storage/reading.h"
#include "core/storage/receipts.h"
#include "core/storage/writing.h"

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using MaybeMessage = Result<std::optional<Message>>;

MaybeMessage addOnce(SqlConnection &connection, const Message &message)
{
    Writing writing(connection);
    Placing placing;
    if (auto taken = takeMessage(writing, message, placing); !taken)
        return std::unexpected(taken.error());
    return writing.finish().transform([](Applied &&applied) {
        return applied.added.empty() ? std::nullopt : std::optional(std::move(applied.added.front()));
    });
}

Result<void> setState(SqlConnection &connection, qint64 id, DeliveryState state, const QString &failure)
{
    return connection.execute(u"UPDATE message SET state=?, failure=? WHERE id=?"_s,
                              {std::to_underlying(state), notNull(failure), id});
}

/// The newest message of ours with this origin id.
MaybeMessage ours(SqlConnection &connection, const Jid &peer, const QString &originId)
{
    return readMessage(
        connection,
        u"WHERE m.origin_id=? AND m.direction=1 AND (? OR c.peer=? OR c.peer=?) ORDER BY +m.id DESC LIMIT 1"_s,
        {originId, peer.isEmpty(), notNull(peer.bare().toString()), notNull(peer.toString())});
}

MaybeMessage advanceOurs(SqlConnection &connection, const Jid &peer, const QString &originId, DeliveryState heard,
                         const QString &failure)
{
    MaybeMessage message = ours(connection, peer, originId);
    if (!message || !*message)
        return message;
    const DeliveryState state = advance((*message)->state, heard);
    if (state == (*message)->state)
        return std::nullopt;
    (*message)->state = state;
    (*message)->failure = state == DeliveryState::Failed ? failure : QString();
    if (auto done = setState(connection, (*message)->id, state, (*message)->failure); !done)
        return std::unexpected(done.error());
    return message;
}

MaybeMessage retryOurs(SqlConnection &connection, qint64 id)
{
    MaybeMessage message = readMessage(connection, u"WHERE m.id=?"_s, {id});
    if (!message || !*message)
        return message;
    if ((*message)->direction != Direction::Outgoing || (*message)->state != DeliveryState::Failed)
        return std::nullopt;
    (*message)->state = DeliveryState::Pending;
    (*message)->failure.clear();
    if (auto done = setState(connection, id, DeliveryState::Pending, {}); !done)
        return std::unexpected(done.error());
    return message;
}

MaybeMessage attach(SqlConnection &connection, qint64 id, int index, const Attachment &file)
{
    MaybeMessage message = readMessage(connection, u"WHERE m.id=?"_s, {id});
    if (!message || !*message)
        return message;
    std::vector<Attachment> &files = (*message)->attachments;
    if (index < 0 || size_t(index) >= files.size())
        return std::nullopt;
    Attachment &known = files[size_t(index)];
    if (!known.url.isEmpty() && known.url != file.url) // a correction has brought another one
        return std::nullopt;
    known = file;
    if (auto done = connection.execute(kUpdateContent, contentValuesOf(**message)); !done)
        return std::unexpected(done.error());
    return message;
}

Result<void> remove(SqlConnection &connection, const Jid &peer)
{
    if (auto kept = rememberNewest(connection, peer); !kept)
        return kept;
    const auto id = connection.number(u"SELECT id FROM conversation WHERE peer=?"_s, {peer.toString()});
    if (!id)
        return std::unexpected(id.error());
    for (const auto &sql :
         {u"DELETE FROM annotation WHERE conversation=?"_s, u"DELETE FROM message WHERE conversation=?"_s,
          u"DELETE FROM gap WHERE room=?"_s, u"DELETE FROM conversation WHERE id=?"_s}) {
        if (auto done = connection.execute(sql, {*id}); !done)
            return done;
    }
    return {};
}

/// What waits in the outbox is promised.
Durability durabilityOf(const ChatEvent &event)
{
    const bool isPromised = std::visit(
        [](const auto &one) { return one.direction == Direction::Outgoing && one.state == DeliveryState::Pending; },
        event);
    return isPromised ? Durability::Disk : Durability::Process;
}

Result<std::optional<int>> readUpTo(SqlConnection &connection, const Jid &peer, const QString &archiveId)
{
    std::optional<qint64> position;
    for (const auto &table : {u"message"_s, u"annotation"_s}) { // a correction has words, too
        const auto rows = connection.run(u"SELECT x.position FROM %1 x JOIN conversation c ON c.id = x.conversation"
                                         " WHERE x.archive_id=? AND c.peer=?"_s.arg(table),
                                         {archiveId, peer.toString()});
        if (!rows)
            return std::unexpected(rows.error());
        if (!position && (*rows)->next())
            position = (*rows)->value(0).toLongLong();
    }
    if (!position)
        return std::nullopt;
    Writing writing(connection);
    const auto conversation = writing.conversation(peer);
    if (!conversation)
        return std::unexpected(conversation.error());
    markReadByUs(**conversation, *position);
    if (auto done = writing.finish(); !done)
        return std::unexpected(done.error());
    return (*conversation)->unread;
}

int weightOf(const ArchivePage &page)
{
    return 1 + int(page.events.size());
}

} // namespace

MessageStore::MessageStore(Database &database) : m_database(database), m_unkept(std::make_shared<Unkept>()) {}

MessageStore::~MessageStore() = default;

void MessageStore::setAccount(const Jid &account)
{
    m_database.run([account, unkept = m_unkept](SqlConnection &) { unkept->setAccount(account); });
}

Stored<std::optional<Message>> MessageStore::add(const Message &message)
{
    return m_database.write(durabilityOf(message), 1,
                            [message](SqlConnection &connection) { return addOnce(connection, message); });
}

Stored<Applied> MessageStore::apply(const ChatEvent &event)
{
    return m_database.write(
        durabilityOf(event), 1,
        [event, unkept = m_unkept](SqlConnection &connection) { return applyAll(connection, {&event, 1}, *unkept); },
        [event, unkept = m_unkept](SqlConnection &, const Failure &failure) -> Result<Applied> {
            unkept->note(event);
            return std::unexpected(failure);
        });
}

Stored<Applied> MessageStore::apply(std::vector<ChatEvent> events)
{
    Durability durability = Durability::Process;
    for (const ChatEvent &event : events)
        durability = std::max(durability, durabilityOf(event));
    const int weight = int(events.size());
    auto all = std::make_shared<const std::vector<ChatEvent>>(std::move(events));
    return m_database.write(
        durability, weight,
        [all, unkept = m_unkept](SqlConnection &connection) { return applyAll(connection, *all, *unkept); },
        [all, unkept = m_unkept, durability](SqlConnection &connection, const Failure &failure) -> Result<Applied> {
            return applyEach(connection, *all, durability, failure, *unkept);
        });
}

Stored<Applied> MessageStore::fillGap(qint64 gap, const ArchivePage &page, Receipts receipts)
{
    return m_database.write(Durability::Process, weightOf(page), [gap, page, receipts](SqlConnection &connection) {
        return storage::fillGap(connection, gap, page, receipts);
    });
}

Stored<std::vector<Message>> MessageStore::owedReceipts()
{
    return m_database.run(storage::owedReceipts);
}

Stored<void> MessageStore::oweReceipt(const Jid &peer, const QString &originId)
{
    return m_database.write(Durability::Process, 1, [peer, originId](SqlConnection &connection) {
        return storage::oweReceipt(connection, peer, originId);
    });
}

Stored<void> MessageStore::forgiveReceipts(const std::vector<qint64> &messages)
{
    return m_database.write(Durability::Process, 1, [messages](SqlConnection &connection) {
        return storage::forgiveReceipts(connection, messages);
    });
}

Stored<Applied> MessageStore::addOlder(const Jid &conversation, const ArchivePage &page)
{
    return m_database.write(Durability::Process, weightOf(page), [conversation, page](SqlConnection &connection) {
        return storage::addOlder(connection, conversation, page);
    });
}

Stored<Gap> MessageStore::openGap(const Jid &archive)
{
    return m_database.write(
        Durability::Process, 1, [archive](SqlConnection &connection) { return storage::openGap(connection, archive); },
        [archive, unkept = m_unkept](SqlConnection &, const Failure &failure) -> Result<Gap> {
            unkept->note(archive); // or what arrives now would pass for all there was
            return std::unexpected(failure);
        });
}

Stored<Applied> MessageStore::closeGap(qint64 gap)
{
    return m_database.write(Durability::Process, 1,
                            [gap](SqlConnection &connection) { return storage::closeGap(connection, gap); });
}

Stored<Applied> MessageStore::refuseGaps(const Jid &archive)
{
    return m_database.write(Durability::Process, 1,
                            [archive](SqlConnection &connection) { return storage::refuseGaps(connection, archive); });
}

Stored<Repaired> MessageStore::repair(const Jid &conversation, const ArchivePage &page, Cursor previous)
{
    return m_database.write(Durability::Process, weightOf(page), [=](SqlConnection &connection) {
        return storage::repair(connection, conversation, page, previous);
    });
}

Stored<int> MessageStore::count(const Jid &conversation)
{
    return m_database.run([conversation](SqlConnection &connection) {
        return connection
            .number(
                u"SELECT count(*) FROM message WHERE kind=0 AND conversation=(SELECT id FROM conversation WHERE peer=?)"_s,
                {conversation.toString()})
            .transform([](qint64 messages) { return int(messages); });
    });
}

Stored<std::vector<Annotation>> MessageStore::pendingAnnotations()
{
    return m_database.run([](SqlConnection &connection) { return storage::pendingAnnotations(connection); });
}

Stored<void> MessageStore::annotationSent(const QString &originId)
{
    return m_database.write(Durability::Process, 1, [originId](SqlConnection &connection) {
        return storage::annotationSent(connection, originId);
    });
}

Stored<std::optional<int>> MessageStore::markReadUpTo(const Jid &peer, const QString &archiveId)
{
    return m_database.write(Durability::Process, 1,
                            [=](SqlConnection &connection) { return readUpTo(connection, peer, archiveId); });
}

Stored<std::vector<Gap>> MessageStore::gaps(const Jid &archive)
{
    return m_database.run([archive](SqlConnection &connection) { return gapsOf(connection, archive); });
}

Stored<HistoryStart> MessageStore::historyStart(const Jid &conversation)
{
    return m_database.run(
        [conversation](SqlConnection &connection) { return storage::historyStart(connection, conversation); });
}

Stored<std::optional<Message>> MessageStore::advanceState(const Jid &peer, const QString &originId, DeliveryState heard,
                                                          const QString &failure)
{
    return m_database.write(Durability::Process, 1, [=](SqlConnection &connection) {
        return advanceOurs(connection, peer, originId, heard, failure);
    });
}

Stored<std::optional<Message>> MessageStore::retry(qint64 id)
{
    return m_database.write(Durability::Disk, 1, [id](SqlConnection &connection) { return retryOurs(connection, id); });
}

Stored<std::optional<Message>> MessageStore::setAttachment(qint64 id, int index, const Attachment &file)
{
    return m_database.write(Durability::Disk, 1, [id, index, file](SqlConnection &connection) {
        return attach(connection, id, index, file);
    });
}

Stored<Page> MessageStore::page(const Jid &peer, qint64 beforeId, int limit)
{
    return m_database.run([=](SqlConnection &connection) -> Result<Page> {
        if (beforeId <= 0)
            return pageBefore(connection, peer, std::nullopt, limit);
        const auto position = connection.number(u"SELECT position FROM message WHERE id=?"_s, {beforeId});
        return position ? pageBefore(connection, peer, Cursor{*position, beforeId}, limit)
                        : std::unexpected(position.error());
    });
}

Stored<Page> MessageStore::filesPage(const Jid &peer, std::optional<Cursor> before, int limit)
{
    return m_database.run([=](SqlConnection &connection) { return filesBefore(connection, peer, before, limit); });
}

Stored<QStringList> MessageStore::latestArchiveIds(const Jid &peer, int limit)
{
    return m_database.run(
        [=](SqlConnection &connection) { return storage::latestArchiveIds(connection, peer, limit); });
}

Stored<QSet<QString>> MessageStore::ownFolders()
{
    return m_database.run([](SqlConnection &connection) { return mentionedFolders(connection); });
}

Stored<Page> MessageStore::pageAfter(const Jid &peer, Cursor after, int limit)
{
    return m_database.run(
        [=](SqlConnection &connection) { return storage::pageAfter(connection, peer, after, limit); });
}

Stored<Page> MessageStore::pageAround(qint64 id, int limit)
{
    return m_database.run([=](SqlConnection &connection) { return storage::pageAround(connection, id, limit); });
}

Stored<std::optional<Message>> MessageStore::message(qint64 id)
{
    return m_database.run([id](SqlConnection &connection) { return readMessage(connection, u"WHERE m.id=?"_s, {id}); });
}

Stored<std::vector<Message>> MessageStore::outbox()
{
    return m_database.run([](SqlConnection &connection) {
        return readMessages(connection, u"WHERE m.state=0 AND m.direction=1 ORDER BY m.id"_s, {});
    });
}

Stored<std::vector<ConversationSummary>> MessageStore::summaries()
{
    return m_database.run([](SqlConnection &connection) { return storage::summaries(connection); });
}

Stored<std::vector<ConversationSummary>> MessageStore::readableSettings()
{
    return m_database.run([](SqlConnection &connection) { return storage::readableSettings(connection); });
}

Stored<void> MessageStore::markRead(const Jid &peer)
{
    return m_database.write(Durability::Process, 1, [peer](SqlConnection &connection) {
        return connection.execute(
            u"UPDATE conversation SET unread=0, seen_id=(SELECT coalesce(max(seq), 0) FROM sqlite_sequence"
            " WHERE name='message') WHERE peer=?"_s,
            {peer.toString()});
    });
}

Stored<void> MessageStore::saveSettings(const Jid &peer, const ConversationSettings &settings)
{
    return m_database.write(Durability::Process, 1, [peer, settings](SqlConnection &connection) {
        return connection.execute(
            u"INSERT INTO conversation (peer, kind, pinned, archived, notify, accepted, draft, draft_language, "
            u"receipts,"
            " markers, chat_states, rings, is_listed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1) ON CONFLICT (peer) DO UPDATE SET"
            " is_listed=1, kind=excluded.kind, pinned=excluded.pinned, archived=excluded.archived,"
            " notify=excluded.notify, accepted=excluded.accepted, draft=excluded.draft,"
            " draft_language=excluded.draft_language, receipts=excluded.receipts, markers=excluded.markers,"
            " chat_states=excluded.chat_states, rings=excluded.rings"_s,
            {peer.toString(), std::to_underlying(settings.kind), settings.pinned, settings.archived,
             std::to_underlying(settings.notify), settings.accepted, notNull(settings.draft),
             notNull(settings.draftLanguage), std::to_underlying(settings.receipts),
             std::to_underlying(settings.markers), std::to_underlying(settings.chatStates), settings.ringsAlways});
    });
}

Stored<void> MessageStore::removeConversation(const Jid &peer)
{
    return m_database.write(Durability::Process, 100,
                            [peer](SqlConnection &connection) { return remove(connection, peer); });
}

} // namespace causerie::storage
