// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/nicetransport.h"

#include "core/media/net/mailbox.h"
#include "tests/media/ice/turnserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(causerie::media::Nomination)

namespace
{
/// One agent with a thread of its own, spoken to from the test.
class Peer
{
public:
    explicit Peer(IceSettings settings)
    {
        settings.loopback = true;
        ask([this, settings] {
            const auto tell = [this](auto what) { mailbox.post(std::move(what)); };
            transport = std::make_unique<NiceTransport>(
                net.context(), settings,
                IceTransport::Events{
                    .candidates =
                        [=, this](const QList<Candidate> &found) { tell([this, found] { candidates += found; }); },
                    .gatheringFinished = [=, this] { tell([this] { gathered = true; }); },
                    .stateChanged = [=, this](IceState next) { tell([this, next] { state = next; }); },
                    .received =
                        [=, this](std::span<const std::byte> datagram) {
                            tell([this, bytes = QByteArray(reinterpret_cast<const char *>(datagram.data()),
                                                           static_cast<qsizetype>(datagram.size()))] {
                                received.append(bytes);
                            });
                        }});
        });
        ask([this] {
            mailbox.post([this, told = transport->credentials()] { credentials = told; });
            transport->gather();
        });
    }
    ~Peer()
    {
        ask([this] { transport->close(100ms, [this] { net.quit(); }); });
        net.join();
    }

    void ask(std::function<void()> work) { net.post(std::move(work)); }
    void connectTo(const Peer &other, const QList<Candidate> &theirs)
    {
        ask([this, remote = other.credentials, theirs] {
            transport->addRemoteCandidates(theirs);
            transport->connectTo(remote);
        });
    }
    void send(const QByteArray &bytes)
    {
        transport->send(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    }
    bool isReady() const { return gathered && !credentials.ufrag.isEmpty(); }

    std::unique_ptr<NiceTransport> transport;
    IceCredentials credentials;
    QList<Candidate> candidates;
    QList<QByteArray> received;
    bool gathered = false;
    IceState state = IceState::Waiting;
    Mailbox mailbox;
    NetThread net;
};

bool hasType(const QList<Candidate> &candidates, Candidate::Type type)
{
    return std::ranges::contains(candidates, type, &Candidate::type);
}
} // namespace

/// Two agents of the library over the loopback interface, and what we ask of it.
class TestNiceTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsTwo_data()
    {
        QTest::addColumn<Nomination>("nomination");
        QTest::newRow("regular") << Nomination::Regular;
        QTest::newRow("aggressive") << Nomination::Aggressive;
    }

    void connectsTwo()
    {
        QFETCH(const Nomination, nomination);
        Peer alice({.controlling = true, .servers = {}, .nomination = nomination});
        Peer bob({.servers = {}, .nomination = nomination});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        QElapsedTimer clock;
        clock.start();
        alice.connectTo(bob, bob.candidates);
        bob.connectTo(alice, alice.candidates);
        QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
        qInfo("connected within %lld ms", clock.elapsed());
        alice.send("\x80 to bob"_ba);
        bob.send("\x80 to alice"_ba);
        QTRY_COMPARE(bob.received, QList{"\x80 to bob"_ba});
        QTRY_COMPARE(alice.received, QList{"\x80 to alice"_ba});

        QString address;
        alice.ask([&] {
            const auto pair = alice.transport->selectedPair();
            alice.mailbox.post([&, pair] { address = pair ? pair->local.address : u"none"_s; });
        });
        QTRY_VERIFY(!address.isEmpty());
        QVERIFY(std::ranges::contains(alice.candidates, address, &Candidate::address));
    }

    void takesCandidatesInAnyOrder()
    {
        Peer alice({.controlling = true, .servers = {}});
        Peer bob({.servers = {}});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        bob.connectTo(alice, {}); // credentials first, candidates one by one
        for (const auto &candidate : std::as_const(alice.candidates))
            bob.ask([&bob, candidate] { bob.transport->addRemoteCandidates({candidate}); });
        alice.connectTo(bob, bob.candidates);
        QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
    }

    void connectsByIpv6Alone()
    {
        Peer alice({.controlling = true, .servers = {}});
        Peer bob({.servers = {}});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        const auto six = [](const QList<Candidate> &candidates) {
            QList<Candidate> kept;
            std::ranges::copy_if(candidates, std::back_inserter(kept),
                                 [](const Candidate &candidate) { return candidate.address.contains(u':'); });
            return kept;
        };
        if (six(alice.candidates).isEmpty())
            QSKIP("this machine has no IPv6, not even to itself");
        alice.connectTo(bob, six(bob.candidates));
        bob.connectTo(alice, six(alice.candidates));
        QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
        alice.send("\x80 to bob"_ba);
        QTRY_COMPARE(bob.received, QList{"\x80 to bob"_ba});
    }

    void connectsPastCandidatesThatDoNotWork()
    {
        Peer alice({.controlling = true, .servers = {}});
        Peer bob({.servers = {}});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        QList<Candidate> odd;
        for (const auto *address :
             {"192.0.2.1", "198.51.100.1", "fe80::1", "garbage", "nobody-here.local", "", "0.0.0.0"}) {
            auto candidate = bob.candidates.first();
            candidate.address = QString::fromLatin1(address);
            candidate.priority = 2130706431;
            odd.append(candidate);
        }
        auto nothing = bob.candidates.first();
        nothing.priority = 0;
        odd.append(nothing);
        odd.append(QList<Candidate>(40, odd.first()));
        alice.connectTo(bob, odd.first(8) + bob.candidates + odd);
        bob.connectTo(alice, alice.candidates);
        QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
    }

    void doesNotConnectWithAWrongPassword()
    {
        Peer alice({.controlling = true, .servers = {}});
        Peer bob({.servers = {}});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        bob.credentials.password.replace(0, 1, bob.credentials.password[0] == u'x' ? u"y"_s : u"x"_s);
        alice.connectTo(bob, bob.candidates);
        QTest::qWait(300); // a right one connects within a tenth of it
        QCOMPARE(alice.state, IceState::Waiting);
    }

    void learnsItsAddressFromAStunServer()
    {
        TurnServer server;
        server.pretendedAddress = QHostAddress(u"198.51.100.7"_s);
        Peer alice({.servers = {{.kind = IceServer::Kind::Stun,
                                 .host = u"localhost"_s,
                                 .port = server.port(),
                                 .user = {},
                                 .password = {}}}});
        QTRY_VERIFY(alice.isReady());
        QVERIFY(server.bindings > 0);
        const auto found = std::ranges::find(alice.candidates, Candidate::Type::ServerReflexive, &Candidate::type);
        QVERIFY(found != alice.candidates.end());
        QCOMPARE(found->address, u"198.51.100.7"_s);
        QCOMPARE(found->relatedAddress, u"127.0.0.1"_s);
        QVERIFY(found->relatedPort > 0);
    }

    void learnsItsAddressBesideARelay_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("that takes us") << u"secret"_s << true;
        QTest::newRow("that refuses us") << u"wrong"_s << true;
        QTest::newRow("that is silent") << u"secret"_s << false;
    }

    /// The library takes the answers of one for those of the other unless the STUN server is asked first.
    void learnsItsAddressBesideARelay()
    {
        QFETCH(const QString, password);
        QFETCH(const bool, isThere);
        TurnServer stun;
        stun.pretendedAddress = QHostAddress(u"198.51.100.7"_s);
        TurnServer relay;
        QUdpSocket nobody; // hears, and says nothing
        nobody.bind(QHostAddress::LocalHost);
        Peer alice({.servers = {{.kind = IceServer::Kind::TurnUdp,
                                 .host = u"127.0.0.1"_s,
                                 .port = isThere ? relay.port() : nobody.localPort(),
                                 .user = u"user"_s,
                                 .password = password},
                                {.kind = IceServer::Kind::Stun,
                                 .host = u"127.0.0.1"_s,
                                 .port = stun.port(),
                                 .user = {},
                                 .password = {}}}});
        const auto knowsItsAddress = [&alice] {
            return std::ranges::contains(alice.candidates, u"198.51.100.7"_s, &Candidate::address);
        };
        QTRY_VERIFY(knowsItsAddress());
        if (!isThere)
            return;
        QTRY_VERIFY_WITH_TIMEOUT(alice.isReady(), 20s); // and not before the relay was asked
        QCOMPARE(relay.allocations, password == u"secret" ? 1 : 0);
        QCOMPARE(hasType(alice.candidates, Candidate::Type::Relayed), password == u"secret");
    }

    void goesThroughARelay()
    {
        TurnServer server;
        const IceServer turn{.kind = IceServer::Kind::TurnUdp,
                             .host = u"127.0.0.1"_s,
                             .port = server.port(),
                             .user = u"user"_s,
                             .password = u"secret"_s};
        {
            Peer alice({.controlling = true, .servers = {turn}, .relayOnly = true});
            Peer bob({.servers = {}});
            QTRY_VERIFY(alice.isReady() && bob.isReady());
            QCOMPARE(server.allocations, 1);
            QCOMPARE(alice.candidates.size(), 1); // nothing tells where alice is
            QCOMPARE(alice.candidates[0].type, Candidate::Type::Relayed);
            QVERIFY(alice.candidates[0].relatedAddress.isEmpty());
            QCOMPARE(alice.candidates[0].relatedPort, 0);
            alice.connectTo(bob, bob.candidates);
            bob.connectTo(alice, alice.candidates);
            QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
            const auto before = server.relayed;
            alice.send("\x80 to bob"_ba);
            QTRY_COMPARE(bob.received, QList{"\x80 to bob"_ba});
            bob.send("\x80 to alice"_ba);
            QTRY_COMPARE(alice.received, QList{"\x80 to alice"_ba});
            QVERIFY(server.relayed >= before + 2);

            bool closed = false;
            alice.ask([&] { alice.transport->close(5s, [&] { alice.mailbox.post([&] { closed = true; }); }); });
            QTRY_VERIFY(closed);
            QVERIFY(server.released); // and gives back what it borrowed
        }
        QCOMPARE(server.refusals, 0);
    }

    /// Both hide behind a relay: what one sends passes two.
    void goesThroughTwoRelays()
    {
        TurnServer alices;
        TurnServer bobs;
        const auto turn = [](const TurnServer &server) {
            return IceServer{.kind = IceServer::Kind::TurnUdp,
                             .host = u"127.0.0.1"_s,
                             .port = server.port(),
                             .user = u"user"_s,
                             .password = u"secret"_s};
        };
        Peer alice({.controlling = true, .servers = {turn(alices)}, .relayOnly = true});
        Peer bob({.servers = {turn(bobs)}, .relayOnly = true});
        QTRY_VERIFY(alice.isReady() && bob.isReady());
        alice.connectTo(bob, bob.candidates);
        bob.connectTo(alice, alice.candidates);
        QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
        alice.send("\x80 to bob"_ba);
        QTRY_COMPARE(bob.received, QList{"\x80 to bob"_ba});
        bob.send("\x80 to alice"_ba);
        QTRY_COMPARE(alice.received, QList{"\x80 to alice"_ba});
        QVERIFY(alices.relayed >= 2 && bobs.relayed >= 2);
    }

    void doesWithoutARelayThatRefuses()
    {
        TurnServer server;
        const IceServer turn{.kind = IceServer::Kind::TurnUdp,
                             .host = u"127.0.0.1"_s,
                             .port = server.port(),
                             .user = u"user"_s,
                             .password = u"wrong"_s};
        Peer alice({.controlling = true, .servers = {turn}});
        QTRY_VERIFY_WITH_TIMEOUT(alice.isReady(), 20s);
        QVERIFY(server.refusals > 0);
        QCOMPARE(server.allocations, 0);
        QVERIFY(!hasType(alice.candidates, Candidate::Type::Relayed));
        QVERIFY(hasType(alice.candidates, Candidate::Type::Host));
    }

    void doesNotWaitForServersThatAreNotThere()
    {
        const QList<IceServer> servers{
            {.kind = IceServer::Kind::Stun, .host = u"nowhere.invalid"_s, .user = {}, .password = {}},
            {.kind = IceServer::Kind::TurnUdp, .host = u"nowhere.invalid"_s, .user = u"u"_s, .password = u"p"_s},
            {.kind = IceServer::Kind::TurnTcp, .host = {}, .port = 0, .user = {}, .password = {}}};
        QElapsedTimer clock;
        clock.start();
        {
            Peer alice({.controlling = true, .servers = servers});
            Peer bob({.servers = {}});
            QTRY_VERIFY(!alice.candidates.isEmpty() && bob.isReady());
            alice.connectTo(bob, bob.candidates);
            bob.connectTo(alice, alice.candidates);
            QTRY_VERIFY(alice.state == IceState::Connected && bob.state == IceState::Connected);
        }
    }

    void closesInAHurryWhenTheRelayIsGone()
    {
        auto server = std::make_unique<TurnServer>();
        const IceServer turn{.kind = IceServer::Kind::TurnUdp,
                             .host = u"127.0.0.1"_s,
                             .port = server->port(),
                             .user = u"user"_s,
                             .password = u"secret"_s};
        Peer alice({.servers = {turn}});
        QTRY_VERIFY(alice.isReady());
        server.reset();
        QElapsedTimer clock;
        clock.start();
        bool closed = false;
        alice.ask([&] { alice.transport->close(50ms, [&] { alice.mailbox.post([&] { closed = true; }); }); });
        QTRY_VERIFY(closed);
        QVERIFY(clock.elapsed() >= 0);
    }
};

QTEST_GUILESS_MAIN(TestNiceTransport)
#include "tst_nicetransport.moc"
