// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagestore.h"
#include "tests/support/smalldisk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::storage;
using namespace Qt::StringLiterals;

namespace
{

/// Set by main(): why there is no file system of our own to fill, empty when there is one.
QByteArray g_noMounts;

Message outgoing(int number, qsizetype bytes)
{
    Message message;
    message.conversation = *Jid::parse(u"bob@example.test");
    message.from = *Jid::parse(u"alice@example.test/desk");
    message.direction = Direction::Outgoing;
    message.state = DeliveryState::Pending;
    message.originId = u"o%1"_s.arg(number);
    message.body = QString(bytes, u'x');
    message.sentAt = QDateTime::currentDateTimeUtc();
    return message;
}

/// As an archive has it.
Message incoming(int number, qsizetype bytes)
{
    Message message = outgoing(number, bytes);
    message.from = message.conversation;
    message.direction = Direction::Incoming;
    message.state = DeliveryState::Delivered;
    message.archiveId = u"a%1"_s.arg(number);
    return message;
}

} // namespace

/// Real faults of a real file system: a small one that fills up, one that turns read-only.
class TestStorageFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFullDiskFailsAndRecovers();
    void whatComesWhileItIsFullLeavesAGap_data();
    void whatComesWhileItIsFullLeavesAGap();
    void aReadOnlyDisk();
    void aFolderThatCannotBeMade();

private:
    QString m_disk;
};

void TestStorageFaults::init()
{
    if (!g_noMounts.isEmpty())
        QSKIP(g_noMounts.constData());
    m_disk = kSmallDisk.arg(getpid());
    QVERIFY(QDir().mkpath(m_disk));
    QVERIFY2(mountDisk(m_disk, "size=512k"), std::strerror(errno));
}

void TestStorageFaults::cleanup()
{
    if (m_disk.isEmpty())
        return;
    umount(m_disk.toLocal8Bit().constData());
    QDir().rmdir(m_disk);
    m_disk.clear();
}

void TestStorageFaults::aFullDiskFailsAndRecovers()
{
    const QString filler = m_disk + u"/filler"_s;
    Database database(m_disk + u"/history.sqlite"_s);
    MessageStore store(database);
    QSignalSpy failed(&database, &Database::failed);
    QVERIFY(store.add(outgoing(0, 10)).result().value());
    QFile file(filler);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (file.write(QByteArray(4096, 'x')) == 4096) {
    }

    int stored = 1;
    Result<std::optional<Message>> result;
    for (; stored < 1000; ++stored) {
        result = store.add(outgoing(stored, 3000)).result();
        if (!result)
            break;
    }
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, StorageError::Full);
    QVERIFY(result.error().text.contains(u"history.sqlite"));
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.first().first().value<Failure>().kind, StorageError::Full);

    // What was answered with a row is there, what failed is not, and reading goes on.
    QCOMPARE(int(store.outbox().result().value().size()), stored);
    QVERIFY(file.remove());
    QVERIFY(store.add(outgoing(stored, 3000)).result().value()); // room again
    QCOMPARE(int(store.outbox().result().value().size()), stored + 1);
}

void TestStorageFaults::whatComesWhileItIsFullLeavesAGap_data()
{
    QTest::addColumn<bool>("isAnnotation"); // the last that is lost
    QTest::newRow("a message") << false;
    QTest::newRow("what is said of one") << true;
}

void TestStorageFaults::whatComesWhileItIsFullLeavesAGap()
{
    QFETCH(bool, isAnnotation);
    const Jid account = *Jid::parse(u"alice@example.test");
    Database database(m_disk + u"/history.sqlite"_s);
    MessageStore store(database);
    store.setAccount(account);
    QVERIFY(store.apply(incoming(0, 10)).result().has_value());
    QFile file(m_disk + u"/filler"_s);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (file.write(QByteArray(4096, 'x')) == 4096) {
    }

    int number = 1;
    std::vector<ChatEvent> lost;
    for (; lost.empty() && number < 1000; ++number) {
        const auto applied = store.apply(std::vector<ChatEvent>{incoming(number, 3000)}).result();
        QVERIFY(applied.has_value());
        QVERIFY(applied->gapsOpened.empty());
        lost = applied->unstored;
    }
    QCOMPARE(lost.size(), 1u);
    if (isAnnotation) {
        Annotation edit;
        edit.kind = Annotation::Kind::Correction;
        edit.conversation = *Jid::parse(u"bob@example.test");
        edit.by = edit.conversation;
        edit.target = u"o0"_s;
        edit.archiveId = u"a%1"_s.arg(number);
        edit.content.body = QString(30'000, u'y');
        QCOMPARE(store.apply({std::vector<ChatEvent>{edit}}).result().value().unstored.size(), 1u);
    }
    const QString last = u"a%1"_s.arg(number - 2); // that is there

    QVERIFY(file.remove());
    const auto applied = store.apply({incoming(2000, 10), incoming(2001, 10)}).result();
    QVERIFY(applied.has_value());
    QCOMPARE(applied->added.size(), 2u);
    QCOMPARE(applied->gapsOpened, std::vector<Jid>{account});
    const std::vector<Gap> gaps = store.gaps(account).result().value();
    QCOMPARE(gaps.size(), 1u);
    QCOMPARE(gaps.front().after, last);
    QCOMPARE(gaps.front().before, u"a2000"_s);
    QVERIFY(gaps.front().nextPosition < applied->added.front().position);
    QVERIFY(store.apply(incoming(2002, 10)).result().value().gapsOpened.empty()); // once
}

void TestStorageFaults::aReadOnlyDisk()
{
    const QString path = m_disk + u"/history.sqlite"_s;
    {
        Database database(path);
        QVERIFY(MessageStore(database).add(outgoing(0, 10)).result().value());
    }
    QVERIFY2(mountDisk(m_disk, nullptr, MS_REMOUNT | MS_RDONLY), std::strerror(errno));
    Database database(path);
    MessageStore store(database);
    const auto result = store.add(outgoing(1, 10)).result();
    QVERIFY(!result.has_value());
    QVERIFY2(result.error().kind == StorageError::ReadOnly || result.error().kind == StorageError::CannotOpen,
             qPrintable(result.error().text));

    QVERIFY2(mountDisk(m_disk, nullptr, MS_REMOUNT), std::strerror(errno));
    QVERIFY(store.add(outgoing(1, 10)).result().has_value()); // tried again, not given up
    QCOMPARE(store.outbox().result().value().size(), 2u);
}

void TestStorageFaults::aFolderThatCannotBeMade()
{
    QFile inTheWay(m_disk + u"/causerie"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Database database(m_disk + u"/causerie/history.sqlite"_s);
    QSignalSpy failed(&database, &Database::failed);
    const auto result = MessageStore(database).summaries().result();
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, StorageError::CannotOpen);
    QTRY_COMPARE(failed.size(), 1);
}

int main(int argc, char **argv)
{
    g_noMounts = enterNamespace();
    QCoreApplication application(argc, argv);
    TestStorageFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storagefaults.moc"
