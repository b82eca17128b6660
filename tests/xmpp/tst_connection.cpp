// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "core/xmpp/request.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppMessage.h>

#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>
#include <QTimer>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QByteArray kEvil =
    "<message from='bob@example.test' to='alice@example.test' type='chat'><body>EVIL</body></message>";

QString kindOf(const QSignalSpy &spy, qsizetype index = -1)
{
    if (spy.isEmpty())
        return u"nothing"_s;
    return toString(spy.at(index < 0 ? spy.size() - 1 : index).at(0).value<ConnectionError>().kind);
}

} // namespace

/// What the connection makes of servers that are broken, hostile or unlucky.
class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void failsWithReason_data();
    void failsWithReason();
    void nothingBeforeSignIn_data();
    void nothingBeforeSignIn();
    void plainAfterAYes();
    void keepaliveAndUnknownElements();
    void charactersAcrossPackets();
    void stanzaBeforeEnabled();
    void silentServer_data();
    void silentServer();
    void unreachable();
    void aLotAtOnce();
    void serverEndsTheStream_data();
    void serverEndsTheStream();
    void serverProof();

private:
    FakeAccount m_account;
};

void TestConnection::failsWithReason_data()
{
    QTest::addColumn<QByteArray>("plain");    // what follows the header before TLS, empty: TLS
    QTest::addColumn<QByteArray>("features"); // inside TLS
    QTest::addColumn<QString>("kind");
    const auto mechanisms = [](const QByteArrayList &names) {
        QByteArray xml = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>";
        for (const QByteArray &name : names)
            xml += "<mechanism>" + name + "</mechanism>";
        return xml + "</mechanisms>";
    };
    QTest::newRow("no TLS") << mechanisms({"SCRAM-SHA-1"}) << QByteArray() << u"no-encryption"_s;
    QTest::newRow("only ANONYMOUS") << QByteArray() << mechanisms({"ANONYMOUS"}) << u"no-mechanism"_s;
    QTest::newRow("only DIGEST-MD5") << QByteArray() << mechanisms({"DIGEST-MD5"}) << u"no-mechanism"_s;
    QTest::newRow("only PLAIN") << QByteArray() << mechanisms({"PLAIN", "ANONYMOUS"}) << u"plain-refused"_s;
    QTest::newRow("nothing to sign in with")
        << QByteArray() << QByteArray("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>") << u"no-mechanism"_s;
}

void TestConnection::failsWithReason()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, features);
    QFETCH(QString, kind);
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    if (plain.isEmpty())
        server.script().offerTls().header(features);
    else
        server.script().header(plain);
    Connection connection(quickTuning());
    QSignalSpy failed(&connection, &Connection::failed);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(kindOf(failed), kind);
    QCOMPARE(failed[0][0].value<ConnectionError>().host, u"127.0.0.1"_s);
    QCOMPARE(waiting.count(), 0);
    QCOMPARE(server.connections(), 1);
    QVERIFY(!server.received().contains("<auth"));
}

void TestConnection::nothingBeforeSignIn_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QByteArray>("evil");
    const QByteArray push = "<iq type='set' id='EVIL' from='alice@example.test'><query xmlns='jabber:iq:roster'>"
                            "<item jid='mallory@example.test' subscription='both'/></query></iq>";
    const char *places[] = {"before the features", "after the features", "behind the go-ahead", "inside TLS"};
    for (int place = 0; place < 4; ++place) {
        QTest::addRow("message %s", places[place]) << place << kEvil;
        QTest::addRow("roster push %s", places[place]) << place << push;
        QTest::addRow("presence %s", places[place]) << place << QByteArray("<presence from='EVIL@example.test/x'/>");
        QTest::addRow("success %s", places[place])
            << place << QByteArray("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>EVIL</success>");
    }
    // Nobody has proved anything yet, so it must not cost memory either.
    QTest::newRow("endless features before TLS")
        << 0 << QByteArray("<stream:features>" + QByteArray("<a>").repeated(60'000));
    QTest::newRow("endless features inside TLS")
        << 3 << QByteArray("<stream:features>" + QByteArray("<a>").repeated(60'000));
}

void TestConnection::nothingBeforeSignIn()
{
    QFETCH(int, place);
    QFETCH(QByteArray, evil);
    const QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' version='1.0' id='x' "
                              "xmlns:stream='http://etherx.jabber.org/streams'>";
    const QByteArray features =
        "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>";
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    switch (place) {
    case 0:
        server.script().expect("<stream:stream").send(header + evil + features);
        break;
    case 1:
        server.script().expect("<stream:stream").send(header + features + evil);
        break;
    case 2:
        server.script()
            .header("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
            .expect("<starttls")
            .send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + evil);
        break;
    case 3:
        server.script().offerTls().expect("<stream:stream").send(header + evil);
        break;
    }
    Connection connection(quickTuning());
    QSignalSpy failed(&connection, &Connection::failed);
    QSignalSpy waiting(&connection, &Connection::waiting);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy messages(&connection.client(), &QXmppClient::messageReceived);
    QSignalSpy presences(&connection.client(), &QXmppClient::presenceReceived);
    QSignalSpy iqs(&connection.client(), &QXmppClient::iqReceived);
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(failed.count() + waiting.count() > 0, kPatience);
    QVERIFY(kindOf(failed) == "protocol-violation"_L1 || kindOf(failed) == "authentication-failed"_L1);
    QCOMPARE(messages.count() + presences.count() + iqs.count() + opened.count(), 0);
    QVERIFY(!server.received().contains("EVIL"));
}

void TestConnection::plainAfterAYes()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script()
        .offerTls()
        .header("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>")
        .expect(QByteArray("\0alice\0secret", 13).toBase64())
        .send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>")
        .bind("alice@example.test/desk")
        .enable("sm");
    auto settings = m_account.settings(server);
    settings.allowPlain = true;
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
}

void TestConnection::keepaliveAndUnknownElements()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy lost(&connection, &Connection::lost);
    QSignalSpy messages(&connection.client(), &QXmppClient::messageReceived);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    server.send(" \n\t <thing xmlns='urn:example:new'><inner/></thing> <telegram/>"
                "<message from='bob@example.test/x' type='chat'><body>still here</body></message> ");
    QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 1, kPatience);
    QCOMPARE(messages[0][0].value<QXmppMessage>().body(), u"still here"_s);
    QVERIFY(connection.isOpen());
    QCOMPARE(lost.count(), 0);
}

void TestConnection::charactersAcrossPackets()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .sendBytewise("<message from='bob@example.test/x' type='chat'><body>Привет 👋 до встречи ☕</body></message>");
    Connection connection(quickTuning());
    QSignalSpy messages(&connection.client(), &QXmppClient::messageReceived);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 1, kPatience);
    QCOMPARE(messages[0][0].value<QXmppMessage>().body(), u"Привет 👋 до встречи ☕"_s);
}

void TestConnection::stanzaBeforeEnabled()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script()
        .offerTls()
        .signIn("secret")
        .bind("alice@example.test/desk")
        .expect("<enable ")
        .send("<message from='bob@example.test/x' type='chat'><body>early</body></message>"
              "<presence from='bob@example.test/x'/>"
              "<enabled xmlns='urn:xmpp:sm:3' resume='true' id='sm'/>"
              "<message from='bob@example.test/x' type='chat'><body>late</body></message><r xmlns='urn:xmpp:sm:3'/>")
        .expect("<a ");
    Connection connection(quickTuning());
    QStringList order;
    connect(&connection, &Connection::opened, this, [&] { order += u"opened"_s; });
    connect(&connection.client(), &QXmppClient::messageReceived, this,
            [&](const QXmppMessage &m) { order += m.body(); });
    connect(&connection.client(), &QXmppClient::presenceReceived, this, [&] { order += u"presence"_s; });
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(server.isFinished(), kPatience);
    QCOMPARE(order, (QStringList{u"opened"_s, u"early"_s, u"presence"_s, u"late"_s}));
    // XEP-0198 §4: what came before <enabled/> does not count.
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("h=\"1\""), kPatience);
}

void TestConnection::silentServer_data()
{
    QTest::addColumn<int>("progress");
    QTest::newRow("says nothing") << 0;
    QTest::newRow("says nothing inside TLS") << 1;
    QTest::newRow("does not answer the password") << 2;
    QTest::newRow("does not bind") << 3;
}

void TestConnection::silentServer()
{
    QFETCH(int, progress);
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    for (int i = 0; i < 3; ++i) {
        Script &script = server.script();
        if (progress > 0)
            script.offerTls();
        if (progress == 2)
            script.header(
                "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>");
        if (progress == 3)
            script.signIn("secret").header("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>");
    }
    auto tuning = quickTuning();
    tuning.stepDeadline = std::chrono::seconds(2);
    Connection connection(tuning);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 1, kPatience);
    QCOMPARE(kindOf(waiting, 0), u"timeout"_s);
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 2, kPatience); // tries again by itself
}

void TestConnection::unreachable()
{
    quint16 closedPort = 0;
    {
        FakeServer server(Security::StartTls, m_account.identity, "example.test");
        closedPort = server.serverPort();
    }
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    auto settings = m_account.settings(server);
    settings.port = closedPort;
    Connection connection(quickTuning());
    QSignalSpy waiting(&connection, &Connection::waiting);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings);
    QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 2, kPatience);
    QCOMPARE(kindOf(waiting), u"connection-refused"_s);

    settings.host = u"no-such-host.invalid"_s;
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(kindOf(failed), u"name-not-found"_s);

    settings.jid = {};
    connection.open(settings);
    QCOMPARE(failed.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, kPatience);
    QCOMPARE(kindOf(failed), u"bad-address"_s);
}

/// What comes at once is worked off in turns, with room for others in between; and all of it before the end is told.
void TestConnection::aLotAtOnce()
{
    constexpr int kMessages = 5'000;
    QByteArray all;
    for (int i = 0; i < kMessages; ++i)
        all += "<message from='bob@example.test' type='chat'><body>" + QByteArray::number(i) + "</body></message>";
    all += "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("<presence").send(all).close();
    Connection connection(quickTuning());
    QSignalSpy lost(&connection, &Connection::lost);
    int heard = 0;
    int turns = 0;
    QTimer others;
    others.callOnTimeout([&] { turns += heard > 0 && heard < kMessages; });
    others.start(0);
    bool isInOrder = true;
    connect(&connection.client(), &QXmppClient::messageReceived, this, [&](const QXmppMessage &message) {
        isInOrder = isInOrder && message.body() == QString::number(heard);
        ++heard;
    });
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, kPatience);
    QCOMPARE(kindOf(lost), u"conflict"_s);
    QCOMPARE(heard, kMessages);
    QVERIFY(isInOrder);
    QVERIFY(turns > 1);
}

void TestConnection::serverEndsTheStream_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("comesBack");
    const auto error = [](const QByteArray &condition) {
        return "<stream:error><" + condition +
               " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>";
    };
    QTest::newRow("closing tag") << QByteArray("</stream:stream>") << u"connection-lost"_s << true;
    QTest::newRow("shutdown") << error("system-shutdown") << u"stream-error"_s << true;
    QTest::newRow("conflict") << error("conflict") << u"conflict"_s << false;
    QTest::newRow("host gone") << error("host-gone") << u"stream-error"_s << false;
    QTest::newRow("not XML any more") << QByteArray("<message></presence>") << u"protocol-violation"_s << true;
    QTest::newRow("a comment") << QByteArray("<!-- -->") << u"protocol-violation"_s << true;
}

void TestConnection::serverEndsTheStream()
{
    QFETCH(QByteArray, end);
    QFETCH(QString, kind);
    QFETCH(bool, comesBack);
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    letIn(server.script(), "sm-2");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy lost(&connection, &Connection::lost);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    server.send(end);
    QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, kPatience);
    QCOMPARE(kindOf(lost), kind);
    if (comesBack) {
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
        QCOMPARE(opened[1][0].toBool(), false); // a closed stream cannot be resumed
        QVERIFY(!server.received().contains("<resume"));
    } else {
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
        QCOMPARE(kindOf(failed), kind);
    }
}

void TestConnection::serverProof()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script()
        .offerTls()
        .header("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>")
        .expect("<auth")
        .send("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"); // "you are who you say"
    Connection connection(quickTuning());
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(kindOf(failed), u"authentication-failed"_s);
    QCOMPARE(failed[0][0].value<ConnectionError>().condition, u"server-gave-no-proof"_s);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
