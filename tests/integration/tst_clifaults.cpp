// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"
#include "tests/support/prosody.h"

#include <QFile>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000;

/// A way to the server that can be cut in the middle.
class Cable final : public QTcpServer
{
public:
    explicit Cable(quint16 to)
    {
        connect(this, &QTcpServer::newConnection, this, [this, to] {
            QTcpSocket *near = nextPendingConnection();
            auto *far = new QTcpSocket(near);
            far->connectToHost(u"127.0.0.1"_s, to);
            connect(near, &QIODevice::readyRead, far, [near, far] { far->write(near->readAll()); });
            connect(far, &QIODevice::readyRead, near, [near, far] { near->write(far->readAll()); });
            connect(far, &QAbstractSocket::disconnected, near, &QAbstractSocket::disconnectFromHost);
            connect(near, &QAbstractSocket::disconnected, far, &QAbstractSocket::disconnectFromHost);
            m_ends << near << far;
        });
        listen(QHostAddress::LocalHost);
    }

    void cut()
    {
        for (const QPointer<QTcpSocket> &end : std::exchange(m_ends, {})) {
            if (end)
                end->abort();
        }
    }

private:
    QList<QPointer<QTcpSocket>> m_ends;
};

} // namespace

/// What can go wrong around `causerie-cli`: each is said in one error event, early, and with a status that is not 0.
class TestCliFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesAreCheckedFirst_data();
    void filesAreCheckedFirst();
    void aFullDisk_data();
    void aFullDisk();
    void theReaderIsGone();
    void oneProcessAtATime();
    void besideAWindow();
    void cutInTheMiddle();
    void presencesEndByThemselves();

private:
    QStringList options(const QString &name) const;
    QMap<QString, QString> environment(const QString &name) const
    {
        return {{u"CAUSERIE_PASSWORD"_s, m_server->password(name)}, {u"QT_QPA_PLATFORM"_s, u"offscreen"_s}};
    }
    std::unique_ptr<JsonProcess> run(const QString &name, const QStringList &command) const;
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QByteArray log() const;
    static QJsonObject onlyError(const JsonProcess &process);

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestCliFaults::initTestCase()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--log-level"_s, u"debug"_s});
    QVERIFY(m_server->isReady());
}

QStringList TestCliFaults::options(const QString &name) const
{
    return {u"--jid"_s,       m_server->jid(name), u"--host"_s,
            m_server->host(), u"--port"_s,         QString::number(m_server->port()),
            u"--ca-file"_s,   m_server->caFile(),  u"--data"_s,
            path(name)};
}

std::unique_ptr<JsonProcess> TestCliFaults::run(const QString &name, const QStringList &command) const
{
    return std::make_unique<JsonProcess>(QStringLiteral(CAUSERIE_CLI), options(name) + command, environment(name));
}

QByteArray TestCliFaults::log() const
{
    QFile file(m_server->log());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Empty when there is none, or more than one.
QJsonObject TestCliFaults::onlyError(const JsonProcess &process)
{
    QList<QJsonObject> errors;
    for (const QJsonObject &event : process.all()) {
        if (event[u"event"_s] == u"error"_s)
            errors << event;
    }
    return errors.size() == 1 ? errors.first() : QJsonObject();
}

void TestCliFaults::filesAreCheckedFirst_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("kind");
    const QString bob = u"bob@example.test"_s;
    QTest::newRow("sound that is not there")
        << QStringList{u"call"_s, bob, u"--play"_s, path(u"none.wav"_s)} << u"play-file"_s;
    QTest::newRow("a recording nowhere") << QStringList{u"answer"_s, u"--record"_s, path(u"none/out.wav"_s)}
                                         << u"record-file"_s;
    QTest::newRow("authorities that are not there")
        << QStringList{u"roster"_s, u"--ca-file"_s, path(u"none.pem"_s)} << u"ca-file"_s;
    QTest::newRow("authorities that are none")
        << QStringList{u"roster"_s, u"--ca-file"_s, u"/etc/passwd"_s} << u"ca-file"_s;
    QTest::newRow("a folder that cannot be made")
        << QStringList{u"roster"_s, u"--data"_s, u"/proc/nowhere"_s} << u"data-folder"_s;
}

void TestCliFaults::filesAreCheckedFirst()
{
    QFETCH(QStringList, command);
    QFETCH(QString, kind);
    const auto cli = run(u"alice"_s, command);
    QCOMPARE(cli->wait(), 1);
    QCOMPARE(cli->all().size(), 1); // nobody was connected to
    QCOMPARE(cli->all().first()[u"kind"_s].toString(), kind);
    QVERIFY(!cli->all().first()[u"text"_s].toString().isEmpty());
}

void TestCliFaults::aFullDisk_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("that ends by itself") << QStringList{u"roster"_s};
    QTest::newRow("that would go on") << QStringList{u"listen"_s};
    QTest::newRow("a call that is waited for") << QStringList{u"answer"_s};
    QTest::newRow("of the disk only") << QStringList{u"history"_s, u"bob@example.test"_s};
    QTest::newRow("help") << QStringList{u"--help"_s};
}

void TestCliFaults::aFullDisk()
{
    QFETCH(QStringList, command);
    QProcess cli;
    cli.setStandardOutputFile(u"/dev/full"_s);
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"CAUSERIE_PASSWORD"_s, m_server->password(u"alice"_s));
    cli.setProcessEnvironment(variables);
    cli.start(QStringLiteral(CAUSERIE_CLI), options(u"alice"_s) + command);
    QVERIFY(cli.waitForFinished(kPatience));
    QCOMPARE(cli.exitCode(), 1);
    if (command.first() != "--help"_L1)
        QVERIFY(cli.readAllStandardError().contains("\"kind\":\"output\""));
}

/// `causerie-cli listen | head -1`: the server hears a goodbye all the same (see cutInTheMiddle, which looks at its
/// log).
void TestCliFaults::theReaderIsGone()
{
    const QByteArray pipe = path(u"pipe"_s).toLocal8Bit();
    QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
    const int reader = open(pipe.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    QProcess listener;
    listener.setStandardOutputFile(path(u"pipe"_s), QIODevice::Append);
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"CAUSERIE_PASSWORD"_s, m_server->password(u"bob"_s));
    listener.setProcessEnvironment(variables);
    listener.start(QStringLiteral(CAUSERIE_CLI), options(u"bob"_s) + QStringList{u"listen"_s});
    QByteArray heard;
    const auto isOnline = [&] {
        char bytes[4096];
        const auto count = read(reader, bytes, sizeof bytes);
        heard.append(bytes, count > 0 ? count : 0);
        return heard.contains("\"event\":\"online\"");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), kPatience);
    close(reader);
    QCOMPARE(run(u"alice"_s, {u"send"_s, m_server->jid(u"bob"_s), u"Is anybody there?"_s})->wait(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), QProcess::NotRunning, kPatience);
    QCOMPARE(listener.exitStatus(), QProcess::NormalExit);
    QCOMPARE(listener.exitCode(), 1);
}

void TestCliFaults::oneProcessAtATime()
{
    const QString bob = m_server->jid(u"bob"_s);
    const auto first = run(u"carol"_s, {u"listen"_s});
    QVERIFY(!first->waitForEvent(u"online"_s).isEmpty());
    const auto second = run(u"carol"_s, {u"send"_s, bob, u"hello"_s});
    QCOMPARE(second->wait(), 1);
    QCOMPARE(onlyError(*second)[u"kind"_s].toString(), u"data-in-use"_s);
    QVERIFY(onlyError(*second)[u"text"_s].toString().contains(u"process %1 (causerie-cli)"_s.arg(first->id())));
    // What is stored may be read by anybody; and the refused message was not.
    const auto history = run(u"carol"_s, {u"history"_s, bob});
    QCOMPARE(history->wait(), 0);
    QCOMPARE(history->all().size(), 1);

    first->terminate();
    QCOMPARE(first->wait(), 0);
    QCOMPARE(run(u"carol"_s, {u"send"_s, bob, u"hello"_s})->wait(), 0);
}

void TestCliFaults::besideAWindow()
{
    const QStringList windowOptions{u"--data"_s, path(u"shared"_s), u"--no-keychain"_s};
    QProcess window;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    variables.insert(u"QT_LOGGING_RULES"_s, u"causerie.app.info=true"_s);
    window.setProcessEnvironment(variables);
    QByteArray said;
    connect(&window, &QProcess::readyReadStandardError, this, [&] { said += window.readAllStandardError(); });
    window.start(QStringLiteral(CAUSERIE_WINDOW), windowOptions);
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("first window"), kPatience);

    JsonProcess cli(QStringLiteral(CAUSERIE_CLI),
                    options(u"alice"_s) + QStringList{u"--data"_s, path(u"shared"_s), u"roster"_s},
                    environment(u"alice"_s));
    QCOMPARE(cli.wait(), 1);
    QVERIFY(onlyError(cli)[u"text"_s].toString().contains(u"process %1 (causerie)"_s.arg(window.processId())));

    QProcess other; // hands over what it was started for, and ends
    other.setProcessEnvironment(variables);
    other.start(QStringLiteral(CAUSERIE_WINDOW), windowOptions + QStringList{u"this is no link"_s});
    QTRY_VERIFY_WITH_TIMEOUT(said.contains("is no xmpp:"), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::NotRunning, kPatience);
    QCOMPARE(other.exitCode(), 0);
    QVERIFY(!said.contains("this is no link")); // it might have been a secret

    QFile::remove(path(u"shared/door"_s)); // a program that does not listen
    QProcess third;                        // says so in a box, and ends with it
    third.setProcessEnvironment(variables);
    QByteArray thirdSaid;
    connect(&third, &QProcess::readyReadStandardError, this, [&] { thirdSaid += third.readAllStandardError(); });
    third.start(QStringLiteral(CAUSERIE_WINDOW), windowOptions);
    QTRY_VERIFY_WITH_TIMEOUT(thirdSaid.contains("in use by process " + QByteArray::number(window.processId())),
                             kPatience);
    third.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(third.state(), QProcess::NotRunning, kPatience);
    QCOMPARE(third.exitCode(), 1);

    window.kill(); // a crash does not lock anybody out
    QTRY_COMPARE_WITH_TIMEOUT(window.state(), QProcess::NotRunning, kPatience);
    JsonProcess again(QStringLiteral(CAUSERIE_CLI),
                      options(u"alice"_s) + QStringList{u"--data"_s, path(u"shared"_s), u"roster"_s},
                      environment(u"alice"_s));
    QCOMPARE(again.wait(), 0);
}

/// A stream that was lost is kept by the server (XEP-0198 §5) until somebody comes back to close it.
void TestCliFaults::cutInTheMiddle()
{
    QCOMPARE(log().count("Session going into hibernation"), 0); // so far: all have said goodbye
    Cable cable(m_server->port());
    QStringList arguments = options(u"carol"_s);
    arguments[arguments.indexOf(u"--port"_s) + 1] = QString::number(cable.serverPort());
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI), arguments + QStringList{u"presence"_s, u"--seconds"_s, u"600"_s},
                    environment(u"carol"_s));
    QVERIFY(!cli.waitForEvent(u"online"_s).isEmpty());
    cable.cut();
    QCOMPARE(cli.wait(), 1);
    QCOMPARE(onlyError(cli)[u"kind"_s].toString(), u"connection-lost"_s);
    QCOMPARE(log().count("Session going into hibernation"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(log().count("mod_smacks resuming existing session"), 1, kPatience);
    const QByteArray since = log().mid(log().indexOf("mod_smacks resuming existing session"));
    QVERIFY(since.contains("Revoking resumption token"));
    QVERIFY(!since.contains("Session going into hibernation"));
}

/// Without a time: when our server has told all it knows, and nobody else has said anything for a second.
void TestCliFaults::presencesEndByThemselves()
{
    const auto bob = run(u"bob"_s, {u"listen"_s});
    QVERIFY(!bob->waitForEvent(u"online"_s).isEmpty());
    const auto watcher = run(u"carol"_s, {u"presence"_s});
    const QJsonObject there = watcher->waitForEvent(u"presence"_s);
    QCOMPARE(there[u"jid"_s].toString(), m_server->jid(u"bob"_s));
    QCOMPARE(watcher->wait(), 0);
    QCOMPARE(watcher->all().last()[u"event"_s].toString(), u"presences"_s);
    QCOMPARE(watcher->all().last()[u"contacts"_s].toInt(), 1);
    bob->terminate();
    QCOMPARE(bob->wait(), 0);
}

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_clifaults.moc"
