// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/insertmessage.h"

#include "core/chat/message.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

const QString kColumns =
    u"(conversation, sender, resource, direction, kind, origin_id, archive_id, body, sent_at,"
    " state, failure, outcome, call_seconds, language, subject, subject_languages, translations, languages, edited_at,"
    " retraction, retraction_reason, reactions, reply, flags, spoiler_hint, attachments, file_names, occupant_id, encryption,"
    " first_text, position)"_s;

// The id is the next of AUTOINCREMENT (sqlite.org/autoinc.html): a first row has no sequence yet.
const QString kInsert = u"INSERT INTO message "_s + kColumns +
                        u" VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                        "coalesce(?, ? + 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name='message'), 0)))"_s;

// One row of VALUES and no trigger: a statement that can write several rows gets a savepoint of its own, at which FTS5
// writes all it has gathered to the file; that cost three quarters of adding a message.
const QString kIndexWords =
    u"INSERT INTO message_words (rowid, text) VALUES (?, (SELECT text FROM searchable WHERE id=?))"_s;
const QString kIndexParts =
    u"INSERT INTO message_parts (rowid, text) VALUES (?, (SELECT text FROM searchable WHERE id=?))"_s;

/// As the view `searchable` has it: an event's body is ours.
bool hasText(const Message &message)
{
    return message.kind == MessageKind::Text || (message.kind == MessageKind::Event && !message.subject.isEmpty());
}

} // namespace

Result<qint64> insertMessage(SqlConnection &connection, const Message &message, const QVariantList &values)
{
    const auto id = connection.run(kInsert, values).transform(SqlConnection::insertedId);
    if (!id || !hasText(message))
        return id;
    for (const QString &index : {kIndexWords, kIndexParts}) {
        if (auto indexed = connection.execute(index, {*id, *id}); !indexed)
            return std::unexpected(indexed.error());
    }
    return id;
}

Result<void> overwriteMessage(SqlConnection &connection, qint64 id, const QVariantList &values)
{
    const QString places = QStringList(values.size(), u"?"_s).join(u',');
    return connection.execute(u"UPDATE message SET %1 = (%2) WHERE id=?"_s.arg(kColumns, places),
                              values + QVariantList{id});
}

} // namespace causerie::storage
