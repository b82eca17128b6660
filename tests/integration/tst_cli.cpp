// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"
#include "tests/support/prosody.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::test;
using namespace Qt::StringLiterals;

/// The command line as a script sees it: `causerie-cli` processes and a real server.
class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void roster();
    void twoProcessesTalk();
    void adding();
    void presence();
    void whatCouldNotBeSentIsSentLater();
    void errors_data();
    void errors();
    void terminating_data();
    void terminating();
    void thePasswordFile();
    void cleanupTestCase();

private:
    std::unique_ptr<JsonProcess> run(const QString &name, const QStringList &command,
                                     const QStringList &more = {}) const;
    QStringList options(const QString &name) const;
    QString path(const QString &name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestCli::initTestCase()
{
    m_server =
        std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob,carol,dan"_s, u"--log-level"_s, u"debug"_s});
    QVERIFY(m_server->isReady());
}

QStringList TestCli::options(const QString &name) const
{
    return {u"--jid"_s,       m_server->jid(name), u"--host"_s,
            m_server->host(), u"--port"_s,         QString::number(m_server->port()),
            u"--ca-file"_s,   m_server->caFile(),  u"--data"_s,
            path(name)};
}

std::unique_ptr<JsonProcess> TestCli::run(const QString &name, const QStringList &command,
                                          const QStringList &more) const
{
    return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI), options(name) + more + command,
                                         QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(name)}});
}

void TestCli::roster()
{
    const auto cli = run(u"alice"_s, {u"roster"_s});
    QCOMPARE(cli->wait(), 0);
    QStringList contacts;
    for (const QJsonObject &event : cli->all()) {
        QVERIFY(event.contains(u"event"_s));
        QVERIFY(QDateTime::fromString(event[u"time"_s].toString(), Qt::ISODateWithMs).isValid());
        if (event[u"event"_s] == u"contact"_s)
            contacts << event[u"jid"_s].toString();
    }
    QCOMPARE(contacts, (QStringList{u"bob@example.test"_s, u"carol@example.test"_s, u"dan@example.test"_s}));
    QCOMPARE(cli->all().last()[u"contacts"_s].toInt(), 3);
}

void TestCli::twoProcessesTalk()
{
    const auto listener = run(u"bob"_s, {u"listen"_s});
    QVERIFY(!listener->waitForEvent(u"online"_s).isEmpty());
    const QString text = u"Hallo – \"zwei\" Wörter\nund eine Zeile"_s;
    const auto sender = run(u"alice"_s, {u"send"_s, m_server->jid(u"bob"_s), text});
    QCOMPARE(sender->wait(), 0);
    const QJsonObject sent = sender->all().last();
    QCOMPARE(sent[u"event"_s].toString(), u"message"_s);
    QVERIFY(sent[u"state"_s] == u"sent"_s || sent[u"state"_s] == u"delivered"_s);
    const QJsonObject heard = listener->waitForEvent(u"message"_s);
    QCOMPARE(heard[u"body"_s].toString(), text);
    QCOMPARE(heard[u"id"_s], sent[u"id"_s]);
    QCOMPARE(heard[u"conversation"_s].toString(), m_server->jid(u"alice"_s));
    QCOMPARE(heard[u"direction"_s].toString(), u"incoming"_s);
    listener->terminate();
    QCOMPARE(listener->wait(), 0);

    // Both have it in their history, without asking the server.
    for (const auto &[name, other] : {std::pair(u"alice"_s, u"bob"_s), std::pair(u"bob"_s, u"alice"_s)}) {
        const auto history =
            run(name, {u"history"_s, m_server->jid(other), u"--limit"_s, u"1"_s}, {u"--host"_s, u"nowhere.invalid"_s});
        QCOMPARE(history->wait(), 0);
        QCOMPARE(history->all().size(), 2);
        QCOMPARE(history->all().first()[u"body"_s].toString(), text);
    }
}

void TestCli::adding()
{
    const auto cli = run(u"carol"_s, {u"add"_s, u"eve@example.test"_s});
    QCOMPARE(cli->wait(), 0);
    const QJsonObject contact = cli->all().last();
    QCOMPARE(contact[u"event"_s].toString(), u"contact"_s);
    QCOMPARE(contact[u"jid"_s].toString(), u"eve@example.test"_s);
    QVERIFY(contact[u"asked"_s].toBool());
    // Again is no mistake.
    QCOMPARE(run(u"carol"_s, {u"add"_s, u"dan@example.test"_s})->wait(), 0);
}

void TestCli::presence()
{
    const QString bob = m_server->jid(u"bob"_s);
    const auto watcher = run(u"carol"_s, {u"presence"_s, u"--seconds"_s, u"600"_s});
    QVERIFY(!watcher->waitForEvent(u"online"_s).isEmpty());
    const auto listener = run(u"bob"_s, {u"listen"_s}, {u"--resource"_s, u"desk"_s});
    const QJsonObject there = watcher->waitFor(
        [&](const QJsonObject &event) { return event[u"jid"_s] == bob && event[u"availability"_s] == u"available"_s; });
    QVERIFY(!there.isEmpty());
    listener->terminate();
    QCOMPARE(listener->wait(), 0);
    QVERIFY(!watcher
                 ->waitFor([&](const QJsonObject &event) {
                     return event[u"jid"_s] == bob && event[u"availability"_s] == u"offline"_s;
                 })
                 .isEmpty());
    watcher->terminate();
    QCOMPARE(watcher->wait(), 0);
}

void TestCli::whatCouldNotBeSentIsSentLater()
{
    const auto listener = run(u"bob"_s, {u"listen"_s});
    QVERIFY(!listener->waitForEvent(u"online"_s).isEmpty());
    const auto wrong = std::make_unique<JsonProcess>(
        QStringLiteral(CAUSERIE_CLI), options(u"alice"_s) + QStringList{u"send"_s, m_server->jid(u"bob"_s), u"first"_s},
        QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, u"guess"_s}});
    QCOMPARE(wrong->wait(), 1);
    QCOMPARE(wrong->all().last()[u"kind"_s].toString(), u"wrong-password"_s);
    QCOMPARE(run(u"alice"_s, {u"send"_s, m_server->jid(u"bob"_s), u"second"_s})->wait(), 0);
    QCOMPARE(run(u"alice"_s, {u"send"_s, m_server->jid(u"bob"_s), u"third"_s})->wait(), 0);
    for (const auto &text : {u"first"_s, u"second"_s, u"third"_s})
        QCOMPARE(listener->waitForEvent(u"message"_s)[u"body"_s].toString(), text); // once each
    listener->terminate();
    QCOMPARE(listener->wait(), 0);
}

void TestCli::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no command") << QStringList{} << 2 << u"usage"_s;
    QTest::newRow("an unknown one") << QStringList{u"dance"_s} << 2 << u"usage"_s;
    QTest::newRow("no account") << QStringList{u"--data"_s, path(u"empty"_s), u"roster"_s} << 2 << u"usage"_s;
    QTest::newRow("no password file") << QStringList{u"--jid"_s,   u"a@example.test"_s,  u"--data"_s,
                                                     path(u"x"_s), u"--password-file"_s, u"/none"_s,
                                                     u"roster"_s}
                                      << 1 << u"password-file"_s;
    QTest::newRow("a wrong password") << (options(u"alice"_s) + QStringList{u"roster"_s}) << 1 << u"wrong-password"_s;
    QTest::newRow("nobody listens") << QStringList{u"--jid"_s,  u"a@example.test"_s, u"--data"_s, path(u"x"_s),
                                                   u"--host"_s, u"127.0.0.1"_s,      u"--port"_s, u"1"_s,
                                                   u"roster"_s}
                                    << 1 << u"connection-refused"_s;
    QTest::newRow("an authority that we do not know")
        << QStringList{u"--jid"_s,  m_server->jid(u"alice"_s), u"--data"_s, path(u"x"_s),
                       u"--host"_s, m_server->host(),          u"--port"_s, QString::number(m_server->port()),
                       u"roster"_s}
        << 1 << u"certificate-wrong"_s;
    QTest::newRow("a history that cannot be opened")
        << QStringList{u"--jid"_s,         u"a@example.test"_s, u"--data"_s,
                       u"/proc/nowhere"_s, u"history"_s,        u"b@example.test"_s}
        << 1 << u"storage-cannot-open"_s;
}

void TestCli::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, kind);
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI), arguments, {{u"CAUSERIE_PASSWORD"_s, u"guess"_s}});
    QCOMPARE(cli.wait(), status);
    QStringList kinds;
    for (const QJsonObject &event : cli.all()) {
        if (event[u"event"_s] == u"error"_s) {
            kinds << event[u"kind"_s].toString();
            QVERIFY(!event[u"text"_s].toString().isEmpty());
        }
    }
    QCOMPARE(kinds, QStringList{kind});
}

void TestCli::terminating_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<int>("status");
    QTest::newRow("listen") << QStringList{u"listen"_s} << 0;
    QTest::newRow("presence") << QStringList{u"presence"_s, u"--seconds"_s, u"600"_s} << 0;
    QTest::newRow("answer, nobody has called") << QStringList{u"answer"_s} << 130;
}

void TestCli::terminating()
{
    QFETCH(QStringList, command);
    QFETCH(int, status);
    const QString alice = m_server->jid(u"alice"_s);
    const auto watcher = run(u"carol"_s, {u"listen"_s});
    QVERIFY(!watcher->waitForEvent(u"online"_s).isEmpty());
    const auto cli = run(u"alice"_s, command);
    QVERIFY(!cli->waitForEvent(u"online"_s).isEmpty());
    QVERIFY(!watcher
                 ->waitFor([&](const QJsonObject &event) {
                     return event[u"jid"_s] == alice && event[u"availability"_s] == u"available"_s;
                 })
                 .isEmpty());
    cli->terminate();
    QCOMPARE(cli->wait(), status);
    // It has said goodbye, as all commands before it: a lost stream would leave us there for minutes.
    QVERIFY(!watcher
                 ->waitFor([&](const QJsonObject &event) {
                     return event[u"jid"_s] == alice && event[u"availability"_s] == u"offline"_s;
                 })
                 .isEmpty());
    watcher->terminate();
    QCOMPARE(watcher->wait(), 0);
}

void TestCli::thePasswordFile()
{
    QFile file(path(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_server->password(u"alice"_s).toUtf8() + "\r\nsecond line\n");
    file.close();
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI),
                    options(u"alice"_s) + QStringList{u"--password-file"_s, file.fileName(), u"roster"_s},
                    {{u"CAUSERIE_PASSWORD"_s, u"guess"_s}});
    QCOMPARE(cli.wait(), 0);
}

/// None of all these processes left a stream that the server keeps for its return (XEP-0198 §5).
void TestCli::cleanupTestCase()
{
    QFile log(m_server->log());
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    QVERIFY(text.contains("Enabling stream management"));
    QCOMPARE(text.count("Session going into hibernation"), 0);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
