// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/invitationtokens.h"

#include "core/storage/sqlconnection.h"

namespace causerie::storage
{

using namespace Qt::StringLiterals;

QFuture<Result<void>> keepToken(Database &database, const QString &token, const QDateTime &expires,
                                const QDateTime &now)
{
    return database.write(
        Durability::Disk, 1,
        [token, expires = expires.toMSecsSinceEpoch(),
         now = now.toMSecsSinceEpoch()](SqlConnection &connection) -> Result<void> {
            if (auto gone = connection.execute(u"DELETE FROM invitation WHERE expires_at <= ?"_s, {now}); !gone)
                return gone;
            return connection.execute(u"INSERT OR REPLACE INTO invitation (token, expires_at) VALUES (?, ?)"_s,
                                      {token, expires});
        });
}

QFuture<Result<bool>> useToken(Database &database, const QString &token, const Jid &by, const QDateTime &now)
{
    return database.write(
        Durability::Disk, 1,
        [token, by = by.toString(), now = now.toMSecsSinceEpoch()](SqlConnection &connection) -> Result<bool> {
            return connection
                .run(u"UPDATE invitation SET used_by = ? WHERE token = ? AND used_by = ''"
                     " AND expires_at > ?"_s,
                     {by, token, now})
                .transform([](const Rows &rows) { return rows->numRowsAffected() == 1; });
        });
}

QFuture<Result<void>> returnToken(Database &database, const QString &token, const Jid &by)
{
    return database.write(Durability::Disk, 1, [token, by = by.toString()](SqlConnection &connection) -> Result<void> {
        return connection.execute(u"UPDATE invitation SET used_by = '' WHERE token = ? AND used_by = ?"_s, {token, by});
    });
}

} // namespace causerie::storage
