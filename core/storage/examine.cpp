// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/examine.h"

#include "core/base/log.h"
#include "core/storage/sqlconnection.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// What quick_check finds outside of the search's own tables, which can be made anew.
Result<bool> isSound(SqlConnection &connection)
{
    const auto rows = connection.run(u"PRAGMA quick_check"_s);
    if (!rows)
        return std::unexpected(rows.error());
    bool isSound = true;
    while ((*rows)->next()) {
        const QString finding = (*rows)->value(0).toString();
        if (finding == "ok"_L1 || finding.contains("message_words"_L1) || finding.contains("message_parts"_L1))
            continue;
        qCWarning(lcStorage).noquote() << "quick_check:" << finding;
        isSound = false;
    }
    return connection.readAll(*rows).transform([isSound] { return isSound; });
}

Result<void> checkSearch(SqlConnection &connection, const QString &table)
{
    return connection.execute(u"INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)"_s.arg(table));
}

} // namespace

Result<StorageHealth> examine(SqlConnection &connection)
{
    const Result<bool> sound = isSound(connection);
    if (!sound && sound.error().kind != StorageError::Corrupt)
        return std::unexpected(sound.error());
    if (!sound || !*sound) {
        // It can be read as far as that goes; nothing is written into it any more. (What is no database cannot be.)
        connection.execute(u"PRAGMA query_only=ON"_s);
        return StorageHealth::Damaged;
    }
    StorageHealth health = StorageHealth::Sound;
    for (const auto &table : {u"message_words"_s, u"message_parts"_s}) {
        const Result<void> checked = checkSearch(connection, table);
        if (checked)
            continue;
        if (checked.error().kind != StorageError::Corrupt)
            return std::unexpected(checked.error());
        const Result<void> rebuilt = connection.transaction(Durability::Disk, [&] {
            return connection.execute(u"INSERT INTO %1 (%1) VALUES ('rebuild')"_s.arg(table));
        });
        if (!rebuilt)
            return rebuilt.error().kind == StorageError::Corrupt ? Result<StorageHealth>(StorageHealth::Damaged)
                                                                 : std::unexpected(rebuilt.error());
        health = StorageHealth::SearchRebuilt;
    }
    return health;
}

} // namespace causerie::storage
