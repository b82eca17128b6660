// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/history.h"
#include "core/session/mending.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <vector>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

/// Set by main(): why there is no file system of our own to fill, empty when there is one.
QByteArray g_noMounts;

Message message(int number)
{
    Message m;
    m.conversation = *Jid::parse(u"bob@example.test");
    m.from = m.conversation;
    m.originId = u"o%1"_s.arg(number);
    m.body = QString(3000, u'x');
    m.sentAt = QDateTime::currentDateTimeUtc();
    return m;
}

} // namespace

/// A disk that is almost full: the store is not begun again for one page that is free.
class TestFullDisk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itWaitsForRoomToGoOn();
    void whoAsksNeedsLess();

private:
    /// Until nothing more goes in; of pieces that are small at last.
    void fill()
    {
        for (int bytes : {64 * 1024, 4096}) {
            for (;;) {
                auto file = std::make_unique<QFile>(m_disk + u"/filler-%1"_s.arg(m_fillers.size()));
                QVERIFY(file->open(QIODevice::WriteOnly | QIODevice::Unbuffered));
                const bool fits = file->write(QByteArray(bytes, 'x')) == bytes;
                m_fillers.push_back(std::move(file));
                if (!fits)
                    break;
            }
        }
    }
    /// About that much, from the newest.
    void free(qint64 bytes)
    {
        while (bytes > 0 && !m_fillers.empty()) {
            bytes -= m_fillers.back()->size();
            m_fillers.back()->remove();
            m_fillers.pop_back();
        }
    }
    void writeUntilItIsFull()
    {
        QSignalSpy failed(&m_history, &History::failed);
        for (int i = 0; i < 3000 && failed.isEmpty(); ++i) {
            bool answered = false;
            m_history.keep(message(m_number++), &m_history, [&answered](const Message &) { answered = true; });
            QVERIFY(QTest::qWaitFor([&] { return answered; }));
        }
        QVERIFY(m_mending->trouble());
        QCOMPARE(m_mending->trouble()->error, StorageError::Full);
    }

    QString m_disk;
    std::vector<std::unique_ptr<QFile>> m_fillers;
    Conversations m_conversations;
    History m_history{m_conversations};
    std::unique_ptr<Mending> m_mending;
    int m_number = 0;
};

void TestFullDisk::init()
{
    if (!g_noMounts.isEmpty())
        QSKIP(g_noMounts.constData());
    m_disk = kSmallDisk.arg(getpid());
    QVERIFY(QDir().mkpath(m_disk));
    QVERIFY2(mountDisk(m_disk, "size=16m"), std::strerror(errno));
    m_mending = std::make_unique<Mending>(m_history, m_conversations);
    m_history.open(m_disk + u"/history.sqlite"_s);
    fill();
    free(300 * 1024);
    writeUntilItIsFull();
}

void TestFullDisk::cleanup()
{
    if (m_disk.isEmpty())
        return;
    m_mending.reset();
    m_history.close();
    m_fillers.clear();
    umount(m_disk.toLocal8Bit().constData());
    QDir().rmdir(m_disk);
    m_disk.clear();
}

void TestFullDisk::itWaitsForRoomToGoOn()
{
    QSignalSpy begun(m_mending.get(), &Mending::begun);
    free(100 * 1024); // for what is written next, and not much more
    m_mending->setPatience(std::chrono::milliseconds(5));
    QTimer meanwhile;
    QSignalSpy looks(&meanwhile, &QTimer::timeout);
    meanwhile.start(std::chrono::milliseconds(5));
    QTRY_VERIFY(looks.size() >= 100); // as many times it could have begun
    QCOMPARE(begun.size(), 0);
    QVERIFY(m_mending->trouble());
    QVERIFY(QDir(m_disk).entryList({u"*.room-*"_s}, QDir::Files).isEmpty()); // nothing of them is left
    free(Mending::kRoomToGoOn + 100 * 1024);
    QTRY_COMPARE(begun.size(), 1);
    QVERIFY(!m_mending->trouble());
    bool answered = false;
    m_history.keep(message(m_number++), &m_history, [&answered](const Message &) { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(!m_mending->trouble());
}

void TestFullDisk::whoAsksNeedsLess()
{
    QSignalSpy begun(m_mending.get(), &Mending::begun);
    free(100 * 1024);
    m_mending->tryAgain();
    QTRY_COMPARE(begun.size(), 1);
    QVERIFY(!m_mending->trouble());
}

int main(int argc, char **argv)
{
    g_noMounts = enterNamespace();
    QCoreApplication application(argc, argv);
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fulldisk.moc"
