// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/schema.h"
#include "tests/storage/storefixture.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

namespace
{

/// What version 1 of the schema made, word for word as it was released, and rows as it could leave them.
const QStringList kFirstSchema{
    u"CREATE TABLE conversation (id INTEGER PRIMARY KEY, peer TEXT NOT NULL UNIQUE, unread INTEGER NOT NULL DEFAULT 0,"
    " last_message INTEGER)"_s,
    u"CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER NOT NULL REFERENCES"
    " conversation(id), sender TEXT NOT NULL, resource TEXT NOT NULL, direction INTEGER NOT NULL, kind INTEGER NOT "
    "NULL,"
    " origin_id TEXT, archive_id TEXT, body TEXT NOT NULL, sent_at INTEGER NOT NULL, state INTEGER NOT NULL,"
    " failure TEXT NOT NULL, outcome INTEGER NOT NULL, call_seconds INTEGER NOT NULL)"_s,
    u"CREATE INDEX message_page ON message (conversation, id)"_s,
    u"CREATE INDEX message_origin ON message (origin_id, conversation) WHERE origin_id IS NOT NULL"_s,
    u"CREATE INDEX message_archive ON message (archive_id, conversation) WHERE archive_id IS NOT NULL"_s,
    u"CREATE INDEX message_outbox ON message (id) WHERE state = 0 AND direction = 1"_s,
    u"PRAGMA user_version=1"_s,
};

const QStringList kFirstRows{
    u"INSERT INTO conversation VALUES (1, 'bob@example.test', 2, 9)"_s,
    u"INSERT INTO conversation VALUES (2, 'empty@example.test', 0, NULL)"_s,
    u"INSERT INTO conversation VALUES (3, 'carol@example.test', 7, 4711)"_s, // more unread than there is, last unknown
    u"INSERT INTO conversation VALUES (4, 'dave@example.test', 0, 8)"_s,
    u"INSERT INTO message VALUES (1, 1, 'bob@example.test', 'phone', 0, 0, 'o1', 'a1', 'Grüße 😀', 1700000000123, 3, '', 0, 0)"_s,
    u"INSERT INTO message VALUES (2, 1, 'alice@example.test', 'desk', 1, 0, 'o2', NULL, 'it''s \"quoted\"', 1600000000000, 0, '', 0, 0)"_s,
    u"INSERT INTO message VALUES (3, 3, 'carol@example.test', '', 0, 0, NULL, NULL, '', 1700000000000, 3, '', 0, 0)"_s,
    u"INSERT INTO message VALUES (4, 1, 'bob@example.test', 'phone', 0, 1, 'call', NULL, '', 1700000000000, 3, '', 1, 65)"_s,
    u"INSERT INTO message VALUES (5, 1, '@@', x'00ff', -1, 'x', 'o5', 'a5', x'6869', 'soon', 99, '', 7.5, 0)"_s, // damaged
    u"INSERT INTO message VALUES (6, 1, 'bob@example.test', 'phone', 0, 0, 'o6', 'a6', 'first unread', 1500000000000, 3, '', 0, 0)"_s,
    u"INSERT INTO message VALUES (8, 4, 'alice@example.test', 'desk', 1, 0, 'o8', NULL, 'refused', 1700000000000, 1, 'gone', 0, 0)"_s,
    u"INSERT INTO message VALUES (9, 1, 'bob@example.test', 'phone', 0, 0, 'o9', 'a9', '日本語のテスト', 1700000000000, 3, '', 0, 0)"_s,
    u"UPDATE sqlite_sequence SET seq=20 WHERE name='message'"_s, // later ones were deleted
};

} // namespace

/// Files of every earlier schema become the present one and lose nothing.
class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromTheFirst();
    void fromTheSecond();
    void fromTheThird();
    void fromTheSixth();
    void fromTheEighth();
    void theSearchKnowsWhatWasThere();
    void theOrderGoesOn();
    void theSchemaIsTheSameAsANewOne();
    void aStepIsWholeOrNothing();
    void noStepWasEdited_data();
    void noStepWasEdited();
    void fromEach_data();
    void fromEach();
    void killedAnywhere();

private:
    /// A file that this version wrote: its steps are never edited.
    static void makeVersion(int version, const QString &file, const QStringList &rows)
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
        old.setDatabaseName(file);
        QVERIFY(old.open());
        QSqlQuery query(old);
        QStringList all;
        for (int step = 0; step < version; ++step)
            all += kSchemaSteps[size_t(step)]();
        for (const QString &sql : all + QStringList{u"PRAGMA user_version=%1"_s.arg(version)} + rows)
            QVERIFY2(query.exec(sql), qPrintable(sql));
    }
    /// A file that version 1 wrote, before this program has seen it.
    static void makeFirst(const QString &file, const QStringList &rows = kFirstRows)
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
        old.setDatabaseName(file);
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (const QString &sql : kFirstSchema + rows)
            QVERIFY2(query.exec(sql), qPrintable(sql));
    }
    /// What a file that was just opened by nobody else says.
    static QString ask(const QString &file, const QString &sql)
    {
        QString answer;
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"asked"_s);
            raw.setDatabaseName(file);
            QSqlQuery query(raw.open() ? raw : QSqlDatabase());
            answer = query.exec(sql) && query.next() ? query.value(0).toString() : query.lastError().text();
        }
        QSqlDatabase::removeDatabase(u"asked"_s);
        return answer;
    }
    static void forgetFirst() { QSqlDatabase::removeDatabase(u"first"_s); }
};

void TestMigrations::fromTheFirst()
{
    Store store([](const QString &file) { makeFirst(file); });
    forgetFirst();
    const auto all = store.page().messages;
    QCOMPARE(bodies(all), (QStringList{u"Grüße 😀"_s, u"it's \"quoted\""_s, QString(), u"hi"_s, u"first unread"_s,
                                       u"日本語のテスト"_s}));
    QCOMPARE(all[0].originId, u"o1"_s);
    QCOMPARE(all[0].archiveId, u"a1"_s);
    QCOMPARE(all[0].from, kBob);
    QCOMPARE(all[0].sentAt, at(0));
    QVERIFY(!all[0].editedAt.isValid() && all[0].translations.empty() && !all[0].reply && all[0].attachments.empty());
    QCOMPARE(all[1].state, DeliveryState::Pending);
    QCOMPARE(all[2].kind, MessageKind::Call);
    QCOMPARE(all[2].callSeconds, 65);
    QCOMPARE(all[3].state, DeliveryState::Delivered);
    const auto summaries = store.store().summaries().result().value();
    QCOMPARE(summaries.size(), 3u); // without the empty one
    QCOMPARE(summaries[0].last->body, u"日本語のテスト"_s);
    QCOMPARE(summaries[0].unread, 2);
    QCOMPARE(summaries[0].settings, ConversationSettings());
    QCOMPARE(summaries[1].peer.toString(), u"dave@example.test"_s);
    QCOMPARE(summaries[1].last->failure, u"gone"_s);
    QCOMPARE(summaries[2].last->id, 3);
    QCOMPARE(bodies(store.store().outbox().result().value()), QStringList{u"it's \"quoted\""_s});
    // One of the two is read elsewhere: the other stays.
    QCOMPARE(store.store().markReadUpTo(kBob.bare(), u"a6"_s).result().value(), std::optional(1));
}

void TestMigrations::fromTheSecond()
{
    Store store([](const QString &file) {
        makeVersion(2, file,
                    {u"INSERT INTO conversation (id, peer, last_message) VALUES (1, 'bob@example.test', 1)"_s,
                     u"INSERT INTO message (id, conversation, sender, resource, direction, kind, body, sent_at, state,"
                     " failure, outcome, call_seconds, translations, languages) VALUES (1, 1, 'bob@example.test',"
                     " 'phone', 0, 0, 'Grüße 本', 1700000000123, 3, '', 0, 0, 'Très bien', 'fr')"_s});
    });
    forgetFirst();
    QCOMPARE(store.bodies(), QStringList{u"Grüße 本"_s});
    const auto parts = [&](const QString &text) {
        return store.sql(u"SELECT rowid FROM message_parts WHERE message_parts MATCH '\"%1\"'"_s.arg(text));
    };
    QCOMPARE(parts(u"ruß"_s), QStringList{u"1"_s});
    QCOMPARE(parts(u"res"_s), QStringList{u"1"_s});    // without its accent, of a translation
    QCOMPARE(parts(u"en\x1e"_s), QStringList{u"1"_s}); // the end begins a trigram, too
    QCOMPARE(parts(u"n\x1e\x1e"_s), QStringList{u"1"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
    // The triggers keep it so: what is corrected or removed is found no more.
    store.sql(u"UPDATE message SET body='' WHERE id=1"_s);
    QCOMPARE(parts(u"ruß"_s), QStringList());
    QCOMPARE(parts(u"res"_s), QStringList{u"1"_s});
    store.sql(u"DELETE FROM message"_s);
    QCOMPARE(parts(u"res"_s), QStringList());
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestMigrations::fromTheThird()
{
    Store store([](const QString &file) {
        makeVersion(3, file,
                    {u"INSERT INTO conversation (id, peer, last_message) VALUES (1, 'bob@example.test', 1)"_s,
                     u"INSERT INTO message (id, conversation, sender, resource, direction, kind, body, sent_at, state,"
                     " failure, outcome, call_seconds) VALUES (1, 1, 'bob@example.test', 'phone', 0, 0, 'Grüße',"
                     " 1700000000123, 3, '', 0, 0)"_s});
    });
    forgetFirst();
    QCOMPARE(store.bodies(), QStringList{u"Grüße"_s});
    QCOMPARE(store.sql(u"SELECT count(*) FROM roster"_s), QStringList{u"0"_s});
    QCOMPARE(store.sql(u"SELECT count(*) FROM invitation"_s), QStringList{u"0"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestMigrations::fromTheSixth()
{
    Store store([](const QString &file) {
        makeVersion(6, file,
                    {u"INSERT INTO conversation (id, peer) VALUES (1, 'bob@example.test')"_s,
                     u"INSERT INTO invitation VALUES ('token', 1700000000123, '')"_s});
    });
    forgetFirst();
    QCOMPARE(store.sql(u"SELECT peer FROM conversation"_s), QStringList{u"bob@example.test"_s});
    QCOMPARE(store.sql(u"SELECT token FROM invitation"_s), QStringList{u"token"_s});
    QCOMPARE(store.sql(u"SELECT count(*) FROM room_invitation"_s), QStringList{u"0"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestMigrations::fromTheEighth()
{
    const auto message = [](int id, const QString &attachments) {
        return u"INSERT INTO message (id, conversation, sender, resource, direction, kind, body, sent_at, state, failure,"
               " outcome, call_seconds, attachments) VALUES (%1, 1, 'bob@example.test', 'phone', 0, 0, 'look', "
               "1700000000123, 3, '', 0, 0, '%2')"_s.arg(id)
                   .arg(attachments);
    };
    QStringList rows{u"INSERT INTO conversation (id, peer, last_message) VALUES (1, 'bob@example.test', 4)"_s,
                     message(1, u"[{\"name\":\"Dächer.png\",\"state\":0},{\"name\":\"plan.pdf\"}]"_s),
                     message(2, u"[{\"url\":\"https://example.test/1\"},{\"name\":\"plan.pdf\"},7]"_s),
                     message(3, u"[{\"name\""_s), // damaged
                     message(4, u"[{\"state\":0}]"_s)};
    for (const auto &index : {u"message_words"_s, u"message_parts"_s})
        rows << u"INSERT INTO %1 (rowid, text) SELECT id, text FROM searchable"_s.arg(index);
    Store store([&](const QString &file) { makeVersion(8, file, rows); });
    forgetFirst();
    QCOMPARE(store.bodies(), QStringList(4, u"look"_s));
    const auto found = [&](const QString &index, const QString &text) {
        return store.sql(u"SELECT rowid FROM message_%1 WHERE message_%1 MATCH '\"%2\"'"_s.arg(index, text));
    };
    QCOMPARE(found(u"words"_s, u"plan"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(found(u"parts"_s, u"ach"_s), QStringList{u"1"_s});
    QCOMPARE(found(u"words"_s, u"look"_s).size(), 4);
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
    store.sql(u"UPDATE message SET attachments=NULL, file_names=NULL WHERE id=1"_s);
    store.sql(u"DELETE FROM message WHERE id=2"_s);
    QCOMPARE(found(u"words"_s, u"plan"_s), QStringList());
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestMigrations::theSearchKnowsWhatWasThere()
{
    Store store([](const QString &file) { makeFirst(file); });
    forgetFirst();
    QCOMPARE(store.sql(u"SELECT rowid FROM message_words WHERE message_words MATCH 'gruße'"_s), QStringList{u"1"_s});
    QCOMPARE(store.sql(u"SELECT rowid FROM message_parts WHERE message_parts MATCH '\"本語の\"'"_s),
             QStringList{u"9"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestMigrations::theOrderGoesOn()
{
    Store store([](const QString &file) { makeFirst(file); });
    forgetFirst();
    const Applied copy = store.apply(incoming(u"first unread"_s, u"o6"_s, u"a6"_s));
    QVERIFY(copy.metKnown && copy.added.empty());
    const Gap gap = store.openGap();
    QCOMPARE(gap.after, u"a9"_s);
    store.apply(incoming(u"live"_s, u"o11"_s, u"a11"_s));
    store.fill(gap, page({incoming(u"missed"_s, u"o10"_s, u"a10"_s)}, true));
    store.older(kBob.bare(), page({incoming(u"oldest"_s, u"o0"_s, u"a0"_s)}));
    const QStringList order = store.bodies();
    QCOMPARE(order.first(), u"oldest"_s);
    QCOMPARE(order.last(2), (QStringList{u"missed"_s, u"live"_s}));
    QVERIFY(store.page().messages.back().id > 20); // an id is never used twice
}

void TestMigrations::theSchemaIsTheSameAsANewOne()
{
    const auto schema = u"SELECT type, name, tbl_name FROM sqlite_master ORDER BY name"_s;
    Store old([](const QString &file) { makeFirst(file, {}); });
    forgetFirst();
    Store fresh;
    QCOMPARE(old.sql(schema), fresh.sql(schema));
    QCOMPARE(old.sql(u"PRAGMA user_version"_s), QStringList{QString::number(kSchemaVersion)});
    for (const auto &table : {u"conversation"_s, u"message"_s, u"invitation"_s, u"room_invitation"_s}) {
        const QString columns = u"SELECT * FROM pragma_table_info('%1')"_s.arg(table);
        QCOMPARE(old.sql(columns), fresh.sql(columns));
    }
}

void TestMigrations::aStepIsWholeOrNothing()
{
    // A table is in the way of the last statements: nothing of the step may stay.
    Store store([](const QString &file) { makeFirst(file, {u"CREATE TABLE annotation (id INTEGER)"_s}); });
    forgetFirst();
    QVERIFY(!store.store().summaries().result().has_value());
    QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
    raw.setDatabaseName(store.file());
    QVERIFY(raw.open());
    QSqlQuery query(raw);
    QVERIFY(query.exec(u"PRAGMA user_version"_s) && query.next());
    QCOMPARE(query.value(0).toInt(), 1);
    QVERIFY(query.exec(u"SELECT count(*) FROM pragma_table_info('message')"_s) && query.next());
    QCOMPARE(query.value(0).toInt(), 14);
    query = QSqlQuery();
    raw.close();
    raw = {};
    QSqlDatabase::removeDatabase(u"raw"_s);
}

/// Whoever adds a step adds its line; the others stay as they are, for files were written by them.
void TestMigrations::noStepWasEdited_data()
{
    QTest::addColumn<QByteArray>("digest");
    constexpr const char *kDigests[] = {
        // SHA-256 of the statements, each with a null byte behind it
        "a006b996281a41bac39b7f7fe485292f436b72cef428d34b55efbcd93f7fa98f",
        "88fed7abe9a8fe33efb4ac108ec5765349d08f08f9b79b7096dfd02f2d16e0be",
        "2f9b6712cd317280c0e925df997bae19f5fa172b9566b6c2a846f273095c4e57",
        "012d81cb4b365bc26d756e3b6a9f7ac86d075665637881c31d5170c203487931",
        "b6d605b56e81e5a51d6027228789f4bca2c0f892b52c19f9ecd3d3fd9d203cc3",
        "6b7e2daa3d6293538c621c62fd984152acc0dfcc0354d65955dcd6c98fad6730",
        "a50eb96e48e7f9e471f2962041ea18e9d7edaa9f7a1b4c71ef30af08eb9f94b6",
        "fcf6c7d36aa9e18482b7c7defd870567ec2490f55b83706496fa20a8260479c3",
        "4ff2a766c8b13b558181decb52de3d49eb6cb801c0c86ad77934d165eec3fa98",
        "8c9575ecab9c83a5549ae04a28e227fec10312c5855520f0b27bd3fa41161df4",
        "319c0f62404dcf5dcf3c6084bdede41ceb6a36ae444c153aa2e7aafe28bcfce3",
    };
    static_assert(std::size(kDigests) == kSchemaVersion, "a new step has a line of its own here");
    for (size_t step = 0; step < std::size(kDigests); ++step)
        QTest::addRow("%zu", step + 1) << QByteArray(kDigests[step]);
}

void TestMigrations::noStepWasEdited()
{
    QFETCH(const QByteArray, digest);
    const auto step = size_t(QByteArray(QTest::currentDataTag()).toInt() - 1);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &sql : kSchemaSteps.at(step)())
        hash.addData((sql + u'\0').toUtf8());
    QCOMPARE(hash.result().toHex(), digest);
}

void TestMigrations::fromEach_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("kept");
    const auto row = [](int version, const QStringList &rows = {}, const QString &kept = u"SELECT 1"_s) {
        QTest::addRow("%d", version) << version << rows << kept;
    };
    row(1);
    row(2, {u"INSERT INTO gap (archive, room, after_id, next, behind) VALUES ('alice@example.test', 0, 'a1', 9, 99)"_s},
        u"SELECT count(*) = 1 FROM gap"_s);
    row(3, {u"UPDATE conversation SET draft='not sent'"_s}, u"SELECT draft = 'not sent' FROM conversation"_s);
    row(4,
        {u"INSERT INTO roster VALUES ('v1')"_s,
         u"INSERT INTO contact VALUES ('carol@example.test', 'Carol', '', 3, 0, 0)"_s},
        u"SELECT name = 'Carol' FROM contact"_s);
    row(5, {u"UPDATE message SET translations='Très bien', languages='fr'"_s},
        u"SELECT translations = 'Très bien' FROM message"_s);
    row(6, {u"INSERT INTO invitation VALUES ('token', 1700000000123, '')"_s}, u"SELECT count(*) = 1 FROM invitation"_s);
    row(7,
        {u"INSERT INTO room_invitation VALUES ('tea@rooms.example.test', 'bob@example.test', 'come', '', 0, '',"
         " 1700000000123, 0)"_s,
         u"UPDATE message SET subject='one'"_s},
        u"SELECT subject = 'one' AND subject_languages IS NULL AND (SELECT reason = 'come' FROM room_invitation) FROM"
        " message"_s);
    row(8);
    row(9, {u"INSERT INTO gap (archive, room, after_id, next, behind) VALUES ('alice@example.test', 0, 'a1', 9, 99)"_s},
        u"SELECT count(*) = 1 AND NOT max(refused) FROM gap"_s);
    row(10, {},
        u"SELECT NOT max(rings) AND (SELECT count(*) = 0 FROM message INDEXED BY message_calls WHERE kind = 1)"
        " FROM conversation"_s);
    row(kSchemaVersion);
}

/// A history with one message, which the search finds; and what was new in the version.
void TestMigrations::fromEach()
{
    QFETCH(const int, version);
    QFETCH(const QStringList, rows);
    QFETCH(const QString, kept);
    QStringList all{u"INSERT INTO conversation (id, peer, last_message) VALUES (1, 'bob@example.test', 1)"_s,
                    u"INSERT INTO message (id, conversation, sender, resource, direction, kind, body, sent_at, state,"
                    " failure, outcome, call_seconds) VALUES (1, 1, 'bob@example.test', 'phone', 0, 0, 'Grüße',"
                    " 1700000000123, 3, '', 0, 0)"_s};
    if (version >= 5) { // no trigger tells the search
        for (const auto &index : {u"message_words"_s, u"message_parts"_s})
            all << u"INSERT INTO %1 (rowid, text) VALUES (1, (SELECT text FROM searchable WHERE id=1))"_s.arg(index);
    }
    Store store([&](const QString &file) { makeVersion(version, file, all + rows); });
    forgetFirst();
    QCOMPARE(store.bodies(), QStringList{u"Grüße"_s});
    QCOMPARE(store.sql(kept), QStringList{u"1"_s});
    QCOMPARE(store.sql(u"SELECT rowid FROM message_parts WHERE message_parts MATCH '\"ruß\"'"_s), QStringList{u"1"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
    const auto schema = u"SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' ORDER BY name"_s;
    Store fresh;
    QCOMPARE(store.sql(schema), fresh.sql(schema));
    for (const QString &table : fresh.sql(u"SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"_s)) {
        const QString columns = u"SELECT * FROM pragma_table_info('%1')"_s.arg(table);
        QCOMPARE(store.sql(columns), fresh.sql(columns));
    }
    QVERIFY(store.apply(incoming(u"new"_s, u"o2"_s, u"a2"_s)).added.size() == 1);
}

/// At each of its writes: the file is of the old version or of this one, with all it had, and can be used.
void TestMigrations::killedAnywhere()
{
    constexpr int kMessages = 600;
    constexpr qint64 kStep = 32 * 1024;
    const QTemporaryDir folder;
    const QString old = folder.filePath(u"old.sqlite"_s);
    makeFirst(old, {u"INSERT INTO conversation VALUES (1, 'bob@example.test', 0, %1)"_s.arg(kMessages),
                    u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                    " INSERT INTO message SELECT i, 1, 'bob@example.test', 'phone', 0, 0, 'o' || i, 'a' || i,"
                    " 'message number ' || i || ' of an old history', 1700000000000 + i, 3, '', 0, 0 FROM n"_s.arg(
                        kMessages)});
    forgetFirst();
    int killed = 0;
    bool isThrough = false;
    for (qint64 limit = 0; !isThrough; limit += kStep) {
        const QString file = folder.filePath(u"%1.sqlite"_s.arg(limit));
        QVERIFY(QFile::copy(old, file));
        QProcess migrator;
        migrator.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        migrator.start(QStringLiteral(CAUSERIE_KILLED_MIGRATOR), {file, QString::number(limit)});
        QVERIFY(migrator.waitForFinished());
        isThrough = migrator.exitStatus() == QProcess::NormalExit;
        if (isThrough)
            QCOMPARE(migrator.exitCode(), 0);
        else
            ++killed;
        const int version = ask(file, u"PRAGMA user_version"_s).toInt();
        QVERIFY(version == kSchemaVersion || (version == 1 && !isThrough));
        QCOMPARE(ask(file, u"SELECT count(*) FROM message"_s).toInt(), kMessages);
        QCOMPARE(ask(file, u"SELECT count(*) FROM pragma_table_info('message')"_s).toInt() > 14, version > 1);
        Database database(file);
        MessageStore store(database);
        QCOMPARE(int(store.page(kBob.bare(), 0, kMessages + 1).result().value().messages.size()), kMessages);
        QCOMPARE(database.examine().result().value(), StorageHealth::Sound);
    }
    qInfo() << killed << "kills";
    QVERIFY(killed > 5);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
