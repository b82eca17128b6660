// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/roominvitations.h"

#include "core/storage/sqlconnection.h"

#include <QTimeZone>

namespace causerie::storage
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMost = 100; // of whoever likes to send them

/// Without words it is empty, not NULL.
QString text(const QString &words)
{
    return words.isNull() ? u""_s : words;
}

Result<void> dropOldest(SqlConnection &connection, bool answered)
{
    const QString which = answered ? u"answered_at > 0"_s : u"answered_at = 0"_s;
    return connection.execute(u"DELETE FROM room_invitation WHERE room IN (SELECT room FROM room_invitation WHERE %1"
                              " ORDER BY max(sent_at, answered_at) DESC, room LIMIT -1 OFFSET %2)"_s.arg(which)
                                  .arg(kMost));
}

} // namespace

QFuture<Result<bool>> keepInvitation(Database &database, const RoomInvitation &invitation)
{
    return database.write(Durability::Disk, 1, [invitation](SqlConnection &connection) -> Result<bool> {
        const auto kept = connection
                              .run(u"INSERT INTO room_invitation (room, sender, reason, password, through_room, thread,"
                                   " sent_at) VALUES (?,?,?,?,?,?,?) ON CONFLICT (room) DO UPDATE SET"
                                   " sender=excluded.sender, reason=excluded.reason, password=excluded.password,"
                                   " through_room=excluded.through_room, thread=excluded.thread,"
                                   " sent_at=excluded.sent_at, answered_at=0"
                                   " WHERE excluded.sent_at > max(sent_at, answered_at)"_s,
                                   {invitation.room.toString(), text(invitation.from.toString()),
                                    text(invitation.reason), text(invitation.password), invitation.throughRoom,
                                    text(invitation.thread), invitation.at.toMSecsSinceEpoch()})
                              .transform([](const Rows &rows) { return rows->numRowsAffected() == 1; });
        if (auto done = dropOldest(connection, false); !done)
            return std::unexpected(done.error());
        return kept;
    });
}

QFuture<Result<void>> answerInvitation(Database &database, const Jid &room, const QDateTime &now)
{
    return database.write(
        Durability::Disk, 1,
        [room = room.toString(), now = now.toMSecsSinceEpoch()](SqlConnection &connection) -> Result<void> {
            // Its words and its password are nobody's any more.
            auto done = connection.execute(u"UPDATE room_invitation SET answered_at=max(?, sent_at),"
                                           " reason='', password='' WHERE room=?"_s,
                                           {now, room});
            return done ? dropOldest(connection, true) : done;
        });
}

QFuture<Result<std::vector<RoomInvitation>>> roomInvitations(Database &database)
{
    return database.run([](SqlConnection &connection) -> Result<std::vector<RoomInvitation>> {
        return connection
            .run(u"SELECT room, sender, reason, password, through_room, thread, sent_at FROM room_invitation"
                 " WHERE answered_at = 0 ORDER BY sent_at, room"_s)
            .transform([](const Rows &rows) {
                std::vector<RoomInvitation> all;
                while (rows->next()) {
                    const auto room = Jid::parse(rows->value(0).toString());
                    if (!room)
                        continue; // damaged
                    all.push_back({*room, Jid::parse(rows->value(1).toString()).value_or(Jid()),
                                   rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toBool(),
                                   rows->value(5).toString(),
                                   QDateTime::fromMSecsSinceEpoch(rows->value(6).toLongLong(), QTimeZone::UTC)});
                }
                return all;
            });
    });
}

} // namespace causerie::storage
