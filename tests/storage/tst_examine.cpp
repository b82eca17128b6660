// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/reading.h"
#include "tests/storage/storefixture.h"

#include <QFile>
#include <QSignalSpy>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// A damaged file is found out, told, and kept; what can be made anew is made anew; nothing is deleted.
class TestExamine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundFile();
    void aDamagedSearchIsMadeAnew();
    void aSearchThatMissesAMessageIsMadeAnew();
    void overwrittenPagesAreDamage();
    void aReadingThatBreaksOffIsAFailure();
    void whatIsDamagedIsOnlyRead();
    void probing();
    void somethingElseIsDamage();
    void keptAsideAndBegunAnew();
    void keptAsideTwice();
    void aLockedFile();

private:
    void fill(Store &store, int messages = 400)
    {
        for (int i = 0; i < messages; ++i)
            store.store().apply(incoming(u"message number %1 with some words"_s.arg(i), u"o%1"_s.arg(i)));
        QCOMPARE(store.page(kBob.bare(), 0, 1).messages.size(), 1u);
    }
    /// Everything behind the first pages becomes nonsense.
    static void spoil(const QString &path, int sound = 1)
    {
        const qint64 first = 4096 * qint64(sound);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.size() > first && file.seek(first));
        const QByteArray nonsense(4096, '\x5a');
        for (qint64 at = first; at < file.size(); at += nonsense.size())
            QVERIFY(file.write(nonsense) == nonsense.size());
    }

    const QDateTime m_now = at(0);
};

void TestExamine::aSoundFile()
{
    Store store;
    fill(store);
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestExamine::aDamagedSearchIsMadeAnew()
{
    Store store;
    fill(store);
    store.sql(u"UPDATE message_words_data SET block = x'00112233' WHERE id > 10"_s);
    store.reopen();
    QCOMPARE(store.database().examine().result().value(), StorageHealth::SearchRebuilt);
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
    QCOMPARE(store.sql(u"SELECT count(*) FROM message_words WHERE message_words MATCH 'words'"_s),
             QStringList{u"400"_s});
    QVERIFY(store.apply(incoming(u"one more"_s)).added.size() == 1);
}

void TestExamine::aSearchThatMissesAMessageIsMadeAnew()
{
    Store store;
    fill(store, 3);
    store.sql(u"INSERT INTO message_parts (message_parts) VALUES ('delete-all')"_s);
    QCOMPARE(store.database().examine().result().value(), StorageHealth::SearchRebuilt);
    QCOMPARE(store.sql(u"SELECT count(*) FROM message_parts WHERE message_parts MATCH '\"ord\"'"_s),
             QStringList{u"3"_s});
}

void TestExamine::overwrittenPagesAreDamage()
{
    Store store;
    fill(store);
    store.close();
    spoil(store.file());
    store.open();
    QSignalSpy failed(&store.database(), &Database::failed);
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Damaged);
    const auto page = store.store().page(kBob.bare(), 0, 10).result();
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().kind, StorageError::Corrupt);
    QTRY_VERIFY(!failed.isEmpty());
}

/// The schema and the first rows can be read; the end of a table looks like damage only to who asks.
void TestExamine::aReadingThatBreaksOffIsAFailure()
{
    Store store;
    fill(store, 2'000);
    store.close();
    QFile file(store.file());
    const int pages = int(file.size() / 4096);
    spoil(store.file(), pages / 2);
    store.open();
    QSignalSpy failed(&store.database(), &Database::failed);
    const auto read = store.database()
                          .run([](SqlConnection &connection) {
                              return readMessages(connection, u"WHERE m.id > 0 ORDER BY m.id"_s, {});
                          })
                          .result();
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, StorageError::Corrupt);
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().first().value<Failure>().kind, StorageError::Corrupt);
}

void TestExamine::whatIsDamagedIsOnlyRead()
{
    Store store;
    fill(store, 2'000);
    store.close();
    spoil(store.file(), int(QFile(store.file()).size() / 4096) - 10);
    store.open();
    QVERIFY(store.database().probe().result().has_value()); // nobody has looked yet
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Damaged);
    QCOMPARE(store.database().probe().result().error().kind, StorageError::ReadOnly);
    QVERIFY(store.database().keepAside(m_now).result().has_value());
    QVERIFY(store.database().probe().result().has_value());
}

void TestExamine::probing()
{
    Store store;
    QVERIFY(store.database().probe().result().has_value());
    Database nowhere(u"/proc/nowhere/history.sqlite"_s);
    QCOMPARE(nowhere.probe().result().error().kind, StorageError::CannotOpen);
}

void TestExamine::somethingElseIsDamage()
{
    Store store([](const QString &path) {
        QFile letter(path);
        QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write(QByteArray("Dear Bob,\n").repeated(1000)) > 0);
    });
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Damaged);
}

void TestExamine::keptAsideAndBegunAnew()
{
    Store store;
    fill(store);
    store.close();
    spoil(store.file());
    QFile damaged(store.file());
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    const QByteArray bytes = damaged.readAll();
    damaged.close();
    store.open();
    QVERIFY(!store.store().summaries().result().has_value());

    const QString kept = store.database().keepAside(m_now).result().value();
    QVERIFY(kept.contains(u"damaged-20231114-221320"));
    QVERIFY(store.bodies().isEmpty()); // a new one
    store.apply(incoming(u"hello"_s));
    QCOMPARE(store.bodies(), QStringList{u"hello"_s});
    QFile aside(kept);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
}

void TestExamine::keptAsideTwice()
{
    Store store;
    fill(store, 1);
    const QString first = store.database().keepAside(m_now).result().value();
    fill(store, 1);
    const QString second = store.database().keepAside(m_now).result().value();
    QVERIFY(first != second);
    QVERIFY(QFile::exists(first) && QFile::exists(second));
    QVERIFY(store.bodies().isEmpty());
}

void TestExamine::aLockedFile()
{
    Store store;
    fill(store, 1);
    Database other(store.file());
    QVERIFY(other.run([](SqlConnection &connection) { return connection.execute(u"BEGIN IMMEDIATE"_s); }).result());
    const auto result = store.store().apply(incoming(u"kept out"_s)).result(); // after 5 s
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, StorageError::Busy);
    QCOMPARE(store.bodies().size(), 1); // reading goes on
    QVERIFY(other.run([](SqlConnection &connection) { return connection.execute(u"ROLLBACK"_s); }).result());
    QCOMPARE(store.apply(incoming(u"let in"_s)).added.size(), 1u);
}

QTEST_GUILESS_MAIN(TestExamine)
#include "tst_examine.moc"
