// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagestore.h"

#include "core/storage/messagerow.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using MaybeMessage = Result<std::optional<Message>>;

/// From here on an id is drawn, not counted: the same one twice is the same message, which was sent again because
/// its sender died before the acknowledgement, and then the archive has it twice.
constexpr qsizetype kDrawnId = 16;

Result<qint64> idOrZero(Result<Rows> rows)
{
    return rows.transform([](const Rows &found) { return found->next() ? found->value(0).toLongLong() : 0; });
}

Result<qint64> conversationId(SqlConnection &connection, const Jid &peer)
{
    const QString text = peer.bare().toString();
    const Result<qint64> known = idOrZero(connection.run(u"SELECT id FROM conversation WHERE peer=?"_s, {text}));
    if (!known || *known != 0)
        return known;
    return connection.run(u"INSERT INTO conversation (peer) VALUES (?)"_s, {text}).transform(SqlConnection::insertedId);
}

/// The row that is this message already, 0 without one.
Result<qint64> findCopy(SqlConnection &connection, const Message &message, qint64 conversation)
{
    if (!message.archiveId.isEmpty()) {
        const Result<qint64> known = idOrZero(connection.run(
            u"SELECT id FROM message WHERE archive_id=? AND conversation=?"_s, {message.archiveId, conversation}));
        if (!known || *known != 0)
            return known;
    }
    if (message.originId.isEmpty())
        return 0;
    return idOrZero(connection.run(
        u"SELECT id FROM message WHERE origin_id=? AND conversation=? AND sender=? AND kind=? AND body=?"
        " AND (archive_id IS NULL OR ?)"_s, // of counted ids, two archive ids are two messages
        {message.originId, conversation, message.from.bare().toString(), std::to_underlying(message.kind),
         message.body.isNull() ? u""_s : message.body, message.archiveId.isEmpty() || message.originId.size() >= kDrawnId}));
}

MaybeMessage messageById(SqlConnection &connection, qint64 id)
{
    return connection.run(kSelectMessage + u"WHERE m.id=?"_s, {id}).transform([](const Rows &rows) {
        return rows->next() ? std::optional(messageFrom(*rows)) : std::nullopt;
    });
}

MaybeMessage addNew(SqlConnection &connection, const Message &message, qint64 conversation)
{
    const auto id =
        connection.run(kInsertMessage, valuesOf(message, conversation)).transform(SqlConnection::insertedId);
    if (!id)
        return std::unexpected(id.error());
    const bool unread = message.direction == Direction::Incoming && message.kind == MessageKind::Text;
    if (auto done = connection.run(u"UPDATE conversation SET last_message=?, unread=unread+? WHERE id=?"_s,
                                   {*id, unread ? 1 : 0, conversation});
        !done)
        return std::unexpected(done.error());
    Message stored = message;
    stored.id = *id;
    return stored;
}

MaybeMessage addOnce(SqlConnection &connection, const Message &message)
{
    const Result<qint64> conversation = conversationId(connection, message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    const Result<qint64> copy = findCopy(connection, message, *conversation);
    if (!copy)
        return std::unexpected(copy.error());
    if (*copy == 0)
        return addNew(connection, message, *conversation);
    if (!message.archiveId.isEmpty()) { // the live copy came first, without it
        if (auto done = connection.run(u"UPDATE message SET archive_id=? WHERE id=? AND archive_id IS NULL"_s,
                                       {message.archiveId, *copy});
            !done)
            return std::unexpected(done.error());
    }
    return std::nullopt;
}

Result<void> setState(SqlConnection &connection, qint64 id, DeliveryState state, const QString &failure)
{
    return connection
        .run(u"UPDATE message SET state=?, failure=? WHERE id=?"_s,
             {std::to_underlying(state), failure.isNull() ? u""_s : failure, id})
        .transform([](const Rows &) {});
}

/// The newest message of ours with this origin id.
MaybeMessage ours(SqlConnection &connection, const Jid &peer, const QString &originId)
{
    const QString anyPeer = peer.isEmpty() ? u""_s : peer.bare().toString();
    return connection
        .run(kSelectMessage +
                 u"WHERE m.origin_id=? AND m.direction=1 AND (?='' OR c.peer=?) ORDER BY m.id DESC LIMIT 1"_s,
             {originId, anyPeer, anyPeer})
        .transform([](const Rows &rows) { return rows->next() ? std::optional(messageFrom(*rows)) : std::nullopt; });
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

} // namespace

Stored<std::optional<Message>> MessageStore::add(const Message &message)
{
    const bool forOutbox = message.direction == Direction::Outgoing && message.state == DeliveryState::Pending;
    return m_database.run([message, forOutbox](SqlConnection &connection) {
        return connection.transaction(forOutbox ? Durability::Disk : Durability::Process,
                                      [&] { return addOnce(connection, message); });
    });
}

Stored<std::optional<Message>> MessageStore::advanceState(const Jid &peer, const QString &originId, DeliveryState heard,
                                                          const QString &failure)
{
    return m_database.run([=](SqlConnection &connection) {
        return connection.transaction(Durability::Process,
                                      [&] { return advanceOurs(connection, peer, originId, heard, failure); });
    });
}

Stored<std::optional<Message>> MessageStore::retry(qint64 id)
{
    return m_database.run([id](SqlConnection &connection) {
        return connection.transaction(Durability::Disk, [&]() -> MaybeMessage {
            MaybeMessage message = messageById(connection, id);
            if (!message || !*message)
                return message;
            if ((*message)->direction != Direction::Outgoing || (*message)->state != DeliveryState::Failed)
                return std::nullopt;
            (*message)->state = DeliveryState::Pending;
            (*message)->failure.clear();
            if (auto done = setState(connection, id, DeliveryState::Pending, {}); !done)
                return std::unexpected(done.error());
            return message;
        });
    });
}

Stored<Page> MessageStore::page(const Jid &peer, qint64 beforeId, int limit)
{
    const qint64 before = beforeId > 0 ? beforeId : std::numeric_limits<qint64>::max();
    return m_database.run([=, text = peer.bare().toString()](SqlConnection &connection) -> Result<Page> {
        // The conversation by a subquery, so that message_page alone gives the order.
        const auto rows = connection.run(
            kSelectMessage +
                u"WHERE m.conversation=(SELECT id FROM conversation WHERE peer=?) AND m.id<? ORDER BY m.id DESC LIMIT ?"_s,
            {text, before, limit + 1});
        if (!rows)
            return std::unexpected(rows.error());
        Page page;
        page.messages.reserve(size_t(limit) + 1);
        while ((*rows)->next())
            page.messages.push_back(messageFrom(**rows));
        page.hasOlder = std::ssize(page.messages) > limit;
        if (page.hasOlder)
            page.messages.pop_back();
        std::ranges::reverse(page.messages);
        return page;
    });
}

Stored<std::vector<Message>> MessageStore::outbox()
{
    return m_database.run([](SqlConnection &connection) -> Result<std::vector<Message>> {
        const auto rows = connection.run(kSelectMessage + u"WHERE m.state=0 AND m.direction=1 ORDER BY m.id"_s);
        if (!rows)
            return std::unexpected(rows.error());
        std::vector<Message> messages;
        while ((*rows)->next())
            messages.push_back(messageFrom(**rows));
        return messages;
    });
}

Stored<std::vector<ConversationSummary>> MessageStore::summaries()
{
    return m_database.run([](SqlConnection &connection) -> Result<std::vector<ConversationSummary>> {
        const auto rows = connection.run(kSelectMessage + u"WHERE m.id=c.last_message ORDER BY m.id DESC"_s);
        if (!rows)
            return std::unexpected(rows.error());
        std::vector<ConversationSummary> all;
        while ((*rows)->next()) {
            Message last = messageFrom(**rows);
            const Jid peer = last.conversation;
            all.push_back({peer, std::move(last), (*rows)->value(kUnreadColumn).toInt(), {}});
        }
        return all;
    });
}

Stored<void> MessageStore::markRead(const Jid &peer)
{
    return m_database.run([text = peer.bare().toString()](SqlConnection &connection) -> Result<void> {
        return connection.run(u"UPDATE conversation SET unread=0 WHERE peer=? AND unread<>0"_s, {text})
            .transform([](const Rows &) {});
    });
}

} // namespace causerie::storage
