// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/schema.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// 1: conversations and their messages. `message.id` grows with arrival and is never used twice. `sender` is bare, so
/// that copies from different devices compare equal.
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

/// The text of a row that can be searched: body, translations, subject, one behind the other. An Event's body is ours.
/// (A virtual table like json_each may not be read here: FTS5 refuses it.)
QString searchText(QLatin1StringView row)
{
    return uR"((CASE WHEN %1.kind = 0 THEN %1.body ELSE '' END || coalesce(char(30) || %1.translations, '')
        || CASE WHEN %1.subject = '' THEN '' ELSE char(30) || %1.subject END))"_s.arg(row);
}

/// Whether there is any.
QString hasText(QLatin1StringView row)
{
    return u"(%1.kind = 0 OR (%1.kind = 2 AND %1.subject <> ''))"_s.arg(row);
}

QStringList messageColumns()
{
    return {
        u"position INTEGER NOT NULL DEFAULT 0"_s, // order in the conversation
        u"language TEXT NOT NULL DEFAULT ''"_s,
        u"subject TEXT NOT NULL DEFAULT ''"_s,
        u"translations TEXT"_s, // texts, U+001E between them, which XML 1.0 §2.2 excludes; NULL: none
        u"languages TEXT"_s,    // theirs, likewise
        u"edited_at INTEGER"_s,
        u"retraction INTEGER NOT NULL DEFAULT 0"_s,
        u"retraction_reason TEXT NOT NULL DEFAULT ''"_s,
        u"reactions TEXT"_s,                   // JSON: [{by, emoji}]
        u"reply TEXT"_s,                       // JSON: {target, author, quote}
        u"flags INTEGER NOT NULL DEFAULT 0"_s, // messagerow.h
        u"spoiler_hint TEXT NOT NULL DEFAULT ''"_s,
        u"attachments TEXT"_s, // JSON: see messagejson.h
        u"occupant_id TEXT NOT NULL DEFAULT ''"_s,
        u"encryption TEXT NOT NULL DEFAULT ''"_s,
        u"first_text INTEGER"_s, // hash of the body as it came, for copies of a text that was corrected since
    };
}

QStringList conversationColumns()
{
    return {
        u"kind INTEGER NOT NULL DEFAULT 0"_s, u"pinned INTEGER NOT NULL DEFAULT 0"_s,
        u"archived INTEGER NOT NULL DEFAULT 0"_s, u"notify INTEGER NOT NULL DEFAULT 0"_s,
        u"accepted INTEGER NOT NULL DEFAULT 1"_s, u"draft TEXT NOT NULL DEFAULT ''"_s,
        u"draft_language TEXT NOT NULL DEFAULT ''"_s, u"receipts INTEGER NOT NULL DEFAULT 0"_s,
        u"markers INTEGER NOT NULL DEFAULT 0"_s, u"chat_states INTEGER NOT NULL DEFAULT 0"_s,
        u"last_position INTEGER NOT NULL DEFAULT -9223372036854775807"_s, // of last_message
        // Unread is what stands behind `read_position` (we answered or displayed it, on any device) and came after
        // `seen_id` (it was on this screen).
        u"read_position INTEGER NOT NULL DEFAULT -9223372036854775807"_s, u"seen_id INTEGER NOT NULL DEFAULT 0"_s,
        u"peer_read_position INTEGER NOT NULL DEFAULT -9223372036854775807"_s, // they have
        u"annotated INTEGER NOT NULL DEFAULT 0"_s, // whether a new message can have annotations that wait for it
        u"oldest_archive_id TEXT"_s,               // how far back the archive was read for it
        u"complete INTEGER NOT NULL DEFAULT 0"_s,  // the archive has nothing older
        u"is_listed INTEGER NOT NULL DEFAULT 0"_s, // its settings were saved: it is one even without a message
    };
}

QString searchView(const QString &tail)
{
    return u"CREATE VIEW searchable (id, text) AS SELECT id, "_s + searchText("message"_L1) + tail +
           u" FROM message WHERE "_s + hasText("message"_L1);
}

/// What keeps both indexes at what the messages say; `tail` stands behind the text, as in the view, and asks ROW.
QStringList searchTriggers(const QString &tail, const QString &columns = u"body, translations, subject"_s)
{
    const QString news = searchText("new"_L1) + QString(tail).replace("ROW"_L1, "new"_L1);
    const QString olds = searchText("old"_L1) + QString(tail).replace("ROW"_L1, "old"_L1);
    const QString insertNew = u"INSERT INTO %1 (rowid, text) VALUES (new.id, "_s + news + u");"_s;
    const QString deleteOld = u"INSERT INTO %1 (%1, rowid, text) VALUES ('delete', old.id, "_s + olds + u");"_s;
    const QString words = u"message_words"_s;
    const QString parts = u"message_parts"_s;
    return {
        u"CREATE TRIGGER message_told AFTER INSERT ON message WHEN "_s + hasText("new"_L1) + u" BEGIN "_s +
            insertNew.arg(words) + insertNew.arg(parts) + u" END"_s,
        u"CREATE TRIGGER message_retold AFTER UPDATE OF "_s + columns + u" ON message WHEN "_s + hasText("new"_L1) +
            u" AND "_s + olds + u" IS NOT "_s + news + u" BEGIN "_s + deleteOld.arg(words) + deleteOld.arg(parts) +
            insertNew.arg(words) + insertNew.arg(parts) + u" END"_s,
        u"CREATE TRIGGER message_forgotten AFTER DELETE ON message WHEN "_s + hasText("old"_L1) + u" BEGIN "_s +
            deleteOld.arg(words) + deleteOld.arg(parts) + u" END"_s,
    };
}

/// External content (sqlite.org/fts5.html#external_content_tables): the text is stored once, in `message`.
QStringList searchTables()
{
    const QStringList tables{
        searchView({}),
        u"CREATE VIRTUAL TABLE message_words USING fts5 (text, content='searchable', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2')"_s,
        u"CREATE VIRTUAL TABLE message_parts USING fts5 (text, content='searchable', content_rowid='id',"
        " tokenize='trigram', detail=none)"_s,
        u"INSERT INTO message_words (message_words) VALUES ('rebuild')"_s,
        u"INSERT INTO message_parts (message_parts) VALUES ('rebuild')"_s,
    };
    return tables + searchTriggers({});
}

/// 2: an order that follows the archive, everything a message can be, annotations, gaps, full-text search.
QStringList secondSchema()
{
    QStringList sql;
    for (const QString &column : messageColumns())
        sql << u"ALTER TABLE message ADD COLUMN "_s + column;
    for (const QString &column : conversationColumns())
        sql << u"ALTER TABLE conversation ADD COLUMN "_s + column;
    sql << u"UPDATE message SET position = id"_s // so far the order was that of arrival
        << u"DROP INDEX message_page"_s << u"CREATE INDEX message_page ON message (conversation, position)"_s
        << u"CREATE INDEX message_files ON message (conversation, position) WHERE attachments IS NOT NULL"_s
        << u"UPDATE conversation SET last_message = (SELECT id FROM message m WHERE m.conversation = conversation.id"
           " ORDER BY position DESC LIMIT 1)"_s
        << u"UPDATE conversation SET last_position = last_message WHERE last_message IS NOT NULL"_s
        << u"UPDATE conversation SET seen_id = last_message WHERE last_message IS NOT NULL AND unread = 0"_s
        << u"UPDATE conversation SET seen_id = first.id - 1 FROM (SELECT id, conversation, row_number() OVER"
           " (PARTITION BY conversation ORDER BY id DESC) AS nth FROM message WHERE direction = 0 AND kind = 0) AS "
           "first"
           " WHERE first.conversation = conversation.id AND first.nth = unread"_s
        // Positions: those of live messages begin at `live` (plus their id), what is put in front of all takes the
        // one below `older`. One row.
        << u"CREATE TABLE place (live INTEGER NOT NULL, older INTEGER NOT NULL)"_s
        << u"INSERT INTO place VALUES (0, 0)"_s
        // `room` is its conversation, 0 for the account's own archive; positions from `next` up to `behind` are the
        // gap's, those from `behind` on belong to what came after it.
        << uR"(CREATE TABLE gap (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            archive TEXT NOT NULL,
            room INTEGER NOT NULL,
            after_id TEXT NOT NULL,
            before_id TEXT NOT NULL DEFAULT '',
            since INTEGER,
            next INTEGER NOT NULL,
            behind INTEGER NOT NULL))"_s
        // The newest known of an archive, where the message that had this id was removed; how far back the archive
        // was read as a whole.
        << uR"(CREATE TABLE archive (
            jid TEXT PRIMARY KEY,
            newest_id TEXT NOT NULL DEFAULT '',
            newest_position INTEGER NOT NULL DEFAULT -9223372036854775807,
            oldest_id TEXT NOT NULL DEFAULT '',
            complete INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID)"_s
        // `message` is the target's row, NULL while it waits for it.
        << uR"(CREATE TABLE annotation (
            id INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversation(id),
            kind INTEGER NOT NULL,
            target TEXT NOT NULL,
            message INTEGER,
            author TEXT NOT NULL,
            occupant_id TEXT NOT NULL,
            direction INTEGER NOT NULL,
            content TEXT,
            origin_id TEXT NOT NULL,
            archive_id TEXT,
            position INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            state INTEGER NOT NULL))"_s
        << u"CREATE INDEX annotation_target ON annotation (conversation, target)"_s
        << u"CREATE INDEX annotation_message ON annotation (message) WHERE message IS NOT NULL"_s
        << u"CREATE INDEX annotation_origin ON annotation (origin_id, conversation)"_s
        << u"CREATE INDEX annotation_outbox ON annotation (id) WHERE state = 0 AND direction = 1"_s
        << u"CREATE INDEX annotation_archive ON annotation (archive_id, conversation) WHERE archive_id IS NOT NULL"_s;
    return sql + searchTables();
}

/// 3: every character of a text begins a trigram, for two that end it stand behind the last: so a search for one or
/// two characters can ask for the trigrams that begin with them. Parts are found without their diacritics, as words
/// are, and results come in the order of time.
QStringList thirdSchema()
{
    const QString tail = u" || char(30) || char(30)"_s;
    const QStringList sql{
        u"DROP TRIGGER message_told"_s,
        u"DROP TRIGGER message_retold"_s,
        u"DROP TRIGGER message_forgotten"_s,
        u"DROP TABLE message_parts"_s,
        u"DROP VIEW searchable"_s,
        searchView(tail),
        u"CREATE VIRTUAL TABLE message_parts USING fts5 (text, content='searchable', content_rowid='id',"
        " tokenize='trigram remove_diacritics 1', detail=none)"_s,
        u"INSERT INTO message_parts (message_parts) VALUES ('rebuild')"_s,
        u"CREATE INDEX message_time ON message (sent_at)"_s,
    };
    return sql + searchTriggers(tail);
}

/// 4: the roster as it was last heard. One row in `roster` once there was one; an empty version: the server has none.
QStringList fourthSchema()
{
    return {
        u"CREATE TABLE roster (version TEXT NOT NULL)"_s,
        uR"(CREATE TABLE contact (
            jid TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            groups TEXT NOT NULL,
            subscription INTEGER NOT NULL,
            asked INTEGER NOT NULL,
            approved INTEGER NOT NULL) WITHOUT ROWID)"_s,
    };
}

/// 5: whoever adds a message tells the search of it (`insertMessage`); a trigger costs three times as much.
QStringList fifthSchema()
{
    return {u"DROP TRIGGER message_told"_s};
}

/// 6: the tokens of our invitations (XEP-0379). `used_by` is empty until somebody came with it.
QStringList sixthSchema()
{
    return {
        uR"(CREATE TABLE invitation (
            token TEXT PRIMARY KEY,
            expires_at INTEGER NOT NULL,
            used_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID)"_s,
    };
}

/// 7: who asks us into which room. Of answered ones only when they were.
QStringList seventhSchema()
{
    return {
        uR"(CREATE TABLE room_invitation (
            room TEXT PRIMARY KEY,
            sender TEXT NOT NULL,
            reason TEXT NOT NULL,
            password TEXT NOT NULL,
            through_room INTEGER NOT NULL,
            thread TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            answered_at INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID)"_s,
    };
}

/// 8: subjects in several languages: `subject` has them all as `translations` has the texts, the reader's first.
QStringList eighthSchema()
{
    return {u"ALTER TABLE message ADD COLUMN subject_languages TEXT"_s}; // theirs, likewise; NULL: one, not said
}

/// 9: files are found by their names, and receipts are owed until they are given. Only the messages that have files
/// are told to the indexes again.
QStringList ninthSchema()
{
    const QString tail = u" || coalesce(char(30) || ROW.file_names, '') || char(30) || char(30)"_s; // ends as since 3
    const QString tell = u"INSERT INTO %1 (rowid, text) SELECT id, text FROM searchable WHERE id IN (SELECT id FROM"
                         " message WHERE attachments IS NOT NULL)"_s;
    const QString forget = QString(tell).replace(u"(rowid, text) SELECT"_s, u"(%1, rowid, text) SELECT 'delete',"_s);
    const QString words = u"message_words"_s;
    const QString parts = u"message_parts"_s;
    const QStringList sql{
        u"ALTER TABLE message ADD COLUMN file_names TEXT"_s, // those in `attachments`, U+001E between; NULL: none
        u"UPDATE message SET file_names = (SELECT group_concat(json_extract(value, '$.name'), char(30)) FROM"
        " json_each(attachments) WHERE type = 'object') WHERE attachments IS NOT NULL AND json_valid(attachments)"_s,
        forget.arg(words),
        forget.arg(parts),
        u"DROP TRIGGER message_retold"_s,
        u"DROP TRIGGER message_forgotten"_s,
        u"DROP VIEW searchable"_s,
        searchView(QString(tail).replace("ROW"_L1, "message"_L1)),
        tell.arg(words),
        tell.arg(parts),
        u"CREATE TABLE receipt_debt (message INTEGER PRIMARY KEY)"_s, // see receipts.h
    };
    return sql + searchTriggers(tail, u"body, translations, subject, file_names"_s).sliced(1); // none at INSERT, as 5
}

/// 10: of which gaps the server said that it fills none of them.
QStringList tenthSchema()
{
    return {u"ALTER TABLE gap ADD COLUMN refused INTEGER NOT NULL DEFAULT 0"_s};
}

/// 11: the calls of all conversations in the order of time, and whose ring whatever we say of ourselves.
QStringList eleventhSchema()
{
    return {u"CREATE INDEX message_calls ON message (sent_at) WHERE kind = 1"_s,
            u"ALTER TABLE conversation ADD COLUMN rings INTEGER NOT NULL DEFAULT 0"_s};
}

} // namespace

const std::array<SchemaStep, kSchemaVersion> kSchemaSteps{firstSchema, secondSchema, thirdSchema,   fourthSchema,
                                                          fifthSchema, sixthSchema,  seventhSchema, eighthSchema,
                                                          ninthSchema, tenthSchema,  eleventhSchema};

} // namespace causerie::storage
