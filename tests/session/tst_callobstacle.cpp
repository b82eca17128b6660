// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/callobstacle.h"
#include "tests/call/fakeengine.h"
#include "tests/call/fakesignalling.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

using Voice = xmpp::DeviceVoice;
using Voices = std::vector<Voice>;

class TestCallObstacle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirDevices_data();
    void theirDevices();
    void ourOwnComeFirst();
};

void TestCallObstacle::theirDevices_data()
{
    QTest::addColumn<Voices>("devices");
    QTest::addColumn<CallObstacle>("obstacle");
    QTest::newRow("nobody is there") << Voices{} << CallObstacle::Offline;
    QTest::newRow("not heard yet") << Voices{Voice::Unknown} << CallObstacle::Unknown;
    QTest::newRow("text alone") << Voices{Voice::None} << CallObstacle::NoVoice;
    QTest::newRow("in clear") << Voices{Voice::Unencrypted} << CallObstacle::NoEncryption;
    QTest::newRow("good") << Voices{Voice::Encrypted} << CallObstacle::None;
    QTest::newRow("the best of them counts")
        << Voices{Voice::None, Voice::Unencrypted, Voice::Encrypted, Voice::Unknown} << CallObstacle::None;
    QTest::newRow("one of them may still") << Voices{Voice::None, Voice::Unknown} << CallObstacle::Unknown;
    QTest::newRow("in clear, and text alone") << Voices{Voice::None, Voice::Unencrypted} << CallObstacle::NoEncryption;
}

void TestCallObstacle::theirDevices()
{
    QFETCH(const Voices, devices);
    QTEST(obstacleOf(devices), "obstacle");
}

void TestCallObstacle::ourOwnComeFirst()
{
    FakeNetwork network;
    FakeSignalling wire{network, u"alice@example.test/desk"_s};
    FakeEngines engines;
    Calls calls{wire, engines.factory()};
    const Jid peer = *Jid::parse(u"bob@example.test");
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::None), CallObstacle::None);
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::NoVoice), CallObstacle::NoVoice);
    calls.setHiding([](const Jid &) { return Hiding::IfPossible; });
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::None), CallObstacle::None);
    calls.setHiding([](const Jid &) { return Hiding::Always; });
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::NoVoice), CallObstacle::NoRelay);
    wire.servers = {{media::IceServer::Kind::TurnUdp, u"turn.example.test"_s, 3478, u"u"_s, u"p"_s}};
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::NoVoice), CallObstacle::NoVoice);
    wire.servers.clear();
    calls.setMicrophone(false);
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::NoVoice), CallObstacle::NoMicrophone);
    calls.setElsewhere(LineUse::Talking);
    QCOMPARE(firstObstacle(true, calls, peer, CallObstacle::NoVoice), CallObstacle::InCall);
    QCOMPARE(firstObstacle(false, calls, peer, CallObstacle::NoVoice), CallObstacle::NotConnected);
}

QTEST_GUILESS_MAIN(TestCallObstacle)
#include "tst_callobstacle.moc"
