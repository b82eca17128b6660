// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/gaps.h"

#include "core/storage/latetarget.h"
#include "core/storage/lonecorrection.h"
#include "core/storage/receipts.h"

#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr qint64 kGapPositions = qint64(1) << 32; ///< more than any archive tells between two streams

/// The conversation when `archive` is a room's, else 0: the account's own, where all others lie.
Result<qint64> roomOf(SqlConnection &connection, const Jid &archive)
{
    return connection.number(u"SELECT id FROM conversation WHERE peer=? AND kind=1"_s, {archive.toString()});
}

struct Known {
    QString id;
    qint64 position = kBeforeAll;
    QVariant time = QVariant(QMetaType::fromType<qint64>()); ///< ms since 1970
};

Result<Known> knownFrom(SqlConnection &connection, const QString &sql, const QVariantList &values)
{
    return connection.run(sql, values).transform([](const Rows &rows) {
        return rows->next() ? Known{rows->value(0).toString(), rows->value(1).toLongLong(), rows->value(2)} : Known();
    });
}

/// In the table of archives the account's own has no name: who asks does not always know it.
QString archiveKey(const Jid &archive, qint64 room)
{
    return room ? archive.toString() : u""_s;
}

/// The newest of an archive that we have, message or annotation, or had before its conversation was removed.
Result<Known> newestKnown(SqlConnection &connection, const Jid &archive, qint64 room)
{
    const QString newestOfEach =
        u"SELECT x.archive_id, x.position, x.%2 FROM conversation c JOIN %1 x ON x.id = (SELECT id FROM %1 WHERE"
        " conversation = c.id AND archive_id IS NOT NULL ORDER BY position DESC LIMIT 1)"
        " WHERE (? AND c.kind <> 1) OR c.id = ? ORDER BY x.position DESC LIMIT 1"_s;
    Known newest;
    for (const auto &[table, time] :
         {std::pair(u"message"_s, u"sent_at"_s), std::pair(u"annotation"_s, u"made_at"_s)}) {
        const auto known = knownFrom(connection, newestOfEach.arg(table, time), {room == 0, room});
        if (!known)
            return known;
        if (!known->id.isEmpty() && known->position >= newest.position) // an annotation stands at the message before it
            newest = *known;
    }
    const auto removed = knownFrom(connection, u"SELECT newest_id, newest_position, NULL FROM archive WHERE jid=?"_s,
                                   {archiveKey(archive, room)});
    if (!removed)
        return removed;
    return removed->position > newest.position && !removed->id.isEmpty() ? removed : newest;
}

QDateTime timeIfAny(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

Gap gapFrom(const QSqlQuery &row)
{
    return {.id = row.value(0).toLongLong(),
            .archive = Jid::parse(row.value(1).toString()).value_or(Jid()),
            .after = row.value(2).toString(),
            .before = row.value(3).toString(),
            .nextPosition = row.value(4).toLongLong(),
            .since = timeIfAny(row.value(6))};
}

const QString kSelectGap = u"SELECT id, archive, after_id, before_id, next, behind, since FROM gap "_s;

Result<std::optional<Gap>> lastGap(SqlConnection &connection, qint64 room)
{
    return connection.run(kSelectGap + u"WHERE room=? ORDER BY next DESC LIMIT 1"_s, {room})
        .transform([](const Rows &rows) { return rows->next() ? std::optional(gapFrom(*rows)) : std::nullopt; });
}

/// What was written since the last was heard waits in the outbox and goes out behind the gap; what has an answer behind
/// it already stays.
Result<void> moveOutbox(SqlConnection &connection, qint64 room, qint64 newest, qint64 base)
{
    const QString theirs = u"(SELECT id FROM conversation WHERE (? AND kind <> 1) OR id = ?) AND position > ?"_s;
    // What waits to be said of messages, too: it is the newest that is said of them.
    if (auto moved = connection.execute(
            u"UPDATE annotation SET position = ? WHERE state=0 AND direction=1 AND conversation IN "_s + theirs,
            {base, room == 0, room, newest});
        !moved)
        return moved;
    const auto pending =
        connection.number(u"SELECT count(*) FROM message WHERE state=0 AND direction=1 AND conversation IN "_s + theirs,
                          {room == 0, room, newest});
    if (!pending || *pending == 0)
        return pending.transform([](qint64) {});
    if (auto moved = connection.execute(
            u"UPDATE message SET position = ? + id WHERE state=0 AND direction=1 AND conversation IN "_s + theirs,
            {base, room == 0, room, newest});
        !moved)
        return moved;
    return connection.execute(
        u"UPDATE conversation SET (last_message, last_position) = (SELECT id, position FROM message WHERE"
        " conversation = conversation.id ORDER BY position DESC LIMIT 1)"
        " WHERE id IN (SELECT conversation FROM message WHERE state=0 AND direction=1)"_s);
}

/// The stretch of positions for a gap and the new base of live ones behind it.
Result<std::pair<qint64, qint64>> drawStretch(SqlConnection &connection)
{
    const auto begin = connection.number(
        u"SELECT live + 1 + (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name='message') FROM place"_s);
    if (!begin)
        return std::unexpected(begin.error());
    const qint64 behind = *begin + kGapPositions;
    return connection.execute(u"UPDATE place SET live=?"_s, {behind}).transform([&] {
        return std::pair(*begin, behind);
    });
}

/// When its last event was said, NULL when it has none.
QVariant endOf(const ArchivePage &page)
{
    if (page.events.empty())
        return QVariant(QMetaType::fromType<qint64>());
    const ChatEvent &last = page.events.back();
    const auto *message = std::get_if<Message>(&last);
    return (message ? message->sentAt : std::get<Annotation>(last).at).toMSecsSinceEpoch();
}

/// Whether a gap of its archive begins behind this event: the next one is that gap's.
Result<bool> beginsAGap(SqlConnection &connection, const Jid &archive, const ChatEvent &event)
{
    const Result<qint64> room = roomOf(connection, archive);
    if (!room)
        return std::unexpected(room.error());
    const QString id = std::visit([](const auto &one) { return one.archiveId; }, event);
    return connection.number(u"SELECT EXISTS (SELECT 1 FROM gap WHERE room=? AND after_id=?)"_s, {*room, notNull(id)})
        .transform([](qint64 found) { return found != 0; });
}

/// Whether anything in it may have waited for the gap to go on.
bool hasCorrection(const ArchivePage &page)
{
    return std::ranges::any_of(page.events, [](const ChatEvent &event) {
        const auto *said = std::get_if<Annotation>(&event);
        return said && said->kind == Annotation::Kind::Correction;
    });
}

/// What ended the gap is here, whoever said it: what follows is known, or missing in another gap.
void endAt(const ChatEvent &event, Placing &placing)
{
    const QString id = std::visit([](const auto &one) { return one.archiveId; }, event);
    if (placing.before.isEmpty() || id != placing.before)
        return;
    placing.closed = true;
    placing.place = Placing::Place::Beside;
    placing.next = std::max(placing.behind, placing.last.position);
}

/// Whose counted id it is: in a room each occupant has an own sequence of them. Empty for a drawn one: it is not used
/// again.
QString nameOf(const ChatEvent &event, bool isRoom)
{
    const auto *message = std::get_if<Message>(&event);
    const auto *said = std::get_if<Annotation>(&event);
    if (said && said->kind != Annotation::Kind::Correction)
        return {};
    const QString &id = message ? message->originId : said->originId;
    const Jid &by = message ? message->from : said->by;
    const QString &occupant = message ? message->occupantId : said->occupantId;
    if (id.isEmpty() || id.size() >= kDrawnId)
        return {};
    const bool isPrivate = !isRoom && !(message ? message->conversation : said->conversation).isBare();
    const QString whose = isRoom && !occupant.isEmpty() ? occupant
                          : isRoom || isPrivate         ? by.toString()
                                                        : by.bare().toString();
    return id + u'\n' + whose;
}

Result<void> takeAll(Writing &writing, const ArchivePage &page, Placing &placing)
{
    QHash<QString, const ChatEvent *> lastNamed;
    const auto isRoom = roomOf(writing.connection(), page.archive);
    if (!isRoom)
        return std::unexpected(isRoom.error());
    for (const ChatEvent &event : page.events)
        lastNamed.insert(nameOf(event, *isRoom != 0), &event);
    for (const ChatEvent &event : page.events) {
        const QString name = nameOf(event, *isRoom != 0);
        placing.isNamedAgain = !name.isEmpty() && lastNamed.value(name) != &event;
        if (auto taken = takeEvent(writing, event, placing); !taken)
            return std::unexpected(taken.error());
        endAt(event, placing);
        if (!placing.closed)
            continue;
        const Result<bool> ended = beginsAGap(writing.connection(), page.archive, event);
        if (!ended)
            return std::unexpected(ended.error());
        if (*ended)
            break;
    }
    return {};
}

} // namespace

Result<Gap> openGap(SqlConnection &connection, const Jid &archive)
{
    const Result<qint64> room = roomOf(connection, archive);
    if (!room)
        return std::unexpected(room.error());
    const Result<Known> newest = newestKnown(connection, archive, *room);
    if (!newest)
        return std::unexpected(newest.error());
    auto last = lastGap(connection, *room);
    if (!last)
        return std::unexpected(last.error());
    const auto stretch = drawStretch(connection);
    if (!stretch)
        return std::unexpected(stretch.error());
    if (auto moved = moveOutbox(connection, *room, newest->position, stretch->second); !moved)
        return std::unexpected(moved.error());
    // Nothing was heard of the archive since the last gap began: it is the same one.
    if (*last && ((*last)->before.isEmpty() || newest->position < (*last)->nextPosition)) {
        // What ended it, a receipt say, left nothing behind that the new stream could be asked from.
        (*last)->before.clear();
        return connection.execute(u"UPDATE gap SET before_id='', refused=0 WHERE id=?"_s, {(*last)->id})
            .transform([&last] { return **last; });
    }
    const auto made =
        connection
            .run(u"INSERT INTO gap (archive, room, after_id, since, next, behind) VALUES (?,?,?,?,?,?)"_s,
                 {archive.toString(), *room, notNull(newest->id), newest->time, stretch->first, stretch->second})
            .transform(SqlConnection::insertedId);
    if (!made)
        return std::unexpected(made.error());
    return Gap{.id = *made,
               .archive = archive,
               .after = newest->id,
               .before = {},
               .nextPosition = stretch->first,
               .since = timeIfAny(newest->time)};
}

Result<Applied> closeGap(SqlConnection &connection, qint64 gap)
{
    Writing writing(connection);
    return connection.execute(u"DELETE FROM gap WHERE id=?"_s, {gap})
        .and_then([&writing] { return findLateTargets(writing); })
        .and_then([&writing] { return showAllAlone(writing); })
        .and_then([&writing] { return writing.finish(); });
}

Result<Applied> refuseGaps(SqlConnection &connection, const Jid &archive)
{
    Writing writing(connection);
    return connection.execute(u"UPDATE gap SET refused=1 WHERE archive=?"_s, {archive.toString()})
        .and_then([&writing] { return showAllAlone(writing); })
        .and_then([&writing] { return writing.finish(); });
}

Result<std::vector<Gap>> gapsOf(SqlConnection &connection, const Jid &archive)
{
    const auto rows = connection.run(kSelectGap + u"WHERE archive=? ORDER BY next"_s, {archive.toString()});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Gap> gaps;
    while ((*rows)->next())
        gaps.push_back(gapFrom(**rows));
    return connection.readAll(*rows).transform([&gaps] { return std::move(gaps); });
}

Result<Applied> fillGap(SqlConnection &connection, qint64 gap, const ArchivePage &page, Receipts receipts)
{
    Placing placing;
    {
        const auto rows = connection.run(kSelectGap + u"WHERE id=?"_s, {gap});
        if (!rows)
            return std::unexpected(rows.error());
        // What is here is known, or missing in another gap: it has its place there.
        if (!(*rows)->next())
            return Applied{.isGapGone = true};
        placing.place = Placing::Place::Gap;
        placing.before = (*rows)->value(3).toString();
        placing.next = (*rows)->value(4).toLongLong();
        placing.behind = (*rows)->value(5).toLongLong();
    }
    Writing writing(connection);
    Result<void> done = takeAll(writing, page, placing);
    if (!done)
        return std::unexpected(done.error());
    const bool isGone = page.complete || placing.closed;
    if (isGone)
        done = connection.execute(u"DELETE FROM gap WHERE id=?"_s, {gap});
    else if (!page.last.isEmpty())
        done = connection.execute(u"UPDATE gap SET after_id=?, since=coalesce(?, since), next=? WHERE id=?"_s,
                                  {page.last, endOf(page), placing.next, gap});
    if (done && isGone)
        done = findLateTargets(writing);
    if (done && (isGone || hasCorrection(page)))
        done = showAllAlone(writing);
    auto applied = done.and_then([&writing] { return writing.finish(); });
    if (!applied)
        return applied;
    applied->isGapGone = isGone;
    if (receipts == Receipts::Owed)
        done = oweReceipts(connection, applied->added);
    return done ? std::move(applied) : std::unexpected(done.error());
}

Result<Applied> addOlder(SqlConnection &connection, const Jid &conversation, const ArchivePage &page)
{
    const auto older = connection.number(u"SELECT older FROM place"_s);
    if (!older)
        return std::unexpected(older.error());
    const qint64 first = *older - std::ssize(page.events);
    if (auto taken = connection.execute(u"UPDATE place SET older=?"_s, {first}); !taken)
        return std::unexpected(taken.error());
    Placing placing{.place = Placing::Place::Older, .next = first};
    Writing writing(connection);
    if (!conversation.isEmpty()) {
        if (auto made = writing.conversation(conversation); !made)
            return std::unexpected(made.error());
    }
    const auto joined = takeAll(writing, page, placing).and_then([&] { return joinOlder(writing, page.events); });
    if (!joined)
        return std::unexpected(joined.error());
    auto applied = writing.finish();
    if (!applied)
        return applied;
    auto done =
        conversation.isEmpty()
            ? connection.execute(
                  u"INSERT INTO archive (jid, oldest_id, complete) VALUES (?,?,?) ON CONFLICT (jid) DO UPDATE SET"
                  " oldest_id = CASE WHEN excluded.oldest_id = '' THEN oldest_id ELSE excluded.oldest_id END,"
                  " complete = complete OR excluded.complete"_s,
                  {u""_s, notNull(page.first), page.complete})
            : connection.execute(u"UPDATE conversation SET oldest_archive_id = coalesce(?, oldest_archive_id),"
                                 " complete = complete OR ? WHERE peer=?"_s,
                                 {orNull(page.first), page.complete, conversation.toString()});
    return done ? std::move(applied) : std::unexpected(done.error());
}

Result<Repaired> repair(SqlConnection &connection, const Jid &conversation, const ArchivePage &page, Cursor previous)
{
    Placing placing{.place = Placing::Place::Beside, .next = previous.position, .last = previous};
    if (previous == Cursor()) {
        const auto front =
            connection.number(u"SELECT min(position) - 1 FROM message WHERE conversation=(SELECT id FROM conversation"
                              " WHERE peer=?)"_s,
                              {conversation.toString()});
        if (!front)
            return std::unexpected(front.error());
        placing.next = *front;
    }
    Writing writing(connection);
    if (auto taken = takeAll(writing, page, placing); !taken)
        return std::unexpected(taken.error());
    return writing.finish().transform([&placing](Applied &&applied) {
        return Repaired{placing.known, placing.completed, std::move(applied), placing.last};
    });
}

Result<HistoryStart> historyStart(SqlConnection &connection, const Jid &conversation)
{
    const auto rows =
        conversation.isEmpty()
            ? connection.run(u"SELECT oldest_id, complete FROM archive WHERE jid=''"_s)
            : connection.run(u"SELECT coalesce(c.oldest_archive_id, (SELECT archive_id FROM message WHERE"
                             " conversation = c.id AND archive_id IS NOT NULL ORDER BY position LIMIT 1), ''),"
                             " c.complete OR (c.kind <> 1 AND EXISTS (SELECT 1 FROM archive WHERE jid='' AND complete))"
                             " FROM conversation c WHERE peer=?"_s,
                             {conversation.toString()});
    if (!rows)
        return std::unexpected(rows.error());
    if (!(*rows)->next())
        return HistoryStart();
    return HistoryStart{(*rows)->value(0).toString(), (*rows)->value(1).toBool()};
}

Result<void> rememberNewest(SqlConnection &connection, const Jid &conversation)
{
    const Result<qint64> room = roomOf(connection, conversation);
    if (!room)
        return std::unexpected(room.error());
    const auto newest = newestKnown(connection, conversation, *room);
    if (!newest)
        return std::unexpected(newest.error());
    if (newest->id.isEmpty())
        return {};
    return connection.execute(
        u"INSERT INTO archive (jid, newest_id, newest_position) VALUES (?,?,?) ON CONFLICT (jid) DO UPDATE SET"
        " newest_id = excluded.newest_id, newest_position = excluded.newest_position"_s,
        {archiveKey(conversation, *room), newest->id, newest->position});
}

} // namespace causerie::storage
