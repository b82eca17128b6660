// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Several calls at once, or several devices and accounts of one person.
class TestCallsAtOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void busy();
    void busyTwiceInOneRow();
    void busyWithAnotherAccount();
    void answeredElsewhere();
    void declinedElsewhere();
    void glare_data();
    void glare();
};

void TestCallsAtOnce::busy()
{
    TwoPeople world;
    Device carol{world.network, u"carol@example.test/home"_s};
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);

    Call *third = carol.calls.start(jid(u"bob@example.test"_s));
    QTRY_COMPARE(third->state(), CallState::Ended);
    QCOMPARE(third->outcome(), CallOutcome::Busy);
    QCOMPARE(third->endReason(), EndReason::Busy);
    QCOMPARE(world.bob.rang->sid(), call->sid()); // it never rang
    QCOMPARE(world.bob.ended.size(), 1);          // and yet is remembered as missed
    QCOMPARE(world.bob.calls.all().size(), 1);
    QCOMPARE(call->state(), CallState::Active);

    QVERIFY(!world.alice.calls.start(jid(u"carol@example.test"_s))); // one call at a time
}

void TestCallsAtOnce::busyTwiceInOneRow()
{
    TwoPeople world;
    Device carol{world.network, u"carol@example.test/home"_s};
    QSignalSpy ended(&world.bob.calls, &Calls::ended);
    QList<CallOutcome> outcomes;
    connect(&world.bob.calls, &Calls::ended, this, [&](Call *call) { outcomes.append(call->outcome()); });
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    for (int i = 1; i <= 2; ++i) {
        Call *third = carol.calls.start(jid(u"bob@example.test"_s));
        QTRY_COMPARE(third->state(), CallState::Ended);
        QCOMPARE(ended.size(), i);
    }
    QCOMPARE(outcomes, (QList{CallOutcome::Missed, CallOutcome::Missed}));
    QCOMPARE(world.bob.rang->state(), CallState::Ringing);
}

void TestCallsAtOnce::busyWithAnotherAccount()
{
    TwoPeople world;
    QSignalSpy told(&world.bob.calls, &Calls::busyElsewhereChanged);
    world.bob.calls.setElsewhere(LineUse::Talking);
    world.bob.calls.setElsewhere(LineUse::Talking);
    QCOMPARE(told.size(), 1);
    QVERIFY(world.bob.calls.isBusy());
    Call *call = world.aliceCalls();
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Busy);
    QVERIFY(!world.bob.rang);
    QCOMPARE(world.bob.ended.size(), 1); // remembered as missed
    QVERIFY(!world.bob.calls.start(jid(u"alice@example.test"_s)));

    world.bob.calls.setElsewhere(LineUse::Free);
    QVERIFY(!world.bob.calls.isBusy());
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
}

void TestCallsAtOnce::answeredElsewhere()
{
    TwoPeople world;
    Device tablet{world.network, u"bob@example.test/tablet"_s};
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang && tablet.rang);
    tablet.rang->answer();
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::AnsweredElsewhere);
    QTRY_COMPARE(call->state(), CallState::Active);
    QCOMPARE(call->peer(), jid(u"bob@example.test/tablet"_s));
    QCOMPARE(world.bob.wire.sent, QStringList{u"ringing alice@example.test/desk"_s});
}

void TestCallsAtOnce::declinedElsewhere()
{
    TwoPeople world;
    Device tablet{world.network, u"bob@example.test/tablet"_s};
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang && tablet.rang);
    tablet.rang->decline();
    QTRY_COMPARE(world.bob.rang->state(), CallState::Ended);
    QCOMPARE(world.bob.rang->outcome(), CallOutcome::Declined);
    QTRY_COMPARE(call->state(), CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Declined);
}

void TestCallsAtOnce::glare_data()
{
    QTest::addColumn<bool>("bobFirst");
    QTest::newRow("Alice a moment earlier") << false;
    QTest::newRow("Bob a moment earlier") << true;
}

/// XEP-0353 tie-break-1: both call at the same time and talk, with one ring on neither side.
void TestCallsAtOnce::glare()
{
    QFETCH(bool, bobFirst);
    TwoPeople world;
    Call *bobs = bobFirst ? world.bob.calls.start(jid(u"alice@example.test"_s)) : nullptr;
    Call *alices = world.aliceCalls();
    if (!bobs)
        bobs = world.bob.calls.start(jid(u"alice@example.test"_s));
    const QString winner =
        std::min(alices->sid().toUtf8(), bobs->sid().toUtf8()) == alices->sid().toUtf8() ? alices->sid() : bobs->sid();
    QTRY_COMPARE(alices->state(), CallState::Active);
    QTRY_COMPARE(bobs->state(), CallState::Active);
    QCOMPARE(alices->sid(), winner);
    QCOMPARE(bobs->sid(), winner);
    QVERIFY(!world.alice.rang && !world.bob.rang);
    QVERIFY(world.alice.engine().settings.controlling != world.bob.engine().settings.controlling);
    const QStringList all = world.alice.wire.sent + world.bob.wire.sent;
    QCOMPARE(all.filter(u"reject"_s).size(), 1);
    QCOMPARE(all.filter(u"retract"_s).size(), 1);
    QVERIFY(all.filter(u"re"_s).filter(u"Expired"_s).size() == 2);
    alices->hangUp();
    QTRY_COMPARE(bobs->state(), CallState::Ended);
    QCOMPARE(bobs->outcome(), CallOutcome::Answered);
    QCOMPARE(alices->direction(), Direction::Outgoing);
    QCOMPARE(bobs->direction(), Direction::Outgoing);
}

QTEST_GUILESS_MAIN(TestCallsAtOnce)
#include "tst_callsatonce.moc"
