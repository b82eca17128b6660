// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/reachcheck.h"
#include "tests/media/ice/turnserver.h"
#include "tests/support/identity.h"

#include <QSignalSpy>
#include <QSslServer>
#include <QTemporaryFile>
#include <QTest>

using namespace causerie;
using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Whether STUN and TURN can be reached, asked of a real one, a silent one and none.
class TestReachCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRelayTakesUs();
    void aWrongPasswordGivesNoRelay();
    void nobodyAnswers();
    void noServerIsNamed();
    void ourOwnAuthority();
    void mayBeGivenUp();
};

namespace
{

IceServer relay(quint16 port, const QString &password = u"secret"_s)
{
    return {.kind = IceServer::Kind::TurnUdp,
            .host = u"127.0.0.1"_s,
            .port = port,
            .user = u"user"_s,
            .password = password};
}

Reach check(const QList<IceServer> &servers, std::chrono::milliseconds patience = 20s)
{
    ReachCheck check(servers, {}, true, patience);
    QSignalSpy finished(&check, &ReachCheck::finished);
    return finished.wait(30'000) ? finished.first().first().value<Reach>() : Reach();
}

} // namespace

void TestReachCheck::aRelayTakesUs()
{
    TurnServer server;
    const Reach reach = check({relay(server.port())});
    QCOMPARE(reach,
             (Reach{.hasNetwork = true, .knowsStun = true, .isSeen = true, .knowsTurn = true, .hasRelay = true}));
    QTRY_VERIFY(server.released); // and is not kept waiting
}

void TestReachCheck::aWrongPasswordGivesNoRelay()
{
    TurnServer server;
    const Reach reach = check({relay(server.port(), u"wrong"_s)});
    QVERIFY(reach.knowsTurn && !reach.hasRelay);
    QVERIFY(server.refusals > 0);
}

/// A socket that nobody reads.
void TestReachCheck::nobodyAnswers()
{
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost));
    const Reach reach = check({relay(silent.localPort())}, 700ms);
    QCOMPARE(reach, (Reach{.hasNetwork = true, .knowsStun = true, .knowsTurn = true}));
}

void TestReachCheck::noServerIsNamed()
{
    QCOMPARE(check({}), (Reach{.hasNetwork = true}));
}

/// A relay inside TLS whose certificate only the account's authority vouches for is spoken to.
void TestReachCheck::ourOwnAuthority()
{
    const test::Identity identity = test::makeIdentity({.names = {u"localhost"_s}});
    QTemporaryFile authority;
    QVERIFY(authority.open());
    authority.write(identity.authorityPem);
    authority.flush();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(identity.certificate);
    configuration.setPrivateKey(identity.key);
    QSslServer server;
    server.setSslConfiguration(configuration);
    QSignalSpy guests(&server, &QTcpServer::pendingConnectionAvailable); // after the handshake
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const IceServer relay{IceServer::Kind::TurnTls, u"localhost"_s, server.serverPort(), u"u"_s, u"p"_s};
    const ReachCheck check({relay}, authority.fileName(), true, 20s);
    QTRY_VERIFY_WITH_TIMEOUT(!guests.isEmpty(), 30'000);
}

void TestReachCheck::mayBeGivenUp()
{
    TurnServer server;
    for (int i = 0; i < 5; ++i)
        const ReachCheck check({relay(server.port())}, {}, true, 20s);
}

QTEST_GUILESS_MAIN(TestReachCheck)
#include "tst_reachcheck.moc"
