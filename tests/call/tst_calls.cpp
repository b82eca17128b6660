// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Calls that go as people mean them to: two people on a network in memory, with engines that pretend.
class TestCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answered();
    void wireOfACall();
    void candidatesTrickle();
    void callerWaitsForItsEngine();
    void calleeHangsUp();
    void declined();
    void cancelled();
    void cancelledAfterAnAnswer();
    void muteAndHold();
    void muteBeforeTheAnswer();
    void gatewayRingsAfterProceed();
    void offerWithoutProposal();
    void declinedOfferWithoutProposal();
    void settingsReachTheEngine();
    void hiding_data();
    void hiding();
    void aRelayThatIsLearntWhileItRings();
    void whoIsExposedTalksToNobody();
    void callsMustBeRemoved();
    void noCallToOurselves();
    void signingOut();
};

void TestCalls::answered()
{
    TwoPeople world;
    QSignalSpy started(&world.alice.calls, &Calls::started);
    Call *call = world.aliceCalls();
    QVERIFY(call);
    QCOMPARE(started.size(), 1);
    QCOMPARE(call->state(), CallState::Proposed);
    QCOMPARE(call->direction(), Direction::Outgoing);
    QCOMPARE(world.alice.calls.current(), call);

    QTRY_VERIFY(world.bob.rang);
    Call *heard = world.bob.rang;
    QCOMPARE(heard->state(), CallState::Ringing);
    QCOMPARE(heard->peer(), jid(u"alice@example.test/desk"_s));
    QCOMPARE(heard->sid(), call->sid());
    QCOMPARE(heard->direction(), Direction::Incoming);
    QTRY_COMPARE(call->state(), CallState::Ringing);
    QCOMPARE(world.bob.engines.made, 0); // nothing is gathered before somebody answers

    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u" is active$"_s)); // in words, on both sides
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u" is active$"_s));
    heard->answer();
    QCOMPARE(heard->state(), CallState::Connecting);
    QTRY_COMPARE(call->state(), CallState::Active);
    QTRY_COMPARE(heard->state(), CallState::Active);
    QCOMPARE(call->peer(), jid(u"bob@example.test/phone"_s));
    QTRY_VERIFY(call->setupMs() >= 0);
    QTRY_VERIFY(heard->setupMs() >= 0);
    QVERIFY(world.alice.engine().settings.controlling);
    QVERIFY(!world.bob.engine().settings.controlling);
    QCOMPARE(world.alice.engine().parameters->localSetup, media::DtlsSetup::Passive);
    QCOMPARE(world.bob.engine().parameters->localSetup, media::DtlsSetup::Active);
    QCOMPARE(world.bob.engine().parameters->send.name, u"opus"_s);

    world.alice.engine().statistics.packetsSent = 42;
    call->hangUp();
    QCOMPARE(call->state(), CallState::Ending);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QTRY_COMPARE(heard->state(), CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Answered);
    QCOMPARE(heard->outcome(), CallOutcome::Answered);
    QCOMPARE(call->endReason(), EndReason::Success);
    QCOMPARE(heard->endReason(), EndReason::Success);
    QCOMPARE(call->statistics().packetsSent, 42U);
    QCOMPARE(world.alice.ended, QList{call});
    QCOMPARE(world.bob.ended, QList{heard});
    QVERIFY(!world.alice.calls.current());
}

void TestCalls::wireOfACall()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_COMPARE(call->state(), CallState::Ringing);
    settle(); // Alice's engine knows itself before Bob answers
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Active);
    world.bob.rang->hangUp();
    QTRY_COMPARE(call->state(), CallState::Ended);
    settle();
    // XEP-0353 §finish: both sides say it.
    QCOMPARE(world.alice.wire.sent, (QStringList{u"propose bob@example.test"_s, u"initiate bob@example.test/phone"_s,
                                                 u"finish bob@example.test/phone Success"_s}));
    QStringList bob = world.bob.wire.sent;
    bob.removeAll(u"transport alice@example.test/desk"_s);
    QCOMPARE(bob, (QStringList{u"ringing alice@example.test/desk"_s, u"proceed alice@example.test/desk"_s,
                               u"accept alice@example.test/desk"_s, u"terminate alice@example.test/desk Success"_s,
                               u"finish alice@example.test/desk Success"_s}));
    // XEP-0176 §8: what was found while it rang leaves with the offer.
    QCOMPARE(world.alice.wire.descriptions.first().candidates.size(), 1);
    QCOMPARE(world.alice.wire.descriptions.first().fingerprint.hash, u"sha-256"_s);
}

void TestCalls::candidatesTrickle()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    settle();
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    world.alice.wire.sent.clear();
    world.alice.wire.descriptions.clear();
    Q_EMIT world.alice.engine().localCandidates({FakeEngine::candidate(2)});
    Q_EMIT world.alice.engine().localCandidates({FakeEngine::candidate(3), FakeEngine::candidate(4)});
    QCOMPARE(world.alice.wire.sent, QStringList{}); // they wait a moment for each other
    QTRY_COMPARE(world.alice.wire.sent, QStringList{u"transport bob@example.test/phone"_s});
    const SessionDescription transport = world.alice.wire.descriptions.first();
    QCOMPARE(transport.candidates.size(), 3);
    QCOMPARE(transport.credentials, FakeEngine::local().credentials);
    QTRY_VERIFY(world.bob.engine().remoteCandidates.contains(FakeEngine::candidate(4)));
}

void TestCalls::callerWaitsForItsEngine()
{
    TwoPeople world;
    world.alice.engines.script.knowsItself = false;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Connecting);
    settle();
    QCOMPARE(world.alice.wire.sent, QStringList{u"propose bob@example.test"_s});
    world.alice.engine().introduce();
    QTRY_COMPARE(call->state(), CallState::Active);
}

void TestCalls::calleeHangsUp()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(world.bob.rang->state(), CallState::Active);
    QTRY_COMPARE(call->state(), CallState::Active);
    world.bob.rang->hangUp();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Answered);
    QVERIFY(world.alice.engine().isStopped);
}

void TestCalls::declined()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->decline();
    QCOMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Declined);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Declined);
    QCOMPARE(call->endReason(), EndReason::Decline);
    QCOMPARE(world.bob.wire.sent.last(), u"reject alice@example.test/desk Decline"_s);
    QCOMPARE(world.alice.wire.sent, QStringList{u"propose bob@example.test"_s});
}

void TestCalls::cancelled()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    call->hangUp();
    QCOMPARE(call->outcome(), CallOutcome::Cancelled);
    QCOMPARE(world.alice.wire.sent.last(), u"retract bob@example.test Cancel"_s);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Missed);
    QCOMPARE(world.bob.rang->endReason(), EndReason::Cancel);
}

void TestCalls::cancelledAfterAnAnswer()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    call->hangUp(); // before the proceed arrives
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Missed);
    QTRY_COMPARE(world.alice.wire.sent.last(), u"finish bob@example.test/phone Expired"_s);
    QCOMPARE(call->outcome(), CallOutcome::Cancelled);
}

void TestCalls::muteAndHold()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    Call *heard = world.bob.rang;
    QSignalSpy flags(heard, &Call::flagsChanged);

    call->setMuted(true);
    call->setMuted(true);
    QVERIFY(call->isMuted() && world.alice.engine().muted);
    QTRY_VERIFY(heard->isPeerMuted());
    QCOMPARE(flags.size(), 1);
    call->setMuted(false);
    QTRY_VERIFY(!heard->isPeerMuted());

    call->setHeld(true);
    QVERIFY(call->isHeld() && world.alice.engine().held);
    QTRY_VERIFY(heard->isPeerHolding());
    QVERIFY(!world.bob.engine().listenedTo);
    call->setHeld(false);
    QTRY_VERIFY(!heard->isPeerHolding());
    QVERIFY(world.bob.engine().listenedTo);
    QVERIFY(!world.alice.engine().held);
    QCOMPARE(flags.size(), 4);
    QCOMPARE(world.alice.wire.sent.last(), u"info bob@example.test/phone unhold"_s);
}

void TestCalls::muteBeforeTheAnswer()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    call->setMuted(true);
    world.bob.rang->setMuted(true);
    QVERIFY(!world.alice.wire.sent.contains(u"info bob@example.test mute"_s));
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(world.bob.engine().muted);
    QTRY_VERIFY(call->isPeerMuted());
    QTRY_VERIFY(world.bob.rang->isPeerMuted());
}

/// A gateway to telephones proceeds at once and rings later, inside the session.
void TestCalls::gatewayRingsAfterProceed()
{
    FakeNetwork network;
    Device alice{network, u"alice@example.test/desk"_s};
    FakeSignalling gateway(network, u"+15550100@gateway.test/sip"_s);
    Call *call = alice.calls.start(jid(u"+15550100@gateway.test"_s));
    gateway.proceed(alice.wire.ownJid(), call->sid());
    QTRY_VERIFY(alice.wire.sent.contains(u"initiate +15550100@gateway.test/sip"_s));
    QCOMPARE(call->state(), CallState::Connecting);
    gateway.sendInfo(alice.wire.ownJid(), call->sid(), SessionInfo::Ringing);
    QTRY_COMPARE(call->state(), CallState::Ringing);

    // The fingerprint comes with the candidates, the answer has none.
    SessionDescription transport = alice.wire.descriptions.first();
    gateway.sendCandidates(alice.wire.ownJid(), call->sid(), transport, {FakeEngine::candidate(9)});
    settle();
    SessionDescription early = transport;
    early.candidates = {FakeEngine::candidate(10)};
    Q_EMIT alice.wire.candidatesReceived(gateway.ownJid(), call->sid(), early);
    SessionDescription answer = transport;
    answer.fingerprint = {};
    gateway.accept(alice.wire.ownJid(), call->sid(), answer);
    QTRY_COMPARE(call->state(), CallState::Active);
    QCOMPARE(alice.engine().remote->fingerprint, transport.fingerprint);

    call->hangUp();
    QTRY_COMPARE(call->outcome(), CallOutcome::Answered);
}

void TestCalls::offerWithoutProposal()
{
    FakeNetwork network;
    Device bob{network, u"bob@example.test/phone"_s};
    FakeSignalling dino(network, u"dora@example.test/dino"_s);
    SessionDescription offer;
    offer.payloads = {{111, u"opus"_s, 48000, 2, 0, 0, {}}};
    offer.credentials = FakeEngine::local().credentials;
    offer.fingerprint = FakeEngine::local().fingerprint;
    dino.initiate(bob.wire.ownJid(), u"sid1"_s, offer);
    QTRY_VERIFY(bob.rang);
    QCOMPARE(bob.rang->state(), CallState::Ringing);
    QCOMPARE(bob.wire.sent, QStringList{u"info dora@example.test/dino ringing"_s}); // XEP-0167 §8.4
    dino.sendCandidates(bob.wire.ownJid(), u"sid1"_s, offer, {FakeEngine::candidate(5)});
    settle();
    bob.rang->answer();
    QTRY_COMPARE(bob.rang->state(), CallState::Active);
    QCOMPARE(bob.engine().remoteCandidates, QList{FakeEngine::candidate(5)});
    bob.rang->hangUp();
    // No message started it, so no message finishes it.
    QCOMPARE(bob.wire.sent.last(), u"terminate dora@example.test/dino Success"_s);
}

void TestCalls::declinedOfferWithoutProposal()
{
    FakeNetwork network;
    Device bob{network, u"bob@example.test/phone"_s};
    FakeSignalling dino(network, u"dora@example.test/dino"_s);
    dino.initiate(bob.wire.ownJid(), u"sid1"_s, {});
    QTRY_VERIFY(bob.rang);
    bob.rang->decline();
    QCOMPARE(bob.wire.sent.last(), u"terminate dora@example.test/dino Decline"_s);
    QCOMPARE(bob.rang->outcome(), CallOutcome::Declined);
}

void TestCalls::settingsReachTheEngine()
{
    TwoPeople world;
    media::AudioSettings audio;
    audio.backend = media::AudioSettings::Backend::Files;
    audio.playFile = u"speech.wav"_s;
    world.alice.calls.setAudio(audio);
    world.alice.calls.setLoopbackCandidates(true);
    world.alice.wire.servers = {{media::IceServer::Kind::TurnUdp, u"turn.example.test"_s, 3478, u"u"_s, u"p"_s}};
    Call *call = world.aliceCalls();
    QCOMPARE(world.alice.engine().settings.audio, audio);
    QVERIFY(world.alice.engine().settings.loopbackCandidates);
    QCOMPARE(world.alice.engine().settings.iceServers, world.alice.wire.servers);
    audio.playFile = u"other.wav"_s;
    call->setAudio(audio);
    QCOMPARE(world.alice.engine().settings.audio, audio);
}

void TestCalls::hiding_data()
{
    QTest::addColumn<Hiding>("hiding");
    QTest::addColumn<bool>("hasRelay");
    QTest::addColumn<bool>("isRelayed");
    QTest::newRow("a contact") << Hiding::No << true << false;
    QTest::newRow("a stranger") << Hiding::IfPossible << true << true;
    QTest::newRow("a stranger, and no relay") << Hiding::IfPossible << false << false;
    QTest::newRow("everybody") << Hiding::Always << true << true;
}

void TestCalls::hiding()
{
    QFETCH(Hiding, hiding);
    QFETCH(bool, hasRelay);
    Talking world;
    for (Device *device : {&world.alice, &world.bob}) {
        device->wire.servers = {{media::IceServer::Kind::Stun, u"stun.example.test"_s, 3478, {}, {}}};
        if (hasRelay)
            device->wire.servers.append(
                {media::IceServer::Kind::TurnTls, u"turn.example.test"_s, 5349, u"u"_s, u"p"_s});
        device->calls.setHiding([hiding](const Jid &) { return hiding; });
    }
    QVERIFY(world.begin());
    QTEST(world.alice.engine().settings.relayOnly, "isRelayed");
    QTEST(world.bob.engine().settings.relayOnly, "isRelayed");
}

void TestCalls::aRelayThatIsLearntWhileItRings()
{
    TwoPeople world;
    world.bob.calls.setHiding([](const Jid &) { return Hiding::IfPossible; });
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.wire.servers = {{media::IceServer::Kind::TurnUdp, u"turn.example.test"_s, 3478, u"u"_s, u"p"_s}};
    Q_EMIT world.bob.wire.iceServersChanged();
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(world.bob.engine().settings.relayOnly);
}

void TestCalls::whoIsExposedTalksToNobody()
{
    TwoPeople world;
    world.bob.calls.setHiding([](const Jid &) { return Hiding::Always; });
    QVERIFY(world.bob.calls.isExposed(*Jid::parse(u"alice@example.test")));
    QVERIFY(!world.bob.calls.start(*Jid::parse(u"alice@example.test")));
    QSignalSpy rang(&world.bob.calls, &Calls::incoming);
    QSignalSpy ended(&world.bob.calls, &Calls::ended);
    Call *call = world.aliceCalls();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(rang.count(), 0);
    QCOMPARE(ended.count(), 1); // it is in the history
}

void TestCalls::callsMustBeRemoved()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    world.alice.calls.remove(call); // still going: stays
    QCOMPARE(world.alice.calls.all(), QList{call});
    call->hangUp();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QSignalSpy destroyed(call, &QObject::destroyed);
    world.alice.calls.remove(call);
    QVERIFY(world.alice.calls.all().isEmpty());
    QTRY_COMPARE(destroyed.size(), 1);
}

void TestCalls::noCallToOurselves()
{
    TwoPeople world;
    QVERIFY(!world.alice.calls.start(jid(u"alice@example.test/other"_s)));
    QVERIFY(!world.alice.calls.start({}));
}

void TestCalls::signingOut()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.calls.hangUpAll();
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Declined);
    QTRY_COMPARE(call->state(), CallState::Ended);
}

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
