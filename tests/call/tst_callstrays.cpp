// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Words about calls that come late, twice, too early, or from somebody whom the call does not concern.
class TestCallStrays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redialAfterALostRetract();
    void redialAfterALostPath();
    void lateOfferIsTurnedAway();
    void replayedProposalIsSilent();
    void retractBeforePropose();
    void strangersCannotInterfere();
    void anotherDeviceCannotTakeOver();
    void earlyOfferDoesNotAnswer();
    void candidatesOfAnotherGeneration();
};

void TestCallStrays::redialAfterALostRetract()
{
    TwoPeople world;
    world.alice.wire.lost = {u"retract"_s};
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    Call *first = world.bob.rang;
    call->hangUp();
    QTRY_COMPARE(call->state(), CallState::Ended);
    Call *second = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang != first);
    QCOMPARE(first->outcome(), CallOutcome::Missed);
    QCOMPARE(world.bob.rang->sid(), second->sid());
    QCOMPARE(world.bob.rang->state(), CallState::Ringing);
}

void TestCallStrays::redialAfterALostPath()
{
    Talking world;
    QVERIFY(world.begin());
    // Alice's program died and starts again; Bob only notices that nothing arrives (XEP-0353 §tie-break-2).
    world.alice.wire.lost = {u"terminate"_s, u"finish"_s};
    world.call->hangUp();
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    Q_EMIT world.bob.engine().disconnected();
    Call *again = world.aliceCalls();
    QTRY_COMPARE(again->state(), CallState::Active);
    QTRY_VERIFY(!world.heard->isReconnecting());
    QCOMPARE(world.heard->state(), CallState::Active);
    QCOMPARE(world.heard->sid(), again->sid());
    QCOMPARE(world.bob.rang, world.heard); // once, for both
}

void TestCallStrays::lateOfferIsTurnedAway()
{
    TwoPeople world;
    world.alice.engines.script.knowsItself = false;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Connecting);
    world.bob.wire.lost = {u"finish"_s};
    world.bob.rang->hangUp();
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    world.alice.engine().introduce();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(world.bob.wire.sent.last(), u"terminate alice@example.test/desk Cancel"_s);
    QCOMPARE(world.bob.calls.all().size(), 1);
}

void TestCallStrays::replayedProposalIsSilent()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    const QString sid = call->sid();
    world.bob.rang->decline();
    world.bob.calls.remove(world.bob.rang);
    world.bob.rang = nullptr;
    world.alice.wire.propose(jid(u"bob@example.test"_s), sid);
    settle();
    QVERIFY(!world.bob.rang);
}

void TestCallStrays::retractBeforePropose()
{
    TwoPeople world;
    world.alice.wire.retract(jid(u"bob@example.test"_s), u"sid1"_s, EndReason::Cancel);
    world.alice.wire.propose(jid(u"bob@example.test"_s), u"sid1"_s);
    settle();
    QVERIFY(!world.bob.rang);
}

void TestCallStrays::strangersCannotInterfere()
{
    Talking world;
    FakeSignalling mallory(world.network, u"mallory@example.test/x"_s);
    QVERIFY(world.begin());
    const QString sid = world.call->sid();
    const Jid alice = world.alice.wire.ownJid();
    mallory.terminate(alice, sid, EndReason::Success);
    mallory.finish(alice, sid, EndReason::Success);
    mallory.retract(alice, sid, EndReason::Cancel);
    mallory.reject(alice, sid, EndReason::Busy);
    mallory.sendInfo(alice, sid, SessionInfo::Hold);
    mallory.accept(alice, sid, goodOffer());
    mallory.sendCandidates(alice, sid, goodOffer(), {FakeEngine::candidate(66)});
    mallory.proceed(alice, sid);
    settle();
    QCOMPARE(world.call->state(), CallState::Active);
    QVERIFY(!world.call->isPeerHolding());
    QVERIFY(!world.alice.engine().remoteCandidates.contains(FakeEngine::candidate(66)));
    QVERIFY(!world.alice.wire.sent.contains(u"initiate mallory@example.test/x"_s));
}

void TestCallStrays::anotherDeviceCannotTakeOver()
{
    Talking world;
    FakeSignalling tablet(world.network, u"bob@example.test/tablet"_s);
    QVERIFY(world.begin());
    tablet.terminate(world.alice.wire.ownJid(), world.call->sid(), EndReason::Success);
    tablet.finish(world.alice.wire.ownJid(), world.call->sid(), EndReason::Success);
    tablet.proceed(world.alice.wire.ownJid(), world.call->sid());
    settle();
    QCOMPARE(world.call->state(), CallState::Active);
    QCOMPARE(world.call->peer(), jid(u"bob@example.test/phone"_s));
}

void TestCallStrays::earlyOfferDoesNotAnswer()
{
    FakeNetwork network;
    Device bob{network, u"bob@example.test/phone"_s};
    FakeSignalling mallory(network, u"mallory@example.test/x"_s);
    mallory.propose(jid(u"bob@example.test"_s), u"sid1"_s);
    QTRY_VERIFY(bob.rang);
    mallory.initiate(bob.wire.ownJid(), u"sid1"_s, goodOffer());
    settle();
    QCOMPARE(bob.rang->state(), CallState::Ringing);
    QCOMPARE(bob.engines.made, 0);
    bob.rang->answer();
    QTRY_VERIFY(bob.wire.sent.contains(u"accept mallory@example.test/x"_s));
}

void TestCallStrays::candidatesOfAnotherGeneration()
{
    Talking world;
    QVERIFY(world.begin());
    SessionDescription restart = goodOffer();
    restart.credentials = {u"newu"_s, u"a new password, long enough"_s};
    restart.candidates = {FakeEngine::candidate(77)};
    Q_EMIT world.alice.wire.candidatesReceived(jid(u"bob@example.test/phone"_s), world.call->sid(), restart);
    QVERIFY(!world.alice.engine().remoteCandidates.contains(FakeEngine::candidate(77)));
    QCOMPARE(world.call->state(), CallState::Active);
}

QTEST_GUILESS_MAIN(TestCallStrays)
#include "tst_callstrays.moc"
