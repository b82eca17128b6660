// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/keychain.h"
#include "tests/support/needed.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test");
const Jid kBob = *Jid::parse(u"bob@example.test");

} // namespace

/// Against a real Secret Service: gnome-keyring-daemon on a D-Bus session of its own, in a home of its own.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anUnknownAccountReadsEmpty();
    void keepsWhatWasWritten_data();
    void keepsWhatWasWritten();
    void accountsDoNotMix();
    void deletes();
    void aDeadContextHearsNothing();
    void noServiceIsAnError();

private:
    QString read(const Jid &account);
    bool write(const Jid &account, const QString &password);
    bool remove(const Jid &account);
    static void stop(QProcess &process);

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
};

void TestKeychain::initTestCase()
{
    CAUSERIE_NEEDS("gnome-keyring", !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty());
    qputenv("HOME", m_home.path().toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toLocal8Bit());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME"); // QtKeychain picks the Secret Service by it

    // Without service folders: nothing starts by itself when it is asked for.
    QFile config(m_home.filePath(u"bus.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(
        "<busconfig><type>session</type><listen>unix:dir=/tmp</listen><policy context='default'>"
        "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>");
    config.close();
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config.fileName()});
    QVERIFY2(m_bus.waitForReadyRead(10'000), qPrintable(m_bus.errorString()));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());

    m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    QVERIFY2(m_keyring.waitForStarted(), qPrintable(m_keyring.errorString()));
    m_keyring.write("master");
    m_keyring.closeWriteChannel();
    const auto bus = QDBusConnection::sessionBus();
    QVERIFY(bus.isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(), 10'000);
}

void TestKeychain::cleanupTestCase()
{
    stop(m_keyring);
    stop(m_bus);
}

void TestKeychain::stop(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5000))
        process.kill();
    process.waitForFinished(5000);
}

QString TestKeychain::read(const Jid &account)
{
    std::optional<std::expected<QString, QString>> answer;
    storage::readPassword(account, this, [&](auto result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
        return u"<no answer>"_s;
    return answer->has_value() ? **answer : u"<error> "_s + answer->error();
}

bool TestKeychain::write(const Jid &account, const QString &password)
{
    std::optional<std::expected<void, QString>> answer;
    storage::writePassword(account, password, this, [&](auto result) { answer = std::move(result); });
    return QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) && answer->has_value();
}

bool TestKeychain::remove(const Jid &account)
{
    std::optional<std::expected<void, QString>> answer;
    storage::deletePassword(account, this, [&](auto result) { answer = std::move(result); });
    return QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) && answer->has_value();
}

void TestKeychain::anUnknownAccountReadsEmpty()
{
    QCOMPARE(read(*Jid::parse(u"nobody@example.test")), QString());
}

void TestKeychain::keepsWhatWasWritten_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("plain") << u"correct horse"_s;
    QTest::newRow("not ASCII") << u"pâß–wörd 😀"_s;
    QTest::newRow("long") << QString(2000, u'x');
}

void TestKeychain::keepsWhatWasWritten()
{
    QFETCH(QString, password);
    QVERIFY(write(kAlice, password));
    QCOMPARE(read(kAlice), password);
}

void TestKeychain::accountsDoNotMix()
{
    QVERIFY(write(kAlice, u"hers"_s));
    QVERIFY(write(kBob, u"his"_s));
    QCOMPARE(read(*kAlice.withResource(u"desk")), u"hers"_s); // any device
    QCOMPARE(read(kBob), u"his"_s);
}

void TestKeychain::deletes()
{
    QVERIFY(write(kAlice, u"hers"_s));
    QVERIFY(remove(kAlice));
    QCOMPARE(read(kAlice), QString());
    QVERIFY(remove(kAlice)); // gone is gone
}

void TestKeychain::aDeadContextHearsNothing()
{
    bool heard = false;
    auto context = std::make_unique<QObject>();
    storage::readPassword(kAlice, context.get(), [&](auto) { heard = true; });
    context.reset();
    QVERIFY(write(kAlice, u"x"_s)); // answered after the read
    QVERIFY(!heard);
}

void TestKeychain::noServiceIsAnError()
{
    stop(m_keyring);
    QTRY_VERIFY(!QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value());
    QVERIFY(!write(kAlice, u"hers"_s));
    QVERIFY(read(kAlice).startsWith(u"<error>"));
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
