// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/services.h"
#include "tests/xmpp/fakesession.h"
#include "tests/xmpp/xml.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const Jid kServer = *Jid::parse(u"example.test");
const Jid kRooms = *Jid::parse(u"rooms.example.test");

QByteArray items(const QByteArray &inside)
{
    return "<iq type='result' id='$id' from='example.test'><query xmlns='http://jabber.org/protocol/disco#items'>" +
           inside + "</query></iq>";
}

QByteArray info(const QByteArray &from, const QByteArray &feature)
{
    return "<iq type='result' id='$id' from='" + from +
           "'><query xmlns='http://jabber.org/protocol/disco#info'><identity category='server' type='im'/>"
           "<feature var='" +
           feature + "'/></query></iq>";
}

QByteArray refusal(const QByteArray &from)
{
    return "<iq type='error' id='$id' from='" + from +
           "'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
}

} // namespace

/// What a server has to offer (XEP-0030 §3, §4), asked once for all who look for something.
class TestServices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void atMostFifty();
    void everybodyIsAsked();
    void noList();
    void notConnected();

private:
    using Answer = std::optional<std::expected<Services, IqError>>;

    void signIn(FakeServer &server);
    FakeAccount m_account;
    std::unique_ptr<Connection> m_connection;
};

void TestServices::addresses_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QStringList>("found"); ///< behind the server
    QTest::newRow("none") << QString() << QStringList();
    QTest::newRow("in their order") << u"<item jid='b.test'/><item jid='a.test'/>"_s
                                    << QStringList{u"b.test"_s, u"a.test"_s};
    QTest::newRow("twice") << u"<item jid='b.test'/><item jid='B.test'/>"_s << QStringList{u"b.test"_s};
    QTest::newRow("the server itself") << u"<item jid='example.test'/>"_s << QStringList();
    QTest::newRow("a node") << u"<item jid='b.test' node='x'/>"_s << QStringList();
    QTest::newRow("no address") << u"<item/><item jid='@@'/>"_s << QStringList();
    QTest::newRow("another element") << u"<thing jid='b.test'/>"_s << QStringList();
}

void TestServices::addresses()
{
    QFETCH(QString, inside);
    QFETCH(QStringList, found);
    QStringList addresses;
    for (const Jid &jid : serviceAddresses(xml(QString::fromUtf8(items(inside.toUtf8()))), kServer))
        addresses << jid.toString();
    QCOMPARE(addresses, QStringList{u"example.test"_s} + found);
}

void TestServices::atMostFifty()
{
    QString inside;
    for (int i = 0; i < 1'000; ++i)
        inside += u"<item jid='s%1.test'/>"_s.arg(i);
    QCOMPARE(serviceAddresses(xml(QString::fromUtf8(items(inside.toUtf8()))), kServer).size(), 50u);
}

void TestServices::signIn(FakeServer &server)
{
    m_connection = std::make_unique<Connection>(quickTuning());
    QSignalSpy announced(m_connection.get(), &Connection::announced);
    m_connection->open(m_account.settings(server));
    EVENTUALLY(announced.size() == 1);
}

/// One that refuses does not hide the others.
void TestServices::everybodyIsAsked()
{
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("disco#items")
        .send(items("<item jid='files.example.test'/><item jid='rooms.example.test'/>"))
        .expect("disco#info")
        .send(info("example.test", "a"))
        .expect("disco#info")
        .send(refusal("files.example.test"))
        .expect("disco#info")
        .send(info("rooms.example.test", "b"));
    signIn(server);
    Answer answer;
    int answers = 0;
    askServices(*m_connection, kServer, this, [&](const auto &services) {
        answer = services;
        ++answers;
    });
    EVENTUALLY(answer);
    QCOMPARE(answers, 1);
    QVERIFY(*answer && !(*answer)->listRefused);
    const auto &asked = (*answer)->asked;
    QCOMPARE(asked.size(), 3u);
    QCOMPARE(asked[0].jid, kServer);
    QCOMPARE(asked[0].info.value().features, QStringList{u"a"_s});
    QVERIFY(!asked[1].info);
    QCOMPARE(asked[1].info.error().condition, u"service-unavailable"_s);
    QCOMPARE(asked[2].jid, kRooms);
    QCOMPARE(asked[2].info.value().features, QStringList{u"b"_s});
    m_connection.reset();
}

/// A server that lists nothing may still be what is looked for.
void TestServices::noList()
{
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("disco#items")
        .send(refusal("example.test"))
        .expect("disco#info")
        .send(info("example.test", "a"));
    signIn(server);
    Answer answer;
    askServices(*m_connection, kServer, this, [&](const auto &services) { answer = services; });
    EVENTUALLY(answer);
    QVERIFY(*answer);
    QCOMPARE((*answer)->listRefused.value().condition, u"service-unavailable"_s);
    QCOMPARE((*answer)->asked.size(), 1u);
    QVERIFY((*answer)->asked[0].info.has_value());
    m_connection.reset();
}

void TestServices::notConnected()
{
    m_connection = std::make_unique<Connection>(quickTuning());
    Answer answer;
    askServices(*m_connection, kServer, this, [&](const auto &services) { answer = services; });
    EVENTUALLY(answer);
    QVERIFY(!*answer);
    QCOMPARE(answer->error().kind, IqError::Kind::NotConnected);
    m_connection.reset();
}

QTEST_GUILESS_MAIN(TestServices)
#include "tst_services.moc"
