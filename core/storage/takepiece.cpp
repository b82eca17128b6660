// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Exported messages on their way into a history that may have some of them.

#include "core/storage/annotationrules.h"
#include "core/storage/importing.h"
#include "core/storage/insertmessage.h"
#include "core/storage/lonecorrection.h"
#include "core/storage/writing.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr qint64 kStretch = qint64(1) << 32; ///< positions for a conversation that is new here

/// The conversation as it was exported, when there is none.
Result<void> makeConversation(SqlConnection &connection, const ExportedConversation &exported)
{
    const ConversationSettings &settings = exported.settings;
    return connection.execute(
        u"INSERT INTO conversation (peer, kind, pinned, archived, notify, accepted, draft, draft_language, receipts,"
        " markers, chat_states, rings, is_listed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,1) ON CONFLICT (peer) DO NOTHING"_s,
        {exported.peer.toString(), std::to_underlying(settings.kind), settings.pinned, settings.archived,
         std::to_underlying(settings.notify), settings.accepted, notNull(settings.draft),
         notNull(settings.draftLanguage), std::to_underlying(settings.receipts), std::to_underlying(settings.markers),
         std::to_underlying(settings.chatStates), settings.ringsAlways});
}

/// When the newest message was sent that is known under an id of this archive; 0: none is.
Result<qint64> newestArchived(SqlConnection &connection, qint64 room)
{
    return connection.number(
        u"SELECT coalesce(max(x.sent_at), 0) FROM conversation c JOIN message x ON x.id = (SELECT id FROM message WHERE"
        " conversation = c.id AND archive_id IS NOT NULL ORDER BY position DESC LIMIT 1)"
        " WHERE (? AND c.kind <> 1) OR c.id = ?"_s,
        {room == 0, room});
}

class Bringing
{
public:
    Bringing(SqlConnection &connection, const ImportPiece &piece)
        : m_connection(connection), m_writing(connection), m_piece(piece), m_place(piece.place)
    {
    }

    Result<ImportWritten> run();

private:
    Result<void> begin();
    Result<void> take(ExportedMessage exported);
    Result<qint64> findKnown(const ExportedMessage &exported);
    Result<void> meet(qint64 id, const ExportedMessage &exported);
    Result<void> add(const ExportedMessage &exported);
    Result<void> addAlone(const ExportedMessage &exported);
    Result<void> complete(qint64 id, const ExportedMessage &exported);
    Result<qint64> positionFor(const Message &message);
    Result<void> say(const Annotation &annotation);
    bool keepsArchiveId(const QDateTime &at) const;
    bool isRoom() const { return m_conversation->kind == ConversationKind::Room; }

    SqlConnection &m_connection;
    Writing m_writing;
    const ImportPiece &m_piece;
    ImportPlace m_place;
    ConversationRow *m_conversation = nullptr;
};

Result<void> Bringing::begin()
{
    if (m_piece.isFirst) {
        if (auto made = makeConversation(m_connection, m_piece.conversation); !made)
            return made;
    }
    const auto conversation = m_writing.conversation(m_piece.conversation.peer);
    if (!conversation)
        return std::unexpected(conversation.error());
    m_conversation = *conversation;
    if (!m_piece.isFirst)
        return {};
    if (!m_place.accountNewest) {
        const auto newest = newestArchived(m_connection, 0);
        if (!newest)
            return std::unexpected(newest.error());
        m_place.accountNewest = *newest;
    }
    const auto roomNewest = isRoom() ? newestArchived(m_connection, m_conversation->id) : Result<qint64>(0);
    if (!roomNewest)
        return std::unexpected(roomNewest.error());
    m_place.roomNewest = *roomNewest;
    const auto rows =
        m_connection.run(u"SELECT min(position) FROM message WHERE conversation=?"_s, {m_conversation->id});
    if (!rows)
        return std::unexpected(rows.error());
    const bool isEmpty = !(*rows)->next() || (*rows)->value(0).isNull();
    m_place.behind = {isEmpty ? 0 : (*rows)->value(0).toLongLong() - 1, 0};
    m_place.next.reset();
    return {};
}

bool Bringing::keepsArchiveId(const QDateTime &at) const
{
    const qint64 newest = isRoom() ? m_place.roomNewest : *m_place.accountNewest;
    return newest == 0 ? isRoom() || m_piece.head.isWhole : at.toMSecsSinceEpoch() <= newest;
}

Result<qint64> Bringing::findKnown(const ExportedMessage &exported)
{
    const Message &message = exported.message;
    const qint64 hash = exported.firstText != 0 ? exported.firstText : textHash(message.body);
    if (!message.originId.isEmpty() || !message.archiveId.isEmpty())
        return findCopy(m_connection, message, *m_conversation, hash);
    return m_connection.number(
        u"SELECT id FROM message WHERE sent_at=? AND conversation=? AND direction=? AND kind=? AND sender=?"
        " AND resource=? AND first_text=? AND origin_id IS NULL AND archive_id IS NULL"_s,
        {message.sentAt.toMSecsSinceEpoch(), m_conversation->id, std::to_underlying(message.direction),
         std::to_underlying(message.kind), message.from.bare().toString(), notNull(message.from.resource()), hash});
}

/// It is here: what follows in the file stands behind it, and what was said of it since is said here, too.
Result<void> Bringing::meet(qint64 id, const ExportedMessage &exported)
{
    const auto position = m_connection.number(u"SELECT position FROM message WHERE id=?"_s, {id});
    if (!position)
        return std::unexpected(position.error());
    m_place.behind = std::max(m_place.behind, Cursor{*position, id});
    for (const Annotation &annotation : exported.annotations) {
        if (auto said = say(annotation); !said)
            return said;
    }
    return {};
}

Result<void> Bringing::say(const Annotation &annotation)
{
    Annotation said = annotation;
    if (!keepsArchiveId(said.at))
        said.archiveId.clear();
    const auto known = m_connection.number(
        u"SELECT EXISTS (SELECT 1 FROM annotation WHERE conversation=? AND target=? AND kind=? AND author=? AND made_at=?)"_s,
        {m_conversation->id, said.target, std::to_underlying(said.kind), said.by.toString(),
         said.at.toMSecsSinceEpoch()});
    if (!known || *known)
        return known.transform([](qint64) {});
    Placing placing{.place = Placing::Place::Beside, .next = m_place.behind.position, .last = m_place.behind};
    return takeAnnotation(m_writing, said, placing);
}

/// Behind the last of the file; further on, where those that are here were sent earlier.
Result<qint64> Bringing::positionFor(const Message &message)
{
    if (m_place.next)
        return (*m_place.next)++;
    bool isAnyBehind = false;
    for (;;) {
        const auto rows = m_connection.run(
            u"SELECT position, id, sent_at FROM message WHERE conversation=? AND (position, id) > (?, ?)"
            " ORDER BY position, id LIMIT 1"_s,
            {m_conversation->id, m_place.behind.position, m_place.behind.id});
        if (!rows)
            return std::unexpected(rows.error());
        if (!(*rows)->next())
            break;
        isAnyBehind = true;
        if ((*rows)->value(2).toLongLong() > message.sentAt.toMSecsSinceEpoch())
            break;
        m_place.behind = {(*rows)->value(0).toLongLong(), (*rows)->value(1).toLongLong()};
    }
    if (isAnyBehind || m_place.behind != Cursor())
        return m_place.behind.position;
    // The conversation is empty: in front of everything, as older pages of an archive, so that what comes later stands
    // behind it.
    if (auto drawn = m_connection.execute(u"UPDATE place SET older = older - ?"_s, {kStretch}); !drawn)
        return std::unexpected(drawn.error());
    const auto first = m_connection.number(u"SELECT older FROM place"_s);
    if (!first)
        return first;
    m_place.next = *first + 1;
    return *first;
}

Result<void> Bringing::add(const ExportedMessage &exported)
{
    const auto position = positionFor(exported.message);
    if (!position)
        return std::unexpected(position.error());
    Message message = exported.message;
    message.position = *position;
    QVariantList values = valuesOf(message, m_conversation->id);
    if (exported.firstText != 0)
        values.back() = exported.firstText;
    values << *position << 0;
    const auto id = insertMessage(m_connection, message, values);
    if (!id)
        return std::unexpected(id.error());
    message.id = *id;
    m_place.behind = {*position, *id};
    m_conversation->isChanged = m_conversation->findLast = true;
    for (const Annotation &annotation : exported.annotations) {
        m_conversation->annotated = true;
        auto kept = m_connection.execute(
            u"INSERT INTO annotation (conversation, kind, target, message, author, occupant_id, direction, content,"
            " origin_id, archive_id, position, made_at, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
            {m_conversation->id, std::to_underlying(annotation.kind), annotation.target, *id, annotation.by.toString(),
             notNull(annotation.occupantId), std::to_underlying(annotation.direction), orNull(contentOf(annotation)),
             notNull(annotation.originId), orNull(keepsArchiveId(annotation.at) ? annotation.archiveId : QString()),
             *position, annotation.at.toMSecsSinceEpoch(), std::to_underlying(DeliveryState::Delivered)});
        if (!kept)
            return kept;
    }
    if (auto resolved = m_writing.resolveReply(message, *m_conversation); !resolved)
        return resolved;
    m_writing.addAdded(std::move(message));
    return {};
}

/// Only corrections of it were there: they are said here, too, at the same place.
Result<void> Bringing::addAlone(const ExportedMessage &exported)
{
    const auto position = positionFor(exported.message);
    if (!position)
        return std::unexpected(position.error());
    m_place.behind = std::max(m_place.behind, Cursor{*position, 0});
    for (const Annotation &annotation : exported.annotations) {
        if (auto said = say(annotation); !said)
            return said;
    }
    return {};
}

/// Only corrections of it are here.
Result<void> Bringing::complete(qint64 id, const ExportedMessage &exported)
{
    const auto position = positionFor(exported.message);
    if (!position)
        return std::unexpected(position.error());
    Placing placing{.place = Placing::Place::Beside, .next = *position};
    const auto firstText = exported.firstText != 0 ? std::optional(exported.firstText) : std::nullopt;
    if (auto completed = becomeOriginal(m_writing, id, exported.message, *m_conversation, placing, firstText);
        !completed)
        return completed;
    return meet(id, exported);
}

Result<void> Bringing::take(ExportedMessage exported)
{
    if (exported.isAlone)
        return addAlone(exported);
    const auto known = findKnown(exported);
    if (!known)
        return std::unexpected(known.error());
    if (*known != 0)
        return meet(*known, exported);
    if (!keepsArchiveId(exported.message.sentAt))
        exported.message.archiveId.clear();
    const auto alone = findAlone(m_writing, exported.message, *m_conversation, nullptr);
    if (!alone)
        return std::unexpected(alone.error());
    return *alone == 0 ? add(exported) : complete(*alone, exported);
}

Result<ImportWritten> Bringing::run()
{
    if (auto begun = begin(); !begun)
        return std::unexpected(begun.error());
    for (const ExportedMessage &exported : m_piece.messages) {
        if (auto taken = take(exported); !taken)
            return std::unexpected(taken.error());
    }
    if (m_piece.isFirst) {
        for (const Annotation &waiting : m_piece.conversation.waiting) {
            if (auto said = say(waiting); !said)
                return std::unexpected(said.error());
        }
    }
    m_conversation->unread = std::min(m_conversation->unread, m_conversation->unreadBefore);
    m_conversation->countAgain = false;
    auto applied = m_writing.finish();
    if (!applied)
        return std::unexpected(applied.error());
    auto seen = m_connection.execute(u"UPDATE conversation SET seen_id=(SELECT coalesce(max(seq), 0) FROM"
                                     " sqlite_sequence WHERE name='message') WHERE id=? AND unread=0"_s,
                                     {m_conversation->id});
    if (!seen)
        return std::unexpected(seen.error());
    return ImportWritten{std::move(*applied), m_place};
}

} // namespace

Result<ImportWritten> takePiece(SqlConnection &connection, const ImportPiece &piece)
{
    return Bringing(connection, piece).run();
}

} // namespace causerie::storage
