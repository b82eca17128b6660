// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

/// Bob talks to Alice, and Carol has called him, too, so that one of them is on hold. `call` is Alice's and `carols`
/// Carol's; `heard` and `toCarol` are Bob's ends of them.
struct Reception : Talking {
    Device carol{network, QStringLiteral("carol@example.test/car")};
    Call *carols = nullptr;
    Call *toCarol = nullptr;
    Call *next = nullptr; ///< Alice's to Carol

    bool begin()
    {
        bob.calls.setCallWaiting(true);
        carol.calls.setCallWaiting(true);
        if (!Talking::begin())
            return false;
        bob.rang = nullptr;
        carols = carol.calls.start(jid(QStringLiteral("bob@example.test")));
        if (!QTest::qWaitFor([this] { return bob.rang != nullptr; }))
            return false;
        toCarol = bob.rang;
        toCarol->answer();
        const auto talk = [this] {
            return toCarol->state() == CallState::Active && carols->state() == CallState::Active &&
                   call->isPeerHolding();
        };
        return QTest::qWaitFor(talk);
    }
    bool putThrough()
    {
        bob.calls.putThrough(*heard, *toCarol);
        return QTest::qWaitFor([this] { return call->isPutThrough(); });
    }
    bool follow() ///< up to Carol's pop-up
    {
        if (!begin() || !putThrough())
            return false;
        next = alice.calls.followTransfer(*call);
        return next && QTest::qWaitFor([this] { return carol.rang != nullptr; });
    }
    bool bothGoOn() const
    {
        return call->state() == CallState::Active && heard->state() == CallState::Active &&
               carols->state() == CallState::Active && toCarol->state() == CallState::Active;
    }
};

} // namespace

/// A call is handed over to somebody on hold (XEP-0251 §3): Bob, who talks to Alice and Carol, lets them talk to each
/// other.
class TestPuttingThrough : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyTalkToEachOther();
    void itIsAQuestion();
    void theyDecline();
    void theDeviceIsGone();
    void noPathIsFound();
    void takenBackWhileItRings();
    void takenBackWhenItIsAnswered();
    void whoAskedHangsUp();
    void theOtherTalkEndsBefore();
    void nobodyElseTakesTheirPlace_data();
    void nobodyElseTakesTheirPlace();
    void oneWhoTakesNoSecondCall();
    void whoDoesNotKnowIt();
    void onlyTwoTalksOfOurs();
};

void TestPuttingThrough::theyTalkToEachOther()
{
    Reception desk;
    QVERIFY(desk.follow());
    QCOMPARE(desk.heard->transferTarget(), jid(u"carol@example.test"_s));
    QVERIFY(desk.call->isHeld() && desk.bothGoOn());
    QCOMPARE(desk.next->replaced(), desk.call);
    QCOMPARE(desk.carol.rang->replaced(), desk.carols);
    QCOMPARE(desk.carol.rang->peer(), jid(u"alice@example.test/desk"_s));
    QVERIFY(!desk.alice.wire.sent.contains(u"propose carol@example.test"_s)); // to that device at once
    QVERIFY(desk.alice.wire.sent.contains(u"initiate carol@example.test/car"_s));
    QTRY_VERIFY(desk.heard->isPeerHolding());

    desk.carol.rang->answer();
    QTRY_COMPARE(desk.next->state(), CallState::Active);
    QTRY_COMPARE(desk.carol.rang->state(), CallState::Active);
    for (const Call *former : {desk.call, desk.carols, desk.heard, desk.toCarol}) {
        QTRY_COMPARE(former->state(), CallState::Ended);
        QCOMPARE(former->endReason(), EndReason::Transferred);
        QCOMPARE(former->outcome(), CallOutcome::Answered);
    }
    QCOMPARE(desk.next->replaced(), nullptr);
    QVERIFY(desk.alice.wire.sent.contains(u"terminate bob@example.test/phone Transferred"_s));
    QVERIFY(desk.carol.wire.sent.contains(u"terminate bob@example.test/phone Transferred"_s));
    QVERIFY(!desk.next->isHeld() && !desk.carol.rang->isHeld());
    desk.next->hangUp();
    QTRY_COMPARE(desk.carol.rang->state(), CallState::Ended);
    QVERIFY(desk.bob.calls.talks().isEmpty());
}

/// Carol hears nothing of it until Alice agrees.
void TestPuttingThrough::itIsAQuestion()
{
    Reception desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.putThrough());
    settle();
    QVERIFY(!desk.carol.rang && desk.bothGoOn());
    QCOMPARE(desk.call->askedTarget(), jid(u"carol@example.test"_s));
    desk.call->refuseTransfer();
    QVERIFY(!desk.alice.calls.followTransfer(*desk.call));
    settle();
    QVERIFY(!desk.carol.rang && desk.bothGoOn());
}

void TestPuttingThrough::theyDecline()
{
    Reception desk;
    QVERIFY(desk.follow());
    desk.carol.rang->decline();
    QTRY_COMPARE(desk.next->state(), CallState::Ended);
    QCOMPARE(desk.next->outcome(), CallOutcome::Declined);
    QVERIFY(desk.bothGoOn());
    QVERIFY(desk.call->isHeld());
    desk.call->setHeld(false);
    QTRY_VERIFY(!desk.heard->isPeerHolding());
    QVERIFY(desk.heard->transferTarget().isEmpty()); // that is over
    QVERIFY(desk.bothGoOn());
    QVERIFY(desk.putThrough()); // and can be tried again
    desk.carol.rang = nullptr;
    desk.next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_VERIFY(desk.carol.rang);
    QCOMPARE(desk.carol.rang->replaced(), nullptr); // but who was declined rings like anybody
}

/// The server says so; the talk with Bob waits.
void TestPuttingThrough::theDeviceIsGone()
{
    Reception desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.putThrough());
    desk.alice.wire.lost = {u"initiate"_s};
    Call *next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_VERIFY(desk.alice.wire.sent.contains(u"initiate carol@example.test/car"_s));
    Q_EMIT desk.alice.wire.requestFailed(next->peer(), next->sid(), false);
    QTRY_COMPARE(next->state(), CallState::Ended);
    QCOMPARE(next->endReason(), EndReason::Gone);
    QVERIFY(desk.bothGoOn());
    QCOMPARE(desk.alice.calls.current(), desk.call);
    QVERIFY(!desk.alice.wire.sent.filter(u"retract"_s).size());
}

void TestPuttingThrough::noPathIsFound()
{
    Reception desk;
    QVERIFY(desk.begin());
    desk.carol.calls.setTimeouts({.connecting = 30}); // for the next
    desk.carol.engines.script.connects = false;
    desk.alice.engines.script.connects = false;
    QVERIFY(desk.putThrough());
    desk.next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_VERIFY(desk.carol.rang);
    desk.carol.rang->answer();
    QTRY_COMPARE(desk.carol.rang->state(), CallState::Ended);
    QCOMPARE(desk.carol.rang->endReason(), EndReason::ConnectivityError);
    QTRY_COMPARE(desk.next->state(), CallState::Ended);
    QVERIFY(desk.bothGoOn());
    QVERIFY(desk.call->isHeld() && desk.carols->isHeld()); // until somebody takes them back
}

void TestPuttingThrough::takenBackWhileItRings()
{
    Reception desk;
    QVERIFY(desk.follow());
    desk.call->setHeld(false);
    QTRY_COMPARE(desk.next->outcome(), CallOutcome::Cancelled);
    QTRY_COMPARE(desk.carol.rang->outcome(), CallOutcome::Missed);
    QVERIFY(desk.bothGoOn());
    QVERIFY(!desk.call->isHeld());
}

/// Then Alice has two calls, as after any that was answered while she talked.
void TestPuttingThrough::takenBackWhenItIsAnswered()
{
    Reception desk;
    QVERIFY(desk.begin());
    desk.alice.engines.script.connects = false; // not yet
    QVERIFY(desk.putThrough());
    desk.next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_VERIFY(desk.carol.rang);
    desk.carol.rang->answer();
    QTRY_COMPARE(desk.next->state(), CallState::Connecting);
    desk.call->setHeld(false);
    QVERIFY(desk.next->isHeld());
    desk.call->setHeld(true); // which does not give it away again
    Q_EMIT desk.alice.engine().connected();
    QCOMPARE(desk.next->state(), CallState::Active);
    QCOMPARE(desk.call->state(), CallState::Active);
    QCOMPARE(desk.alice.calls.talks().size(), 2);
}

/// What he asked for goes on without him.
void TestPuttingThrough::whoAskedHangsUp()
{
    Reception desk;
    QVERIFY(desk.follow());
    desk.heard->hangUp();
    QTRY_COMPARE(desk.call->state(), CallState::Ended);
    QCOMPARE(desk.next->replaced(), nullptr);
    desk.carol.rang->answer();
    QTRY_COMPARE(desk.next->state(), CallState::Active);
    QTRY_COMPARE(desk.carols->endReason(), EndReason::Transferred);
}

/// There is no place to be taken, so it is a call like any other.
void TestPuttingThrough::theOtherTalkEndsBefore()
{
    Reception desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.putThrough());
    desk.toCarol->hangUp();
    QTRY_COMPARE(desk.carols->state(), CallState::Ended);
    desk.next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_VERIFY(desk.carol.rang);
    QCOMPARE(desk.carol.rang->replaced(), nullptr);
    desk.carol.rang->answer();
    QTRY_COMPARE(desk.next->state(), CallState::Active);
    QTRY_COMPARE(desk.call->endReason(), EndReason::Transferred);
}

void TestPuttingThrough::nobodyElseTakesTheirPlace_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("knowsSession");
    QTest::newRow("with a session that is guessed") << u"bob@example.test/phone"_s << false;
    QTest::newRow("in the name of another") << u"dave@example.test/phone"_s << true;
    QTest::newRow("in no name") << QString() << true;
}

void TestPuttingThrough::nobodyElseTakesTheirPlace()
{
    QFETCH(QString, from);
    QFETCH(bool, knowsSession);
    Reception desk;
    QVERIFY(desk.begin());
    SessionDescription offer = goodOffer();
    offer.transfer = {.attendant = jid(from),
                      .sid = knowsSession ? desk.carols->sid() : u"guessed"_s,
                      .target = jid(u"carol@example.test/car"_s)};
    Q_EMIT desk.carol.wire.initiated(jid(u"mallory@example.test/x"_s), u"sid-2"_s, offer);
    QVERIFY(desk.carol.rang); // as anybody may ring who has call waiting
    QCOMPARE(desk.carol.rang->replaced(), nullptr);
    desk.carol.rang->answer();
    QTRY_VERIFY(desk.carol.engine().remote);
    desk.carol.engine().addRemoteCandidates({FakeEngine::candidate(1)});
    QTRY_COMPARE(desk.carol.rang->state(), CallState::Active);
    settle();
    QCOMPARE(desk.carols->state(), CallState::Active);
}

void TestPuttingThrough::oneWhoTakesNoSecondCall()
{
    Reception desk;
    QVERIFY(desk.begin());
    QVERIFY(desk.putThrough());
    desk.carol.calls.setCallWaiting(false);
    desk.next = desk.alice.calls.followTransfer(*desk.call);
    QTRY_COMPARE(desk.next->outcome(), CallOutcome::Busy);
    QVERIFY(!desk.carol.rang && desk.bothGoOn());
}

void TestPuttingThrough::whoDoesNotKnowIt()
{
    Reception desk;
    QVERIFY(desk.begin());
    desk.alice.wire.knowsTransfers = false;
    desk.bob.calls.putThrough(*desk.heard, *desk.toCarol);
    QTRY_VERIFY(desk.heard->isTransferRefused());
    QVERIFY(desk.heard->transferTarget().isEmpty() && desk.bothGoOn());
    desk.alice.wire.knowsTransfers = true;
    QVERIFY(desk.putThrough());
    QVERIFY(!desk.heard->isTransferRefused());
}

void TestPuttingThrough::onlyTwoTalksOfOurs()
{
    Reception desk;
    QVERIFY(desk.begin());
    const Calls &bobs = desk.bob.calls;
    QVERIFY(bobs.canPutThrough(*desk.heard, *desk.toCarol));
    QVERIFY(bobs.canPutThrough(*desk.toCarol, *desk.heard));
    QVERIFY(!bobs.canPutThrough(*desk.heard, *desk.heard));
    QVERIFY(!bobs.canPutThrough(*desk.heard, *desk.carols)); // of another account
    QVERIFY(desk.putThrough());
    QVERIFY(!bobs.canPutThrough(*desk.toCarol, *desk.heard)); // or they would call each other at once
    QVERIFY(!bobs.canPutThrough(*desk.heard, *desk.toCarol)); // they still have the first question
    desk.call->refuseTransfer();
    desk.toCarol->hangUp();
    QVERIFY(!bobs.canPutThrough(*desk.heard, *desk.toCarol));
}

QTEST_GUILESS_MAIN(TestPuttingThrough)
#include "tst_puttingthrough.moc"
