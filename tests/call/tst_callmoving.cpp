// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

/// Bob talks to Alice at her desk, and her tablet is there, too. `call` is the desk's, `heard` Bob's.
struct TalkingBesideATablet : Talking {
    Device tablet{network, u"alice@example.test/tablet"_s};
    const Jid bobs = jid(u"bob@example.test"_s);

    Call *take() { return tablet.calls.start(bobs); }
};

} // namespace

/// A call goes on from another device (XEP-0353 §tie-break-2).
class TestCallMoving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toAnotherDevice();
    void answeredToAllOfUs();
    void whatWasPressedStays();
    void theCalledOneMovesToo();
    void beforeThereIsAPath();
    void afterACrash();
    void nobodyElseTakesIt_data();
    void nobodyElseTakesIt();
    void notWhereOneAddressIsMany();
    void movedWithTheSettingsOfNow();
    void hiddenAddressesStayHidden();
    void oneMoveAtATime();
    void noOfferFollows();
    void theTakerGivesUp();
    void theOfferIsRefused();
    void ofAPathThatStaysAway();
    void bothMoveAtOnce();
    void whatOtherDevicesDo();
    void whatOtherDevicesHaveIsForgotten();
    void theyOnlySayItMoved();
};

void TestCallMoving::toAnotherDevice()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    const QString before = world.call->sid();
    QPointer<FakeEngine> left = world.bob.engines.last;
    QSignalSpy rang(&world.bob.calls, &Calls::incoming);
    QSignalSpy ended(&world.bob.calls, &Calls::ended);
    QVERIFY(world.tablet.calls.isOnOtherDevice(world.bobs));
    world.bob.wire.sent.clear();

    Call *taken = world.take();
    QTRY_COMPARE(taken->state(), CallState::Active);
    QTRY_VERIFY(!world.heard->isReconnecting());
    QCOMPARE(world.heard->state(), CallState::Active);
    QCOMPARE(world.heard->sid(), taken->sid());
    QCOMPARE(world.heard->peer(), jid(u"alice@example.test/tablet"_s));
    QCOMPARE(world.bob.wire.sent.first(3),
             (QStringList{u"moved alice@example.test"_s, u"terminate alice@example.test/desk Expired"_s,
                          u"proceed alice@example.test/tablet"_s}));
    QVERIFY(rang.isEmpty() && ended.isEmpty());
    QTRY_VERIFY(!left); // of the former session
    QVERIFY(!world.bob.engine().settings.controlling);

    QTRY_COMPARE(world.call->state(), CallState::Ended);
    QCOMPARE(world.call->outcome(), CallOutcome::Answered);
    QCOMPARE(world.call->endedBy(), EndedBy::Elsewhere);
    QVERIFY(!world.alice.wire.sent.filter(u"finish"_s).size()); // it is not over
    QVERIFY(!world.tablet.calls.isOnOtherDevice(world.bobs));
    QTRY_VERIFY(world.alice.calls.isOnOtherDevice(world.bobs)); // and can be taken back

    // Nothing of the former session is heard any more.
    Q_EMIT world.bob.wire.terminated(jid(u"alice@example.test/desk"_s), before, EndReason::Success);
    Q_EMIT world.bob.wire.finished(jid(u"alice@example.test/desk"_s), before, EndReason::Success);
    Q_EMIT world.bob.wire.peerGone(jid(u"alice@example.test/desk"_s));
    QCOMPARE(world.heard->state(), CallState::Active);
    taken->hangUp();
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QCOMPARE(world.heard->outcome(), CallOutcome::Answered);
    QCOMPARE(ended.size(), 1);
}

/// To the bare address, as the examples of XEP-0353 have it.
void TestCallMoving::answeredToAllOfUs()
{
    FakeNetwork network;
    Device tablet(network, u"alice@example.test/tablet"_s);
    const Jid bobs = jid(u"bob@example.test"_s);
    Q_EMIT tablet.wire.calledElsewhere(jid(u"alice@example.test/desk"_s), bobs, u"s1"_s);
    QVERIFY(!tablet.calls.isOnOtherDevice(bobs));
    Q_EMIT tablet.wire.proceeded(jid(u"bob@example.test/phone"_s), u"s1"_s);
    QVERIFY(tablet.calls.isOnOtherDevice(bobs));
    QVERIFY(tablet.wire.sent.isEmpty());
}

void TestCallMoving::whatWasPressedStays()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    world.call->setMuted(true);
    QTRY_VERIFY(world.heard->isPeerMuted());
    world.heard->setMuted(true);
    world.heard->setHeld(true);
    const qint64 before = world.heard->activeMs();
    Call *taken = world.take();
    QTRY_COMPARE(taken->state(), CallState::Active);
    QTRY_VERIFY(taken->isPeerMuted() && taken->isPeerHolding());
    QVERIFY(world.bob.engine().muted && world.bob.engine().held);
    QVERIFY(world.heard->isMuted() && world.heard->isHeld());
    QVERIFY(!world.heard->isPeerMuted()); // the tablet is not
    QVERIFY(world.heard->activeMs() >= before);
}

/// Bob was called by Alice; now it is he who goes to another device.
void TestCallMoving::theCalledOneMovesToo()
{
    Talking world;
    QVERIFY(world.begin());
    Device laptop{world.network, u"bob@example.test/laptop"_s};
    Call *taken = laptop.calls.start(jid(u"alice@example.test"_s));
    QTRY_COMPARE(taken->state(), CallState::Active);
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QTRY_VERIFY(!world.call->isReconnecting());
    QCOMPARE(world.call->peer(), jid(u"bob@example.test/laptop"_s));
    QCOMPARE(world.call->direction(), Direction::Outgoing);
    QVERIFY(!world.alice.rang);
}

void TestCallMoving::beforeThereIsAPath()
{
    TalkingBesideATablet world;
    world.alice.engines.script.connects = false;
    world.bob.engines.script.connects = false;
    world.call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_VERIFY(world.bob.wire.sent.contains(u"accept alice@example.test/desk"_s));
    world.bob.engines.script.connects = true;
    Call *taken = world.take();
    QTRY_COMPARE(taken->state(), CallState::Active);
    QTRY_COMPARE(world.bob.rang->state(), CallState::Active);
    QCOMPARE(world.bob.rang->sid(), taken->sid());
}

/// The same device, which knows nothing of it any more, and a path that is lost.
void TestCallMoving::afterACrash()
{
    Talking world;
    QVERIFY(world.begin());
    Q_EMIT world.bob.engine().disconnected();
    QVERIFY(world.heard->isReconnecting());
    Q_EMIT world.bob.wire.peerGone(jid(u"alice@example.test/desk"_s));
    QTRY_COMPARE(world.heard->state(), CallState::Ended); // no word and no path

    Talking again;
    QVERIFY(again.begin());
    Q_EMIT again.bob.engine().disconnected();
    Q_EMIT again.bob.wire.proposed(jid(u"alice@example.test/desk"_s), u"sid-2"_s);
    QCOMPARE(again.heard->sid(), u"sid-2"_s);
    Q_EMIT again.bob.wire.initiated(jid(u"alice@example.test/desk"_s), u"sid-2"_s, goodOffer());
    QTRY_VERIFY(again.bob.engine().remote);
    again.bob.engine().addRemoteCandidates({FakeEngine::candidate(1)});
    QTRY_VERIFY(!again.heard->isReconnecting());
    QCOMPARE(again.heard->state(), CallState::Active);
}

void TestCallMoving::nobodyElseTakesIt_data()
{
    QTest::addColumn<QString>("who");
    QTest::newRow("somebody else") << u"mallory@example.test/x"_s;
    QTest::newRow("the same name elsewhere") << u"alice@mallory.test/desk"_s;
    QTest::newRow("her server") << u"example.test/alice"_s;
    QTest::newRow("no device") << u"alice@example.test"_s;
}

void TestCallMoving::nobodyElseTakesIt()
{
    QFETCH(QString, who);
    Talking world;
    QVERIFY(world.begin());
    const QString before = world.heard->sid();
    const int made = world.bob.engines.made;
    Q_EMIT world.bob.wire.proposed(jid(who), u"sid-2"_s);
    Q_EMIT world.bob.wire.initiated(jid(who), u"sid-2"_s, goodOffer());
    settle();
    QCOMPARE(world.heard->sid(), before);
    QCOMPARE(world.heard->state(), CallState::Active);
    QVERIFY(!world.heard->isReconnecting());
    QCOMPARE(world.bob.engines.made, made);
    QVERIFY(world.bob.wire.sent.contains(u"reject %1 Busy"_s.arg(who)));
    QVERIFY(world.bob.wire.sent.filter(u"proceed"_s).size() == 1); // the first one
}

/// Two callers with one number, at a gateway.
void TestCallMoving::notWhereOneAddressIsMany()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    world.bob.calls.setOnePerson([](const Jid &) { return false; });
    Call *taken = world.take();
    QTRY_COMPARE(taken->outcome(), CallOutcome::Busy);
    QCOMPARE(world.heard->state(), CallState::Active);
    QCOMPARE(world.heard->sid(), world.call->sid());
}

void TestCallMoving::movedWithTheSettingsOfNow()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    QVERIFY(!world.bob.engine().settings.relayOnly);
    world.bob.wire.servers = {
        {.kind = media::IceServer::Kind::TurnUdp, .host = u"turn.example.test"_s, .user = {}, .password = {}}};
    world.bob.calls.setHiding([](const Jid &) { return Hiding::Always; });
    world.heard->setMode(media::CallMode::Thrift);
    Call *taken = world.take();
    QTRY_COMPARE(taken->state(), CallState::Active);
    QVERIFY(world.bob.engine().settings.relayOnly);
    QVERIFY(world.bob.engine().settings.mode == media::CallMode::Thrift);
}

void TestCallMoving::hiddenAddressesStayHidden()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    world.bob.calls.setHiding([](const Jid &) { return Hiding::Always; }); // and there is no relay
    Call *taken = world.take();
    QTRY_COMPARE(taken->outcome(), CallOutcome::Busy);
    QCOMPARE(world.heard->state(), CallState::Active);
    QCOMPARE(world.heard->sid(), world.call->sid());
}

/// Each costs an engine: the next has to wait until the one that was left is closed.
void TestCallMoving::oneMoveAtATime()
{
    TalkingBesideATablet world;
    world.bob.engines.script.stops = false;
    QVERIFY(world.begin());
    const int made = world.bob.engines.made;
    for (int i = 0; i < 20; ++i)
        Q_EMIT world.bob.wire.proposed(jid(u"alice@example.test/tablet"_s), u"sid-%1"_s.arg(i));
    QCOMPARE(world.heard->sid(), u"sid-0"_s);
    QCOMPARE(world.bob.engines.made, made + 1);
    QCOMPARE(world.bob.wire.sent.filter(u"Busy"_s).size(), 19);
}

void TestCallMoving::noOfferFollows()
{
    TalkingBesideATablet world;
    world.bob.calls.setTimeouts({.session = 30});
    world.tablet.wire.lost = {u"initiate"_s};
    QVERIFY(world.begin());
    world.take();
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QCOMPARE(world.heard->endReason(), EndReason::ConnectivityError);
    QCOMPARE(world.heard->outcome(), CallOutcome::Answered); // they did talk
    QCOMPARE(world.bob.wire.sent.last(), u"finish alice@example.test/tablet ConnectivityError"_s);
}

void TestCallMoving::theTakerGivesUp()
{
    TalkingBesideATablet world;
    world.tablet.engines.script.knowsItself = false; // so it has no offer yet
    QVERIFY(world.begin());
    Call *taken = world.take();
    QTRY_COMPARE(taken->state(), CallState::Connecting);
    QVERIFY(world.heard->isReconnecting());
    taken->hangUp();
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QCOMPARE(world.heard->endedBy(), EndedBy::Peer);
}

void TestCallMoving::theOfferIsRefused()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    Q_EMIT world.bob.wire.proposed(jid(u"alice@example.test/tablet"_s), u"sid-2"_s);
    SessionDescription open = goodOffer();
    open.fingerprint = {};
    Q_EMIT world.bob.wire.initiated(jid(u"alice@example.test/tablet"_s), u"sid-2"_s, open);
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QCOMPARE(world.heard->endReason(), EndReason::SecurityError);
    QVERIFY(!world.bob.engine().remote);

    TalkingBesideATablet again;
    again.bob.engines.script.connects = false;
    again.bob.wire.lost = {u"accept"_s};
    again.call = again.aliceCalls();
    QTRY_VERIFY(again.bob.rang);
    again.bob.rang->answer();
    QTRY_VERIFY(again.bob.engine().remote);
    Q_EMIT again.bob.engine().connected();
    QCOMPARE(again.bob.rang->state(), CallState::Active);
    Q_EMIT again.bob.wire.proposed(jid(u"alice@example.test/tablet"_s), u"sid-2"_s);
    Q_EMIT again.bob.wire.initiated(jid(u"alice@example.test/tablet"_s), u"sid-2"_s, goodOffer());
    QTRY_VERIFY(again.bob.engine().remote);
    Q_EMIT again.bob.wire.requestFailed(jid(u"alice@example.test/tablet"_s), u"sid-2"_s, false);
    QTRY_COMPARE(again.bob.rang->state(), CallState::Ended); // at once
    QCOMPARE(again.bob.rang->endReason(), EndReason::ConnectivityError);
}

void TestCallMoving::ofAPathThatStaysAway()
{
    TalkingBesideATablet world;
    world.bob.calls.setTimeouts({.connecting = 30});
    QVERIFY(world.begin());
    world.bob.engines.script.connects = false;
    world.take();
    QTRY_COMPARE(world.heard->state(), CallState::Ended);
    QCOMPARE(world.heard->endReason(), EndReason::ConnectivityError);
}

/// Both go to another device at the same moment. XEP-0353 §tie-break-1 has the lower id count between the two calls,
/// and in the end two devices talk, and no more.
void TestCallMoving::bothMoveAtOnce()
{
    TalkingBesideATablet world;
    Device laptop{world.network, u"bob@example.test/laptop"_s};
    world.alice.calls.setTimeouts({.elsewhere = 1000});
    world.bob.calls.setTimeouts({.elsewhere = 1000});
    world.tablet.calls.setTimeouts({.elsewhere = 1000});
    laptop.calls.setTimeouts({.elsewhere = 1000});
    QVERIFY(world.begin());
    Call *tablets = world.take();
    Call *laptops = laptop.calls.start(jid(u"alice@example.test"_s));
    const QString winner = tablets->sid().toUtf8() < laptops->sid().toUtf8() ? tablets->sid() : laptops->sid();
    const std::array all{world.call, world.heard, tablets, laptops};
    const auto count = [&all](CallState state) { return std::ranges::count(all, state, &Call::state); };
    QTRY_COMPARE(count(CallState::Ended), 2);
    QTRY_COMPARE(count(CallState::Active), 2);
    for (const Call *call : all) {
        if (call->state() == CallState::Active) {
            QCOMPARE(call->sid(), winner);
            QTRY_VERIFY(!call->isReconnecting());
        }
    }
}

void TestCallMoving::whatOtherDevicesDo()
{
    TwoPeople world;
    Device tablet{world.network, u"alice@example.test/tablet"_s};
    Device laptop{world.network, u"bob@example.test/laptop"_s};
    const Jid alice = jid(u"alice@example.test"_s);
    const Jid bob = jid(u"bob@example.test"_s);
    QSignalSpy told(&tablet.calls, &Calls::otherDevicesChanged);
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang && laptop.rang);
    QVERIFY(!tablet.calls.isOnOtherDevice(bob)); // it rings
    world.bob.rang->answer();
    QTRY_VERIFY(tablet.calls.isOnOtherDevice(bob));
    QTRY_VERIFY(laptop.calls.isOnOtherDevice(alice));
    QVERIFY(!world.alice.calls.isOnOtherDevice(bob) && !world.bob.calls.isOnOtherDevice(alice)); // it is here
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(!told.isEmpty());

    call->hangUp();
    QTRY_VERIFY(!tablet.calls.isOnOtherDevice(bob));
    QTRY_VERIFY(!laptop.calls.isOnOtherDevice(alice));
}

void TestCallMoving::whatOtherDevicesHaveIsForgotten()
{
    TalkingBesideATablet world;
    QVERIFY(world.begin());
    QTRY_VERIFY(world.tablet.calls.isOnOtherDevice(world.bobs));
    // Whoever it is that says it: another than Bob does not end it.
    Q_EMIT world.tablet.wire.finished(jid(u"mallory@example.test/x"_s), world.call->sid(), EndReason::Success);
    QVERIFY(world.tablet.calls.isOnOtherDevice(world.bobs));
    Q_EMIT world.tablet.wire.peerGone(jid(u"alice@example.test/desk"_s)); // our own
    QVERIFY(!world.tablet.calls.isOnOtherDevice(world.bobs));

    TalkingBesideATablet again;
    QVERIFY(again.begin());
    QTRY_VERIFY(again.tablet.calls.isOnOtherDevice(again.bobs));
    again.tablet.calls.forgetOtherDevices();
    QVERIFY(!again.tablet.calls.isOnOtherDevice(again.bobs));
}

void TestCallMoving::theyOnlySayItMoved()
{
    Talking world;
    QVERIFY(world.begin());
    Q_EMIT world.alice.wire.moved(jid(u"mallory@example.test/x"_s), world.call->sid(), u"sid-2"_s);
    QCOMPARE(world.call->state(), CallState::Active);
    Q_EMIT world.alice.wire.moved(jid(u"bob@example.test/phone"_s), world.call->sid(), u"sid-2"_s);
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    QCOMPARE(world.call->endedBy(), EndedBy::Peer); // no device of ours took it
}

QTEST_GUILESS_MAIN(TestCallMoving)
#include "tst_callmoving.moc"
