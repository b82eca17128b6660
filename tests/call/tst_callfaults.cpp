// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Calls that go wrong: silence, lost stanzas, broken media, peers that vanish.
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
    void soundTroubleEndsNothing();
    void engineNeverStops();
    void pathComesBack();
    void pathStaysAway();
    void callerVanishesWhileItRings();
    void peerLosesItsStream();
    void ourStreamIsGone();
    void peerForgotTheSession();
    void hangUpInEverySlot();
};

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
    old.payloads = {{3, u"GSM"_s, 8000, 1, 0, 0, {}}};
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
    QTest::newRow("no codec") << media::EngineError::Internal << EndReason::GeneralError;
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

void TestCallFaults::soundTroubleEndsNothing()
{
    Talking world;
    QVERIFY(world.begin());
    QSignalSpy began(world.call, &Call::troubleBegan);
    QSignalSpy over(world.call, &Call::troubleOver);
    const QStringList before = world.alice.wire.sent;
    for (int i = 0; i < 5; ++i) {
        for (const media::SoundTrouble trouble : media::kSoundTroubles) {
            Q_EMIT world.alice.engine().troubleBegan(trouble, u"a detail"_s);
            Q_EMIT world.alice.engine().troubleBegan(trouble, u"again"_s);
            QVERIFY(world.call->soundTroubles().has(trouble));
        }
        QCOMPARE(world.call->soundTroubles().gravest(), media::SoundTrouble::NoMicrophone);
        for (const media::SoundTrouble trouble : media::kSoundTroubles)
            Q_EMIT world.alice.engine().troubleOver(trouble);
        QVERIFY(world.call->soundTroubles().isEmpty());
    }
    QCOMPARE(began.size(), 5 * std::ssize(media::kSoundTroubles));
    QCOMPARE(over.size(), began.size());
    QCOMPARE(world.call->state(), CallState::Active);
    QCOMPARE(world.alice.wire.sent, before); // nothing the other side should hear of

    Q_EMIT world.alice.engine().troubleBegan(media::SoundTrouble::NoSpeaker, {});
    world.call->hangUp();
    QCOMPARE(world.call->outcome(), CallOutcome::Answered);
    QVERIFY(world.call->soundTroubles().isEmpty());
    QCOMPARE(world.call->mediaError(), std::nullopt);
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
