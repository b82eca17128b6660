// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A call that nobody here is told of takes no line, and is missed.
class TestSilentCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTakesNoLine();
    void weCanCallMeanwhile();
    void itIsMissed();
    void theSameContactCallsAgain();
};

namespace
{

struct Silent : TwoPeople {
    Device carol{network, QStringLiteral("carol@example.test/car")};
    Call *call = nullptr;

    bool begin()
    {
        call = aliceCalls();
        if (!QTest::qWaitFor([this] { return bob.rang != nullptr; }))
            return false;
        bob.rang->setSilent();
        return true;
    }
};

} // namespace

void TestSilentCalls::itTakesNoLine()
{
    Silent world;
    QVERIFY(world.begin());
    QTRY_COMPARE(world.call->state(), CallState::Ringing); // over there it rings as ever
    QCOMPARE(world.bob.calls.use(), LineUse::Free);
    QVERIFY(!world.bob.calls.current() && !world.bob.calls.isBusy());
    Call *silent = world.bob.rang;
    Call *second = world.carol.calls.start(jid(u"bob@example.test"_s));
    QTRY_VERIFY(world.bob.rang != silent); // somebody else is not told that we are busy
    world.bob.rang->answer();
    QTRY_COMPARE(second->state(), CallState::Active);
    QCOMPARE(silent->state(), CallState::Ringing);
}

void TestSilentCalls::weCanCallMeanwhile()
{
    Silent world;
    QVERIFY(world.begin());
    Call *ours = world.bob.calls.start(jid(u"carol@example.test"_s));
    QVERIFY(ours);
    QCOMPARE(world.bob.calls.current(), ours);
    QTRY_VERIFY(world.carol.rang);
}

void TestSilentCalls::itIsMissed()
{
    Silent world;
    QVERIFY(world.begin());
    world.call->hangUp();
    QTRY_COMPARE(world.bob.ended.size(), 1);
    QCOMPARE(world.bob.ended.first()->outcome(), CallOutcome::Missed);
}

void TestSilentCalls::theSameContactCallsAgain()
{
    Silent world;
    QVERIFY(world.begin());
    Call *silent = world.bob.rang;
    world.alice.wire.lost = {u"retract"_s};
    world.call->hangUp();
    QTRY_COMPARE(world.call->state(), CallState::Ended);
    world.aliceCalls();
    QTRY_VERIFY(world.bob.rang != silent);
    QCOMPARE(silent->outcome(), CallOutcome::Missed);
    QVERIFY(!world.bob.rang->isSilent()); // whoever hears of it decides anew
}

QTEST_GUILESS_MAIN(TestSilentCalls)
#include "tst_silentcalls.moc"
