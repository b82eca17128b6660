// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/datafolder.h"

#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;
using Kind = FolderProblem::Kind;

class TestDataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime();
    void ofADeadProcess();
    void withoutAName();
    void unusable_data();
    void unusable();

private:
    static bool write(const QString &file, const QByteArray &content);
};

bool TestDataFolder::write(const QString &file, const QByteArray &content)
{
    QFile lock(file);
    return lock.open(QIODevice::WriteOnly) && lock.write(content) == content.size();
}

void TestDataFolder::oneAtATime()
{
    const QTemporaryDir dir;
    const QDir folder(dir.filePath(u"not/yet/there"_s));
    auto first = lockFolder(folder);
    QVERIFY(first.has_value());
    const auto second = lockFolder(folder);
    QVERIFY(!second.has_value());
    QVERIFY(second.error().kind == Kind::InUse);
    QCOMPARE(second.error().process, QCoreApplication::applicationPid());
    QCOMPARE(second.error().program, u"tst_datafolder"_s);
    QVERIFY(lockFolder(QDir(dir.path())).has_value()); // another folder
    first->reset();
    QVERIFY(lockFolder(folder).has_value());
}

void TestDataFolder::ofADeadProcess()
{
    QProcess dead;
    dead.start(u"true"_s, QStringList());
    QVERIFY(dead.waitForStarted());
    const qint64 process = dead.processId();
    QVERIFY(dead.waitForFinished());
    const QTemporaryDir dir;
    QVERIFY(write(dir.filePath(u"lock"_s), QByteArray::number(process) + "\ncauserie\n" +
                                               QSysInfo::machineHostName().toUtf8() + '\n' +
                                               QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n'));
    QVERIFY(lockFolder(QDir(dir.path())).has_value());
}

/// A disk that was full, or a crash at the wrong moment: it may not lock the user out for ever.
void TestDataFolder::withoutAName()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"lock"_s);
    QVERIFY(write(file, {}));
    const auto young = lockFolder(QDir(dir.path()));
    QVERIFY(!young.has_value());
    QVERIFY(young.error().kind == Kind::InUse);
    QCOMPARE(young.error().process, 0);
    {
        QFile lock(file);
        QVERIFY(lock.open(QIODevice::ReadWrite));
        QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    }
    QVERIFY(lockFolder(QDir(dir.path())).has_value());
}

void TestDataFolder::unusable_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("cannot be made") << u"/proc/nowhere"_s;
    QTest::newRow("cannot be written") << u"/proc"_s;
    QTest::newRow("a file") << u"/etc/passwd"_s;
}

void TestDataFolder::unusable()
{
    QFETCH(QString, path);
    const auto lock = lockFolder(QDir(path));
    QVERIFY(!lock.has_value());
    QVERIFY(lock.error().kind == Kind::Unusable);
}

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
