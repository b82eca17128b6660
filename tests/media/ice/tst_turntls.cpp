// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/turntls.h"
#include "tests/support/identity.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace causerie;
using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

/// Says back inside TLS what it hears.
class Echo : public QSslServer
{
public:
    explicit Echo(const Identity &identity)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(identity.certificate);
        configuration.setPrivateKey(identity.key);
        setSslConfiguration(configuration);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            ++guests;
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray bytes = socket->readAll();
                heard += bytes;
                socket->write(bytes);
            });
            connect(socket, &QTcpSocket::disconnected, this, [this] { ++gone; });
        });
        listen(QHostAddress::LocalHost);
    }

    QByteArray heard;
    int guests = 0;
    int gone = 0;
};

IceServer relay(quint16 port, const QString &host = u"localhost"_s)
{
    return {IceServer::Kind::TurnTls, host, port, u"u"_s, u"p"_s};
}

} // namespace

class TestTurnTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void othersPassAsTheyAre();
    void doors();
    void bothWays();
    void moreThanFits();
    void whatIsRefused_data();
    void whatIsRefused();
    void bothEndTogether();
    void onlySoMany();
    void nobodyIsThere();

private:
    QTcpSocket *knock(TurnTls &relays, const IceServer &server)
    {
        const QList<IceServer> doors = relays.doorsFor({server});
        auto *socket = new QTcpSocket(this);
        if (!doors.isEmpty())
            socket->connectToHost(doors.first().host, doors.first().port);
        return socket;
    }

    Identity m_identity;
    QTemporaryFile m_authority;
};

void TestTurnTls::initTestCase()
{
    m_identity = makeIdentity({.names = {u"localhost"_s}});
    QVERIFY(!m_identity.certificate.isNull());
    QVERIFY(m_authority.open());
    m_authority.write(m_identity.authorityPem);
    m_authority.flush();
}

void TestTurnTls::othersPassAsTheyAre()
{
    const QList<IceServer> others{{IceServer::Kind::Stun, u"s.test"_s, 3478, {}, {}},
                                  {IceServer::Kind::TurnUdp, u"t.test"_s, 3478, u"u"_s, u"p"_s},
                                  {IceServer::Kind::TurnTcp, u"t.test"_s, 3478, u"u"_s, u"p"_s}};
    TurnTls relays;
    QCOMPARE(relays.doorsFor(others), others);
}

void TestTurnTls::doors()
{
    TurnTls relays;
    const QList<IceServer> doors = relays.doorsFor({relay(5349), relay(443)});
    QVERIFY(doors.size() == 2 || doors.size() == 4); // with IPv6 or without
    for (const IceServer &door : doors) {
        QCOMPARE(door.kind, IceServer::Kind::TurnTcp);
        QVERIFY(QHostAddress(door.host).isLoopback());
        QVERIFY(door.port != 5349 && door.port != 443);
        QCOMPARE(door.user, u"u"_s);
        QCOMPARE(door.password, u"p"_s);
    }
    IceServer renewed = relay(443);
    renewed.password = u"new"_s;
    const QList<IceServer> again = relays.doorsFor({renewed});
    QCOMPARE(again.first().port, doors[doors.size() / 2].port);
    QCOMPARE(again.first().password, u"new"_s);
}

void TestTurnTls::bothWays()
{
    Echo server(m_identity);
    TurnTls relays(m_authority.fileName());
    QTcpSocket *client = knock(relays, relay(server.serverPort()));
    client->write("hello");
    QTRY_COMPARE_WITH_TIMEOUT(server.heard, "hello", kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(client->peek(100), "hello", kPatience);
    client->write("again");
    QTRY_COMPARE_WITH_TIMEOUT(client->peek(100), "helloagain", kPatience);
}

/// Neither side may run ahead of the other for ever, nor lose a byte.
void TestTurnTls::moreThanFits()
{
    Echo server(m_identity);
    TurnTls relays(m_authority.fileName());
    QTcpSocket *client = knock(relays, relay(server.serverPort()));
    QByteArray much(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < much.size(); ++i)
        much[i] = char(i * 7 + i / 251);
    QByteArray heard;
    connect(client, &QTcpSocket::readyRead, this, [&] { heard += client->readAll(); });
    client->write(much);
    QTRY_COMPARE_WITH_TIMEOUT(heard.size(), much.size(), kPatience);
    QVERIFY(heard == much);
}

void TestTurnTls::whatIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("an authority that nobody knows") << u"localhost"_s << false;
    QTest::newRow("a certificate of somebody else") << u"127.0.0.1"_s << true;
}

void TestTurnTls::whatIsRefused()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isKnown);
    Echo server(m_identity);
    TurnTls relays(isKnown ? m_authority.fileName() : QString());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"TLS of the relay"_s));
    QTcpSocket *client = knock(relays, relay(server.serverPort(), host));
    client->write("secret");
    QSignalSpy ended(client, &QTcpSocket::disconnected);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);
    QVERIFY(server.heard.isEmpty());
    QVERIFY(client->readAll().isEmpty());
}

void TestTurnTls::bothEndTogether()
{
    Echo server(m_identity);
    auto relays = std::make_unique<TurnTls>(m_authority.fileName());
    const QList<IceServer> doors = relays->doorsFor({relay(server.serverPort())});
    QTcpSocket one;
    QTcpSocket other;
    for (QTcpSocket *client : {&one, &other}) {
        client->connectToHost(doors.first().host, doors.first().port);
        client->write("x");
        QTRY_COMPARE_WITH_TIMEOUT(client->peek(100), "x", kPatience);
    }
    QCOMPARE(server.guests, 2);
    one.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(server.gone, 1, kPatience);
    QCOMPARE(other.state(), QAbstractSocket::ConnectedState);
    relays.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.gone, 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QAbstractSocket::UnconnectedState, kPatience);
}

/// Any program here can knock.
void TestTurnTls::onlySoMany()
{
    Echo server(m_identity);
    TurnTls relays(m_authority.fileName());
    const QList<IceServer> doors = relays.doorsFor({relay(server.serverPort())});
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 70; ++i) {
        auto &client = clients.emplace_back(std::make_unique<QTcpSocket>());
        client->connectToHost(doors.first().host, doors.first().port);
        client->write("x");
    }
    const auto in = [&](QAbstractSocket::SocketState state) {
        return std::ranges::count(clients, state, [](const auto &client) { return client->state(); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(in(QAbstractSocket::UnconnectedState), 6, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(server.heard.size(), 64, kPatience);
    QCOMPARE(in(QAbstractSocket::ConnectedState), 64);
}

void TestTurnTls::nobodyIsThere()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    TurnTls relays(m_authority.fileName());
    QTcpSocket *client = knock(relays, relay(port));
    QSignalSpy ended(client, &QTcpSocket::disconnected);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);
}

QTEST_GUILESS_MAIN(TestTurnTls)
#include "tst_turntls.moc"
