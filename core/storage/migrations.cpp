// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/migrations.h"

#include "core/storage/sqlconnection.h"

#include <array>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

// Never edit a step that was released: add one.

/// 1: conversations and their messages. `message.id` grows with arrival and is never used twice, so a page is
/// "the rows before this id". `sender` is bare, so that copies from different devices compare equal.
QStringList firstSchema()
{
    return {
        uR"(CREATE TABLE conversation (
            id INTEGER PRIMARY KEY,
            peer TEXT NOT NULL UNIQUE,
            unread INTEGER NOT NULL DEFAULT 0,
            last_message INTEGER))"_s,
        uR"(CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversation(id),
            sender TEXT NOT NULL,
            resource TEXT NOT NULL,
            direction INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            origin_id TEXT,
            archive_id TEXT,
            body TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            failure TEXT NOT NULL,
            outcome INTEGER NOT NULL,
            call_seconds INTEGER NOT NULL))"_s,
        u"CREATE INDEX message_page ON message (conversation, id)"_s,
        u"CREATE INDEX message_origin ON message (origin_id, conversation) WHERE origin_id IS NOT NULL"_s,
        u"CREATE INDEX message_archive ON message (archive_id, conversation) WHERE archive_id IS NOT NULL"_s,
        u"CREATE INDEX message_outbox ON message (id) WHERE state = 0 AND direction = 1"_s,
    };
}

using Step = QStringList (*)();
constexpr std::array<Step, kSchemaVersion> kSteps{firstSchema};

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
            for (const QString &sql : kSteps[size_t(step)]()) {
                if (auto done = connection.run(sql); !done)
                    return std::unexpected(done.error());
            }
        }
        return connection.run(u"PRAGMA user_version=%1"_s.arg(kSchemaVersion)).transform([](const Rows &) {});
    });
}

} // namespace causerie::storage
