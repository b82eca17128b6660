// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/writing.h"

#include "core/chat/conversationkey.h"
#include "core/storage/enumcolumn.h"
#include "core/storage/reading.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

const QString kSelectConversation =
    u"SELECT p.live, c.id, c.kind, c.unread, c.last_message, c.last_position, c.read_position, c.peer_read_position,"
    " c.annotated, c.archived, c.seen_id, EXISTS (SELECT 1 FROM gap WHERE before_id=''), c.notify FROM place p LEFT JOIN conversation c ON c.peer=?"_s;

ConversationRow rowFrom(const QSqlQuery &row, const Jid &peer)
{
    ConversationRow found;
    found.peer = peer;
    found.id = row.value(1).toLongLong();
    found.kind = enumFrom(row.value(2), ConversationKind::RoomPrivate, ConversationKind::Person);
    found.unread = found.unreadBefore = row.value(3).toInt();
    found.lastMessage = row.value(4).toLongLong();
    found.lastPosition = row.value(5).toLongLong();
    found.readPosition = row.value(6).toLongLong();
    found.peerReadPosition = row.value(7).toLongLong();
    found.annotated = row.value(8).toBool();
    found.archived = found.archivedBefore = row.value(9).toBool();
    found.seenId = row.value(10).toLongLong();
    found.notify = enumFrom(row.value(12), Notify::None, Notify::All);
    return found;
}

} // namespace

Result<ConversationRow *> Writing::conversation(const Jid &peer)
{
    const QString text = peer.toString();
    if (const auto known = m_conversations.constFind(text); known != m_conversations.cend())
        return known->get();
    ConversationRow row;
    {
        const auto rows = m_connection.run(kSelectConversation, {text});
        if (!rows)
            return std::unexpected(rows.error());
        if ((*rows)->next()) {
            m_live = (*rows)->value(0).toLongLong();
            m_hasOpenGaps = (*rows)->value(11).toBool();
            row = rowFrom(**rows, peer);
        }
    }
    if (row.id == 0) {
        row = {.peer = peer, .kind = kindOfNew(peer)};
        const auto made =
            m_connection
                .run(u"INSERT INTO conversation (peer, kind) VALUES (?,?)"_s, {text, std::to_underlying(row.kind)})
                .transform(SqlConnection::insertedId);
        if (!made)
            return std::unexpected(made.error());
        row.id = *made;
    }
    return m_conversations.insert(text, std::make_shared<ConversationRow>(row))->get();
}

Result<std::optional<Message>> Writing::message(qint64 id)
{
    std::optional<Message> found;
    {
        const auto rows = m_connection.run(kSelectMessage + u"WHERE m.id=?"_s, {id});
        if (!rows)
            return std::unexpected(rows.error());
        if (!(*rows)->next())
            return std::nullopt;
        found = m_reader.messageFrom(**rows);
    }
    if (!found->reply)
        return found;
    const Result<ConversationRow *> of = conversation(found->conversation);
    if (!of)
        return std::unexpected(of.error());
    if (auto resolved = resolveReply(*found, **of); !resolved)
        return std::unexpected(resolved.error());
    return found;
}

Result<void> Writing::resolveReply(Message &message, const ConversationRow &conversation)
{
    return storage::resolveReply(m_connection, message, conversation.id, conversation.kind == ConversationKind::Room);
}

Result<qint64> Writing::take(Placing &placing)
{
    switch (placing.place) {
    case Placing::Place::Live:
        return m_connection.number(u"SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name='message'"_s)
            .transform([this](qint64 last) { return m_live + last; });
    case Placing::Place::Gap:
    case Placing::Place::Older:
        return placing.next++;
    case Placing::Place::Beside:
        return placing.next;
    }
    Q_UNREACHABLE_RETURN(0);
}

Result<void> Writing::endGaps(const QString &archiveId, const ConversationRow &conversation)
{
    if (!m_hasOpenGaps || archiveId.isEmpty())
        return {};
    return m_connection.execute(u"UPDATE gap SET before_id=? WHERE before_id='' AND room=?"_s,
                                {archiveId, conversation.kind == ConversationKind::Room ? conversation.id : 0});
}

void Writing::addChanged(Message message)
{
    for (std::vector<Message> *list : {&m_applied.added, &m_applied.changed}) {
        if (const auto known = std::ranges::find(*list, message.id, &Message::id); known != list->end()) {
            *known = std::move(message);
            return;
        }
    }
    m_applied.changed.push_back(std::move(message));
}

bool Writing::isAdded(qint64 message) const
{
    return std::ranges::contains(m_applied.added, message, &Message::id);
}

void Writing::meet(qint64 annotation, const Placing &placing)
{
    if (placing.place != Placing::Place::Beside)
        m_met.insert(annotation, std::numeric_limits<qint64>::max());
    else
        m_met.insert(annotation, placing.last.position == placing.next ? placing.last.id : 0);
}

void Writing::addRemoved(Message message)
{
    const auto isIt = [id = message.id](const Message &told) { return told.id == id; };
    std::erase_if(m_applied.changed, isIt);
    if (std::erase_if(m_applied.added, isIt) == 0) // else nobody has heard of it
        m_applied.removed.push_back(std::move(message));
}

Result<void> Writing::write(ConversationRow &row)
{
    if (row.findLast) {
        const auto rows = m_connection.run(
            u"SELECT id, position FROM message WHERE conversation=? ORDER BY position DESC, id DESC LIMIT 1"_s,
            {row.id});
        if (!rows)
            return std::unexpected(rows.error());
        if ((*rows)->next()) {
            row.lastMessage = (*rows)->value(0).toLongLong();
            row.lastPosition = (*rows)->value(1).toLongLong();
        }
    }
    if (row.countAgain) {
        const Result<qint64> unread = m_connection.number(
            u"SELECT count(*) FROM message WHERE conversation=? AND position>? AND id>? AND direction=0"
            " AND (kind=0 OR (kind=1 AND outcome IN (1,3))) AND retraction=0"_s, // `waitsToBeSeen`
            {row.id, row.readPosition, row.seenId});
        if (!unread)
            return std::unexpected(unread.error());
        row.unread = int(*unread);
    }
    if (row.unread != row.unreadBefore)
        m_applied.unread.push_back({row.peer, row.unread});
    if (row.archivedBefore && !row.archived)
        m_applied.listed.push_back(row.peer);
    return m_connection.execute(
        u"UPDATE conversation SET unread=?, last_message=?, last_position=?, read_position=?, peer_read_position=?,"
        " annotated=?, archived=? WHERE id=?"_s,
        {row.unread, row.lastMessage, row.lastPosition, row.readPosition, row.peerReadPosition, row.annotated,
         row.archived, row.id});
}

Result<Applied> Writing::finish()
{
    for (const auto &row : std::as_const(m_conversations)) {
        if (!row->isChanged)
            continue;
        if (auto written = write(*row); !written)
            return std::unexpected(written.error());
    }
    return std::move(m_applied);
}

Result<void> takeEvent(Writing &writing, const ChatEvent &event, Placing &placing)
{
    if (const auto *message = std::get_if<Message>(&event))
        return takeMessage(writing, *message, placing);
    return takeAnnotation(writing, std::get<Annotation>(event), placing);
}

void markReadByUs(ConversationRow &conversation, qint64 position)
{
    if (position <= conversation.readPosition)
        return;
    conversation.readPosition = position;
    conversation.isChanged = true;
    if (position >= conversation.lastPosition) {
        conversation.unread = 0;
        conversation.countAgain = false;
    } else {
        conversation.countAgain = conversation.countAgain || conversation.unread > 0;
    }
}

} // namespace causerie::storage
