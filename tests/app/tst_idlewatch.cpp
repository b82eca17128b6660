// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/idlewatch.h"

#include <QDBusConnection>
#include <QFile>
#include <QKeyEvent>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace causerie;
using namespace Qt::StringLiterals;

/// A desktop that counts as Mutter does, or as the screen savers of others.
class FakeDesktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.Mutter.IdleMonitor")

public Q_SLOTS:
    qulonglong GetIdletime() const { return 420'000; }
};

class FakeScreenSaver final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public Q_SLOTS:
    uint GetSessionIdleTime() const { return 600; }
};

/// Who tells whether somebody is there; with a D-Bus session of its own.
class TestIdleWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void withoutADesktopOurWindowsCount();
    void aScreenSaverCountsInSeconds();
    void mutterComesFirst();

private:
    /// Seconds since the last use that it tells first.
    static qint64 firstAnswer(IdleWatch &watch);

    QTemporaryDir m_folder;
    QProcess m_bus;
    QString m_address;
};

void TestIdleWatch::initTestCase()
{
    QFile config(m_folder.filePath(u"bus.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(
        "<busconfig><type>session</type><listen>unix:dir=/tmp</listen><policy context='default'>"
        "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>");
    config.close();
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config.fileName()});
    QVERIFY2(m_bus.waitForReadyRead(30'000), qPrintable(m_bus.errorString()));
    m_address = QString::fromLocal8Bit(m_bus.readLine().trimmed());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLocal8Bit());
}

void TestIdleWatch::cleanupTestCase()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

qint64 TestIdleWatch::firstAnswer(IdleWatch &watch)
{
    QSignalSpy used(&watch, &IdleWatch::used);
    watch.setPause(std::chrono::milliseconds(10));
    if (!used.wait(30'000))
        return -1;
    return used.first().first().toDateTime().secsTo(QDateTime::currentDateTimeUtc());
}

void TestIdleWatch::withoutADesktopOurWindowsCount()
{
    IdleWatch watch;
    const qint64 idle = firstAnswer(watch);
    QCOMPARE(watch.source(), IdleWatch::Source::OwnWindows);
    QVERIFY(idle >= 0 && idle < 60);
    QSignalSpy used(&watch, &IdleWatch::used);
    QVERIFY(used.wait(30'000));
    const QDateTime before = used.last().first().toDateTime();
    QWidget window;
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() > before);
    QTest::keyClick(&window, Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(used.last().first().toDateTime() > before, 30'000);
}

void TestIdleWatch::aScreenSaverCountsInSeconds()
{
    FakeScreenSaver saver;
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"saver"_s);
    QVERIFY(bus.registerObject(u"/org/freedesktop/ScreenSaver"_s, &saver, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerService(u"org.freedesktop.ScreenSaver"_s));
    IdleWatch watch;
    // That this program was started was somebody's doing, too.
    QVERIFY(firstAnswer(watch) < 60);
    QCOMPARE(watch.source(), IdleWatch::Source::ScreenSaver);
    watch.forgetOwnUse();
    const qint64 idle = firstAnswer(watch);
    QVERIFY2(idle >= 600 && idle < 660, qPrintable(QString::number(idle)));
    QDBusConnection::disconnectFromBus(u"saver"_s);
}

void TestIdleWatch::mutterComesFirst()
{
    FakeDesktop desktop;
    FakeScreenSaver saver;
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"desktop"_s);
    QVERIFY(bus.registerObject(u"/org/gnome/Mutter/IdleMonitor/Core"_s, &desktop, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerObject(u"/org/freedesktop/ScreenSaver"_s, &saver, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerService(u"org.gnome.Mutter.IdleMonitor"_s));
    QVERIFY(bus.registerService(u"org.freedesktop.ScreenSaver"_s));
    IdleWatch watch;
    watch.forgetOwnUse();
    const qint64 idle = firstAnswer(watch);
    QCOMPARE(watch.source(), IdleWatch::Source::Mutter);
    QVERIFY2(idle >= 420 && idle < 480, qPrintable(QString::number(idle)));
    QDBusConnection::disconnectFromBus(u"desktop"_s);
}

QTEST_MAIN(TestIdleWatch)
#include "tst_idlewatch.moc"
