// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"
#include "core/storage/migrations.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace causerie;
using namespace causerie::storage;
using namespace Qt::StringLiterals;

namespace
{

int number(Database &database, const QString &sql)
{
    return database
        .run([sql](SqlConnection &connection) {
            const auto rows = connection.run(sql);
            return rows && (*rows)->next() ? (*rows)->value(0).toInt() : -1;
        })
        .result();
}

Result<void> execute(SqlConnection &connection, const QString &sql)
{
    return connection.run(sql).transform([](const Rows &) {});
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesTheFileForItsOwnerOnly();
    void worksInOrderOnItsOwnThread();
    void answersComeInOrder();
    void answersWithoutAReceiver();
    void finishesWhatWasPosted();
    void aTransactionIsAllOrNothing();
    void writesThatWaitShareATransaction();
    void aWriteThatFailsDoesNotTakeOthersWithIt();
    void aStreamOfWritesIsGathered();
    void theOutboxIsSynced();
    void migratesOnce();
    void aLaterSchemaIsLeftAlone();
    void anOlderFileIsBroughtUp();
    void somethingElseIsNoDatabase();
    void twoConnectionsShareTheFile();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"made/by itself/history.sqlite"_s);
}

void TestDatabase::makesTheFileForItsOwnerOnly()
{
    Database database(m_file);
    QVERIFY(database.run([](SqlConnection &c) { return execute(c, u"SELECT 1"_s); }).result().has_value());
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QVERIFY2(QFileInfo::exists(m_file + suffix), qPrintable(suffix));
        QVERIFY2(!(QFileInfo(m_file + suffix).permissions() & kOthers), qPrintable(suffix));
    }
    QVERIFY(!(QFileInfo(QFileInfo(m_file).path()).permissions() & kOthers));
}

void TestDatabase::worksInOrderOnItsOwnThread()
{
    Database database(m_file);
    QList<int> order; // touched on the storage thread only
    for (int i = 0; i < 100; ++i)
        database.run([&order, i](SqlConnection &) { order << i; });
    const auto last = database.run([&order](SqlConnection &) { return std::pair(order, QThread::currentThread()); });
    const auto [done, worker] = last.result();
    QCOMPARE(done.size(), 100);
    QVERIFY(std::ranges::is_sorted(done));
    QVERIFY(worker && worker != QThread::currentThread());
}

void TestDatabase::answersComeInOrder()
{
    Database database(m_file);
    QList<int> order;
    for (int i = 0; i < 200; ++i) {
        auto future = database.run([i](SqlConnection &) { return i; });
        if (i % 3 == 0)
            future.waitForFinished(); // done before anybody listens
        whenDone(future, this, [&order](int answer) { order << answer; });
    }
    QVERIFY(order.isEmpty()); // never from inside the call
    QTRY_COMPARE(order.size(), 200);
    QVERIFY(std::ranges::is_sorted(order));
}

void TestDatabase::answersWithoutAReceiver()
{
    Database database(m_file);
    bool called = false;
    auto receiver = std::make_unique<QObject>();
    whenDone(database.run([](SqlConnection &) { return 1; }), receiver.get(), [&](int) { called = true; });
    receiver.reset();
    bool last = false;
    whenDone(database.run([](SqlConnection &) { return 2; }), this, [&](int) { last = true; });
    QTRY_VERIFY(last);
    QVERIFY(!called);
}

void TestDatabase::finishesWhatWasPosted()
{
    {
        Database database(m_file);
        for (int i = 0; i < 50; ++i) {
            database.run([i](SqlConnection &c) {
                return execute(c, u"INSERT INTO conversation (peer) VALUES ('p%1')"_s.arg(i));
            });
        }
    }
    Database again(m_file);
    QCOMPARE(number(again, u"SELECT count(*) FROM conversation"_s), 50);
}

void TestDatabase::aTransactionIsAllOrNothing()
{
    Database database(m_file);
    const auto result =
        database
            .run([](SqlConnection &c) {
                return c.transaction(Durability::Process, [&]() -> Result<void> {
                    if (auto done = execute(c, u"INSERT INTO conversation (peer) VALUES ('a')"_s); !done)
                        return done;
                    return execute(c, u"INSERT INTO conversation (peer) VALUES ('a')"_s); // UNIQUE
                });
            })
            .result();
    QVERIFY(!result.has_value());
    QCOMPARE(number(database, u"SELECT count(*) FROM conversation"_s), 0);
}

void TestDatabase::writesThatWaitShareATransaction()
{
    Database database(m_file);
    Database other(m_file);
    number(database, u"SELECT 1"_s);
    number(other, u"SELECT 1"_s);
    QSemaphore hold;
    database.run([&hold](SqlConnection &) { hold.acquire(); });
    QList<QFuture<Result<int>>> answers;
    for (int i = 0; i < 10; ++i) {
        answers << database.write(Durability::Process, 1, [i, &other](SqlConnection &c) -> Result<int> {
            if (auto done = execute(c, u"INSERT INTO conversation (peer) VALUES ('p%1')"_s.arg(i)); !done)
                return std::unexpected(done.error());
            return number(other, u"SELECT count(*) FROM conversation"_s); // what is committed so far
        });
    }
    QVERIFY(!answers.last().isFinished());
    hold.release();
    for (auto &answer : answers)
        QCOMPARE(answer.result().value(), 0);
    QCOMPARE(number(other, u"SELECT count(*) FROM conversation"_s), 10); // committed when it was answered
}

void TestDatabase::aWriteThatFailsDoesNotTakeOthersWithIt()
{
    Database database(m_file);
    QSemaphore hold;
    database.run([&hold](SqlConnection &) { hold.acquire(); });
    QList<QFuture<Result<void>>> answers;
    for (const auto &peer : {u"a"_s, u"b"_s, u"a"_s, u"c"_s}) {
        answers << database.write(Durability::Process, 1, [peer](SqlConnection &c) {
            return execute(c, u"INSERT INTO conversation (peer) VALUES ('%1')"_s.arg(peer));
        });
    }
    hold.release();
    QList<bool> done;
    for (auto &answer : answers)
        done << answer.result().has_value();
    QCOMPARE(done, (QList{true, true, false, true}));
    QCOMPARE(number(database, u"SELECT count(*) FROM conversation"_s), 3);
}

void TestDatabase::aStreamOfWritesIsGathered()
{
    QFuture<Result<void>> last;
    {
        Database database(m_file);
        const auto write = [&](int i) {
            last = database.write(Durability::Process, 1, [i](SqlConnection &c) {
                return execute(c, u"INSERT INTO conversation (peer) VALUES ('p%1')"_s.arg(i));
            });
        };
        write(0);
        last.waitForFinished();
        write(1);
        QCOMPARE(number(database, u"SELECT count(*) FROM conversation"_s), 2); // who asks sees it
        write(2);
        last.waitForFinished(); // or it waits no longer
        write(3);
    } // or the end comes
    QVERIFY(last.isFinished());
    QVERIFY(last.result().has_value());
    Database again(m_file);
    QCOMPARE(number(again, u"SELECT count(*) FROM conversation"_s), 4);
}

void TestDatabase::theOutboxIsSynced()
{
    Database database(m_file);
    const auto level = [&](Durability durability) {
        return database
            .run([durability](SqlConnection &c) {
                return c.transaction(durability, [&]() -> Result<int> {
                    const auto rows = c.run(u"PRAGMA synchronous"_s);
                    return rows && (*rows)->next() ? (*rows)->value(0).toInt() : -1;
                });
            })
            .result()
            .value_or(-1);
    };
    QCOMPARE(level(Durability::Process), 1); // NORMAL
    QCOMPARE(level(Durability::Disk), 2);    // FULL
    QCOMPARE(level(Durability::Process), 1);
}

void TestDatabase::migratesOnce()
{
    {
        Database database(m_file);
        QCOMPARE(number(database, u"PRAGMA user_version"_s), kSchemaVersion);
        number(database, u"INSERT INTO conversation (peer) VALUES ('kept')"_s);
    }
    Database database(m_file);
    QCOMPARE(number(database, u"SELECT count(*) FROM conversation"_s), 1);
}

void TestDatabase::aLaterSchemaIsLeftAlone()
{
    {
        Database database(m_file);
        number(database, u"PRAGMA user_version=%1"_s.arg(kSchemaVersion + 1));
    }
    {
        Database database(m_file);
        QSignalSpy failed(&database, &Database::failed);
        const auto result =
            database.run([](SqlConnection &c) { return execute(c, u"DELETE FROM conversation"_s); }).result();
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, StorageError::NewerSchema);
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(failed.first().first().value<Failure>().kind, StorageError::NewerSchema);
    }
}

void TestDatabase::anOlderFileIsBroughtUp()
{
    // Version 0 is an empty file, as a crash between making and migrating leaves it.
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QFile empty(m_file);
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    Database database(m_file);
    QCOMPARE(number(database, u"PRAGMA user_version"_s), kSchemaVersion);
}

void TestDatabase::somethingElseIsNoDatabase()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    const QByteArray letter = QByteArray("Dear Bob,\n").repeated(1000);
    QFile other(m_file);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write(letter) == letter.size());
    other.close();
    {
        Database database(m_file);
        const auto result =
            database.run([](SqlConnection &c) { return execute(c, u"SELECT 1 FROM message"_s); }).result();
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, StorageError::Corrupt);
    }
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), letter); // and is not touched
}

void TestDatabase::twoConnectionsShareTheFile()
{
    Database one(m_file);
    Database two(m_file);
    for (int i = 0; i < 20; ++i) {
        number(one, u"INSERT INTO conversation (peer) VALUES ('one%1')"_s.arg(i));
        number(two, u"INSERT INTO conversation (peer) VALUES ('two%1')"_s.arg(i));
    }
    QCOMPARE(number(one, u"SELECT count(*) FROM conversation"_s), 40);
    QCOMPARE(number(two, u"SELECT count(*) FROM conversation"_s), 40);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
