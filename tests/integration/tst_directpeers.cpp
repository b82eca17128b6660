// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "core/session/files.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Why = files::TransferError::Kind;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Files from device to device with programs that are not the windows: slixmpp, and the command line.
class TestDirectPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whoCannotTakeFiles();
    void slixmppTakesAndGives();
    void theCommandLine();
    void cleanupTestCase() { m_server.reset(); }

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray random(qsizetype size);
    static QByteArray read(const QString &path);
    std::unique_ptr<JsonProcess> slixmpp(const QString &name) const;

    QTemporaryDir m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestDirectPeers::initTestCase()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"grace,heidi,ivan,judy,ken,lea"_s});
    QVERIFY(m_server->isReady());
}

QString TestDirectPeers::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QByteArray TestDirectPeers::random(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator{quint32(size)};
    generator.generate(reinterpret_cast<quint32 *>(bytes.data()), reinterpret_cast<quint32 *>(bytes.data()) + size / 4);
    return bytes;
}

QByteArray TestDirectPeers::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

void TestDirectPeers::whoCannotTakeFiles()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    const auto ivan = slixmpp(u"ivan"_s);
    QVERIFY(ivan);
    ivan->write({{u"do"_s, u"hide"_s}});
    ivan->waitForEvent(u"hidden"_s);
    Person heidi(*m_server, u"heidi"_s);
    QVERIFY(heidi.signIn());
    const Jid peer = *Jid::parse(m_server->jid(u"ivan"_s));
    EVENTUALLY(heidi.session().roster().find(peer) && !heidi.session().roster().find(peer)->resources.empty());
    heidi.session().send(peer, OutgoingText{.body = {}, .attachments = {*files::describe(write(u"a.txt"_s, "hello"))}});
    Conversation &conversation = heidi.session().conversations().at(peer);
    EVENTUALLY(conversation.last() && conversation.last()->state == DeliveryState::Failed);
    QCOMPARE(files::transferErrorFrom(conversation.last()->failure).kind, Why::PeerUnable);
}

std::unique_ptr<JsonProcess> TestDirectPeers::slixmpp(const QString &name) const
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_file_peer.py"), m_server->jid(name) + u"/slix"_s,
                    m_server->password(name), m_server->host(), QString::number(m_server->port()), m_server->caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

/// Its bytestreams share no code with us; its Jingle is what XEP-0234 shows.
void TestDirectPeers::slixmppTakesAndGives()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    const auto judy = slixmpp(u"judy"_s);
    QVERIFY(judy);
    Person grace(*m_server, u"grace"_s);
    QVERIFY(grace.signIn());
    const Jid peer = *Jid::parse(m_server->jid(u"judy"_s));
    EVENTUALLY(grace.session().roster().find(peer) && !grace.session().roster().find(peer)->resources.empty());
    const QByteArray bytes = random(300'000);
    const QString path = write(u"to slix.dat"_s, bytes);
    grace.session().send(peer, OutgoingText{.body = {}, .attachments = {*files::describe(path)}});
    const QJsonObject taken = judy->waitForEvent(u"file"_s);
    QCOMPARE(taken[u"name"_s].toString(), u"to slix.dat"_s);
    QCOMPARE(taken[u"size"_s].toInteger(), bytes.size());
    QCOMPARE(taken[u"sha-256"_s].toString(),
             QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    Conversation &conversation = grace.session().conversations().at(peer);
    EVENTUALLY(conversation.last()->state == DeliveryState::Delivered);

    grace.session().files().setRule({.largest = 6'000'000});
    const auto offer = [&](bool hashFollows, bool lie) {
        judy->write({{u"do"_s, u"offer"_s},
                     {u"to"_s, grace.session().account().jid.toString() + u"/grace"_s},
                     {u"file"_s, path},
                     {u"hash_follows"_s, hashFollows},
                     {u"lie"_s, lie}});
    };
    for (const bool hashFollows : {false, true}) {
        offer(hashFollows, false);
        EVENTUALLY(grace.received().size() == (hashFollows ? 2 : 1));
        EVENTUALLY(conversation.last()->attachments.front().state == TransferState::Done);
        QCOMPARE(read(conversation.last()->attachments.front().localFile), bytes);
        QCOMPARE(judy->waitForEvent(u"given"_s)[u"reason"_s].toString(), u"success"_s);
    }
    offer(true, true);
    EVENTUALLY(grace.received().size() == 3);
    EVENTUALLY(conversation.last()->attachments.front().state == TransferState::Failed);
    QCOMPARE(files::transferErrorFrom(conversation.last()->attachments.front().failure).kind, Why::Mismatch);
    QCOMPARE(judy->waitForEvent(u"given"_s)[u"reason"_s].toString(), u"media-error"_s);
}

void TestDirectPeers::theCommandLine()
{
    const auto run = [this](const QString &name, const QStringList &arguments) {
        const QStringList options{u"--jid"_s,          m_server->jid(name), u"--host"_s,
                                  m_server->host(),    u"--port"_s,         QString::number(m_server->port()),
                                  u"--ca-file"_s,      m_server->caFile(),  u"--data"_s,
                                  m_dir.filePath(name)};
        return std::make_unique<JsonProcess>(
            QStringLiteral(CAUSERIE_CLI), options + arguments,
            QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(name)}});
    };
    const QByteArray bytes = random(400'000);
    const auto lea = run(u"lea"_s, {u"listen"_s, u"--take-files"_s, u"1000000"_s});
    QVERIFY(!lea->waitForEvent(u"online"_s).isEmpty());
    const auto ken = run(u"ken"_s, {u"send-file"_s, write(u"notes.dat"_s, bytes), m_server->jid(u"lea"_s)});
    QCOMPARE(ken->waitForEvent(u"upload"_s)[u"total"_s].toInteger(), bytes.size());
    QCOMPARE(ken->wait(), 0);
    QCOMPARE(ken->all().last()[u"state"_s].toString(), u"delivered"_s);
    const QJsonObject came = lea->waitFor([](const QJsonObject &event) {
        return event[u"event"_s] == u"message"_s && !event[u"files"_s][0][u"file"_s].toString().isEmpty();
    });
    QCOMPARE(read(came[u"files"_s][0][u"file"_s].toString()), bytes);

    const auto upload = run(u"ken"_s, {u"upload"_s, write(u"a.txt"_s, "hello"), m_server->jid(u"lea"_s)});
    QCOMPARE(upload->waitForEvent(u"error"_s)[u"kind"_s].toString(), u"no-upload-service"_s);
    QCOMPARE(upload->wait(), 1);
}

QTEST_GUILESS_MAIN(TestDirectPeers)
#include "tst_directpeers.moc"
