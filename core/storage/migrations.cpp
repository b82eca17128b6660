// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations.h"

#include "core/storage/schema.h"
#include "core/storage/sqlconnection.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

Result<int> userVersion(SqlConnection &connection)
{
    return connection.run(u"PRAGMA user_version"_s).transform([](const Rows &rows) {
        return rows->next() ? rows->value(0).toInt() : 0;
    });
}

} // namespace

Result<void> migrate(SqlConnection &connection, const QString &file)
{
    const Result<int> version = userVersion(connection);
    if (!version)
        return std::unexpected(version.error());
    if (*version > kSchemaVersion)
        return std::unexpected(
            Failure{StorageError::NewerSchema,
                    u"%1: schema %2, this program knows %3"_s.arg(file).arg(*version).arg(kSchemaVersion)});
    if (*version == kSchemaVersion)
        return {};

    return connection.transaction(Durability::Disk, [&]() -> Result<void> {
        // Asked again inside: another process may have been quicker.
        const Result<int> current = userVersion(connection);
        if (!current)
            return std::unexpected(current.error());
        for (int step = *current; step < kSchemaVersion; ++step) {
            for (const QString &sql : kSchemaSteps[size_t(step)]()) {
                if (auto done = connection.run(sql); !done)
                    return std::unexpected(done.error());
            }
        }
        return connection.run(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion)).transform([](const Rows &) {});
    });
}

} // namespace causerie::storage
