// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Calls that go wrong: silence, lost stanzas, broken media, peers that vanish or lie.
class TestCallFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyAnswers();
    void ringsForEver();
    void proceedButNoOffer();
    void bothOurDevicesAnswered();
    void theTalkOfOurOtherDeviceIsOver();
    void offerButNoPath();
    void bounced();
    void offerRefused();
    void offerUnanswered();
    void unusableOffer_data();
    void unusableOffer();
    void unusableAnswer();
    void engineFails_data();
    void engineFails();
    void engineNeverStops();
    void pathComesBack();
    void pathStaysAway();
    void callerVanishesWhileItRings();
    void peerLosesItsStream();
    void ourStreamIsGone();
    void peerForgotTheSession();
    void redialAfterALostRetract();
    void redialAfterALostPath();
    void lateOfferIsTurnedAway();
    void replayedProposalIsSilent();
    void retractBeforePropose();
    void strangersCannotInterfere();
    void anotherDeviceCannotTakeOver();
    void earlyOfferDoesNotAnswer();
    void candidatesOfAnotherGeneration();
    void hangUpInEverySlot();
};

namespace
{

SessionDescription goodOffer()
{
    SessionDescription text;
    text.payloads = {{111, u"opus"_s, 48000, 2, 0, 0, {}}};
    text.credentials = FakeEngine::local().credentials;
    text.fingerprint = FakeEngine::local().fingerprint;
    return text;
}

/// Two people in a call; `call` is Alice's, `heard` Bob's.
struct Talking : TwoPeople {
    Call *call = nullptr;
    Call *heard = nullptr;

    bool begin()
    {
        call = aliceCalls();
        if (!QTest::qWaitFor([this] { return bob.rang != nullptr; }))
            return false;
        heard = bob.rang;
        heard->answer();
        return QTest::qWaitFor(
            [this] { return call->state() == CallState::Active && heard->state() == CallState::Active; });
    }
};

} // namespace

void TestCallFaults::nobodyAnswers()
{
    TwoPeople world;
    world.alice.calls.setTimeouts({.ringing = 30});
    Call *call = world.aliceCalls();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::Timeout);
    QCOMPARE(call->outcome(), CallOutcome::Missed);
    QCOMPARE(world.alice.wire.sent.last(), u"retract bob@example.test Cancel"_s);
    QTRY_COMPARE(world.bob.rang->outcome(), CallOutcome::Missed);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
}

void TestCallFaults::ringsForEver()
{
    TwoPeople world;
    world.alice.wire.lost = {u"retract"_s};
    world.bob.calls.setTimeouts({.ringing = 30});
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->endReason(), EndReason::Timeout);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Missed);
    QCOMPARE(world.bob.wire.sent, QStringList{u"ringing alice@example.test/desk"_s}); // and says nothing
}

void TestCallFaults::proceedButNoOffer()
{
    TwoPeople world;
    world.alice.wire.lost = {u"initiate"_s};
    world.bob.calls.setTimeouts({.session = 30});
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->endReason(), EndReason::ConnectivityError);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Failed);
    QCOMPARE(world.bob.wire.sent.last(), u"finish alice@example.test/desk ConnectivityError"_s);
}

void TestCallFaults::bothOurDevicesAnswered()
{
    TwoPeople world;
    Device tablet{world.network, u"bob@example.test/tablet"_s};
    world.bob.calls.setTimeouts({.elsewhere = 60});
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang && tablet.rang);
    tablet.rang->answer();
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    QCOMPARE(call->peer(), jid(u"bob@example.test/tablet"_s));
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::AnsweredElsewhere);
    QCOMPARE(call->state(), CallState::Active);
}

void TestCallFaults::theTalkOfOurOtherDeviceIsOver()
{
    TwoPeople world;
    Device tablet{world.network, u"bob@example.test/tablet"_s};
    world.bob.calls.setTimeouts({.session = 60'000, .elsewhere = 60'000});
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang && tablet.rang);
    tablet.rang->answer();
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    call->hangUp();
    // The copy (XEP-0280) of what the tablet got.
    Q_EMIT world.bob.wire.finished(jid(u"alice@example.test/desk"_s), call->sid(), EndReason::Success);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::AnsweredElsewhere); // not missed
}

void TestCallFaults::offerButNoPath()
{
    TwoPeople world;
    world.alice.calls.setTimeouts({.connecting = 60});
    world.alice.engines.script.connects = false;
    world.bob.engines.script.connects = false;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::ConnectivityError);
    QCOMPARE(call->outcome(), CallOutcome::Failed);
    QVERIFY(world.alice.wire.sent.contains(u"terminate bob@example.test/phone ConnectivityError"_s));
    QTRY_COMPARE(world.bob.rang->endReason(), EndReason::ConnectivityError);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Failed);
}

void TestCallFaults::bounced()
{
    FakeNetwork network;
    Device alice{network, u"alice@example.test/desk"_s};
    Call *call = alice.calls.start(jid(u"nobody@example.test"_s));
    Q_EMIT alice.wire.unreachable(jid(u"nobody@example.test"_s), call->sid());
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::Gone);
    QCOMPARE(call->outcome(), CallOutcome::Failed);
    QCOMPARE(alice.wire.sent, QStringList{u"propose nobody@example.test"_s});
}

void TestCallFaults::offerRefused()
{
    TwoPeople world;
    world.alice.wire.lost = {u"initiate"_s};
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_VERIFY(world.alice.wire.sent.contains(u"initiate bob@example.test/phone"_s));
    Q_EMIT world.alice.wire.requestFailed(jid(u"bob@example.test/phone"_s), call->sid(), false);
    QCOMPARE(call->endReason(), EndReason::ConnectivityError);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
}

void TestCallFaults::offerUnanswered()
{
    TwoPeople world;
    world.bob.wire.lost = {u"accept"_s};
    world.alice.calls.setTimeouts({.connecting = 60});
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::ConnectivityError);
}

void TestCallFaults::unusableOffer_data()
{
    QTest::addColumn<SessionDescription>("offer");
    QTest::addColumn<QString>("terminated");
    SessionDescription open = goodOffer();
    open.fingerprint = {};
    QTest::newRow("no encryption") << open << u"terminate mallory@example.test/x SecurityError"_s;
    SessionDescription old = goodOffer();
    old.payloads = {{0, u"PCMU"_s, 8000, 1, 0, 0, {}}};
    QTest::newRow("no codec of ours") << old << u"terminate mallory@example.test/x FailedApplication"_s;
}

void TestCallFaults::unusableOffer()
{
    QFETCH(SessionDescription, offer);
    QFETCH(QString, terminated);
    FakeNetwork network;
    Device bob{network, u"bob@example.test/phone"_s};
    FakeSignalling mallory(network, u"mallory@example.test/x"_s);
    mallory.propose(jid(u"bob@example.test"_s), u"sid1"_s);
    QTRY_VERIFY(bob.rang);
    bob.rang->answer();
    mallory.initiate(bob.wire.ownJid(), u"sid1"_s, offer);
    QTRY_VERIFY(bob.wire.sent.contains(terminated));
    QTRY_COMPARE(bob.rang->state(), CallState::Ended);
    QCOMPARE(bob.rang->outcome(), CallOutcome::Failed);
    QVERIFY(!bob.wire.sent.contains(u"accept mallory@example.test/x"_s));
    QVERIFY(!bob.engine().remote);
}

void TestCallFaults::unusableAnswer()
{
    FakeNetwork network;
    Device alice{network, u"alice@example.test/desk"_s};
    FakeSignalling mallory(network, u"mallory@example.test/x"_s);
    Call *call = alice.calls.start(jid(u"mallory@example.test"_s));
    mallory.proceed(alice.wire.ownJid(), call->sid());
    QTRY_VERIFY(alice.wire.sent.contains(u"initiate mallory@example.test/x"_s));
    SessionDescription answer = goodOffer();
    answer.fingerprint = {};
    mallory.accept(alice.wire.ownJid(), call->sid(), answer);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::SecurityError);
    QVERIFY(!alice.engine().remote);
}

void TestCallFaults::engineFails_data()
{
    QTest::addColumn<media::EngineError>("error");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("no microphone") << media::EngineError::NoMicrophone << EndReason::MediaError;
    QTest::newRow("wrong certificate") << media::EngineError::FingerprintMismatch << EndReason::SecurityError;
    QTest::newRow("no path") << media::EngineError::IceFailed << EndReason::ConnectivityError;
}

void TestCallFaults::engineFails()
{
    QFETCH(media::EngineError, error);
    QFETCH(EndReason, reason);
    TwoPeople world;
    world.alice.engines.script.connects = false;
    world.bob.engines.script.connects = false;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_VERIFY(world.alice.wire.sent.contains(u"initiate bob@example.test/phone"_s));
    QTRY_VERIFY(world.alice.engine().remote);
    Q_EMIT world.alice.engine().failed(error, u"a detail"_s);
    QCOMPARE(call->endReason(), reason);
    QCOMPARE(call->outcome(), CallOutcome::Failed);
    QCOMPARE(call->mediaError(), error);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QTRY_COMPARE(world.bob.rang->endReason(), reason);
}

void TestCallFaults::engineNeverStops()
{
    Talking world;
    world.alice.engines.script.stops = false;
    QVERIFY(world.begin());
    world.call->hangUp();
    QCOMPARE(world.alice.calls.current(), world.call);
    QVERIFY(world.alice.calls.start(jid(u"carol@example.test"_s))); // nobody waits for it
    QTRY_COMPARE(world.call->state(), CallState::Ended);
}

void TestCallFaults::pathComesBack()
{
    Talking world;
    QVERIFY(world.begin());
    QSignalSpy flags(world.call, &Call::flagsChanged);
    Q_EMIT world.alice.engine().disconnected();
    QVERIFY(world.call->isReconnecting());
    QCOMPARE(world.call->state(), CallState::Active);
    Q_EMIT world.alice.engine().reconnected();
    QVERIFY(!world.call->isReconnecting());
    QCOMPARE(flags.size(), 2);
}

void TestCallFaults::pathStaysAway()
{
    Talking world;
    world.alice.calls.setTimeouts({.lost = 30});
    QVERIFY(world.begin());
    Q_EMIT world.alice.engine().disconnected();
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    QCOMPARE(world.call->endReason(), EndReason::ConnectivityError);
    QCOMPARE(world.call->outcome(), CallOutcome::Answered);
}

void TestCallFaults::callerVanishesWhileItRings()
{
    TwoPeople world;
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    Q_EMIT world.bob.wire.peerGone(jid(u"alice@example.test/desk"_s));
    QCOMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->endReason(), EndReason::Gone);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Missed);
}

void TestCallFaults::peerLosesItsStream()
{
    Talking world;
    QVERIFY(world.begin());
    Q_EMIT world.alice.wire.peerGone(jid(u"bob@example.test/phone"_s));
    QCOMPARE(world.call->state(), CallState::Active); // sound still flows
    Q_EMIT world.alice.engine().disconnected();
    QCOMPARE(world.call->endReason(), EndReason::Gone); // now nothing is left
    QCOMPARE(world.call->outcome(), CallOutcome::Answered);
}

void TestCallFaults::ourStreamIsGone()
{
    Talking world;
    QVERIFY(world.begin());
    Q_EMIT world.alice.wire.requestFailed(jid(u"bob@example.test/phone"_s), world.call->sid(), false);
    QCOMPARE(world.call->state(), CallState::Active);
    world.alice.wire.lost = {u"terminate"_s, u"finish"_s};
    world.call->hangUp();
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    QCOMPARE(world.call->outcome(), CallOutcome::Answered);
}

void TestCallFaults::peerForgotTheSession()
{
    Talking world;
    QVERIFY(world.begin());
    Q_EMIT world.alice.wire.requestFailed(jid(u"bob@example.test/phone"_s), world.call->sid(), true);
    QCOMPARE(world.call->endReason(), EndReason::Gone);
    QTRY_COMPARE(world.call->state(), CallState::Ended);
}

void TestCallFaults::redialAfterALostRetract()
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

void TestCallFaults::redialAfterALostPath()
{
    Talking world;
    QVERIFY(world.begin());
    // Alice's program died and starts again; Bob only notices that nothing arrives.
    world.alice.wire.lost = {u"terminate"_s, u"finish"_s};
    world.call->hangUp();
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    Q_EMIT world.bob.engine().disconnected();
    Call *again = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang != world.heard);
    QCOMPARE(world.heard->endReason(), EndReason::Gone);
    QCOMPARE(world.heard->outcome(), CallOutcome::Answered);
    world.bob.rang->answer();
    QTRY_COMPARE(again->state(), CallState::Active);
}

void TestCallFaults::lateOfferIsTurnedAway()
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

void TestCallFaults::replayedProposalIsSilent()
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

void TestCallFaults::retractBeforePropose()
{
    TwoPeople world;
    world.alice.wire.retract(jid(u"bob@example.test"_s), u"sid1"_s, EndReason::Cancel);
    world.alice.wire.propose(jid(u"bob@example.test"_s), u"sid1"_s);
    settle();
    QVERIFY(!world.bob.rang);
}

void TestCallFaults::strangersCannotInterfere()
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

void TestCallFaults::anotherDeviceCannotTakeOver()
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

void TestCallFaults::earlyOfferDoesNotAnswer()
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

void TestCallFaults::candidatesOfAnotherGeneration()
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

/// A window that hangs up as soon as it hears of a state, in each of them.
void TestCallFaults::hangUpInEverySlot()
{
    for (const CallState when : {CallState::Ringing, CallState::Connecting, CallState::Active, CallState::Ending}) {
        TwoPeople world;
        QObject context;
        connect(&world.alice.calls, &Calls::started, &context, [&](Call *call) {
            connect(call, &Call::stateChanged, &context, [call, when](CallState state) {
                if (state == when)
                    call->hangUp();
            });
        });
        connect(&world.bob.calls, &Calls::incoming, &context, [&](Call *call) {
            connect(call, &Call::stateChanged, &context, [call, when](CallState state) {
                if (state == when)
                    call->hangUp();
            });
            QMetaObject::invokeMethod(call, &Call::answer, Qt::QueuedConnection);
        });
        Call *call = world.aliceCalls();
        if (when == CallState::Ending) {
            QTRY_COMPARE(call->state(), CallState::Active);
            call->hangUp();
        }
        QTRY_COMPARE(call->state(), CallState::Ended);
        QTRY_COMPARE(world.bob.ended.size(), 1);
        QCOMPARE(world.alice.ended.size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestCallFaults)
#include "tst_callfaults.moc"
