// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A second call while one is in progress: it rings, and one of them is heard at a time.
class TestCallWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answeringHoldsTheFirst();
    void swapping();
    void theHeldOneStaysWhenTheOtherEnds();
    void declining();
    void oneRingsAtATime();
    void notMoreThanFour();
    void theSameContactIsOneCall();
    void whatIsMadeIsNotDisturbed();
    void overTwoAccounts();

private:
    bool carolRings();

    std::unique_ptr<Talking> m_talk;
    std::unique_ptr<Device> m_carol;
    Call *m_carols = nullptr; ///< as she sees it
    Call *m_first = nullptr;  ///< Bob's with Alice
    Call *m_second = nullptr; ///< Bob's with Carol
};

void TestCallWaiting::init()
{
    m_carol.reset();
    m_talk = std::make_unique<Talking>();
    m_talk->bob.calls.setCallWaiting(true);
    QVERIFY(m_talk->begin());
    m_first = m_talk->heard;
    m_second = nullptr;
    m_carol = std::make_unique<Device>(m_talk->network, u"carol@example.test/home"_s);
}

bool TestCallWaiting::carolRings()
{
    const Call *before = m_talk->bob.rang;
    m_carols = m_carol->calls.start(jid(u"bob@example.test"_s));
    if (!QTest::qWaitFor([this, before] { return m_talk->bob.rang != before; }))
        return false;
    m_second = m_talk->bob.rang;
    return m_second->state() == CallState::Ringing && m_second->peer().bare() == jid(u"carol@example.test"_s);
}

void TestCallWaiting::answeringHoldsTheFirst()
{
    Calls &calls = m_talk->bob.calls;
    QSignalSpy heard(&calls, &Calls::heard);
    QVERIFY(carolRings());
    QVERIFY(!m_first->isHeld());
    QCOMPARE(calls.current(), m_first); // what rings does not take its place
    QCOMPARE(calls.use(), LineUse::Ringing);
    m_second->answer();
    QVERIFY(m_first->isHeld() && !m_second->isHeld());
    QTRY_COMPARE(m_carols->state(), CallState::Active);
    QCOMPARE(calls.current(), m_second);
    QCOMPARE(calls.talks().size(), 2);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.first().first().value<Call *>(), m_second);
    QTRY_VERIFY(m_talk->call->isPeerHolding());
    QVERIFY(!m_carols->isPeerHolding());
    QCOMPARE(m_first->state(), CallState::Active);
}

void TestCallWaiting::swapping()
{
    QVERIFY(carolRings());
    m_second->answer();
    QTRY_COMPARE(m_carols->state(), CallState::Active);
    m_first->setHeld(false);
    QVERIFY(!m_first->isHeld() && m_second->isHeld());
    QCOMPARE(m_talk->bob.calls.current(), m_first);
    QTRY_VERIFY(!m_talk->call->isPeerHolding() && m_carols->isPeerHolding());
    m_second->setHeld(false);
    QVERIFY(m_first->isHeld() && !m_second->isHeld());
    m_second->setHeld(true); // both may wait
    QVERIFY(m_first->isHeld() && m_second->isHeld());
    m_second->setHeld(false);
    QVERIFY(!m_second->isHeld());
}

/// Nobody is suddenly heard who was not asked.
void TestCallWaiting::theHeldOneStaysWhenTheOtherEnds()
{
    QVERIFY(carolRings());
    m_second->answer();
    QTRY_COMPARE(m_carols->state(), CallState::Active);
    m_carols->hangUp();
    QTRY_COMPARE(m_second->state(), CallState::Ended);
    QVERIFY(m_first->isHeld());
    QCOMPARE(m_talk->bob.calls.current(), m_first);
    m_first->setHeld(false);
    QTRY_VERIFY(!m_talk->call->isPeerHolding());
    QVERIFY(carolRings()); // and another may call
}

void TestCallWaiting::declining()
{
    QVERIFY(carolRings());
    m_second->decline();
    QTRY_COMPARE(m_carols->state(), CallState::Ended);
    QCOMPARE(m_carols->outcome(), CallOutcome::Declined);
    QVERIFY(!m_first->isHeld());
    QCOMPARE(m_first->state(), CallState::Active);
}

void TestCallWaiting::oneRingsAtATime()
{
    Device dave{m_talk->network, u"dave@example.test/home"_s};
    QVERIFY(carolRings());
    Call *daves = dave.calls.start(jid(u"bob@example.test"_s));
    QTRY_COMPARE(daves->state(), CallState::Ended);
    QCOMPARE(daves->outcome(), CallOutcome::Busy);
    QCOMPARE(m_second->state(), CallState::Ringing);
}

void TestCallWaiting::notMoreThanFour()
{
    std::vector<std::unique_ptr<Device>> others;
    Call *last = nullptr;
    for (int i = 1; i <= 4; ++i) {
        others.push_back(std::make_unique<Device>(m_talk->network, u"other%1@example.test/x"_s.arg(i)));
        const Call *before = m_talk->bob.rang;
        last = others.back()->calls.start(jid(u"bob@example.test"_s));
        if (i == 4)
            break;
        QTRY_VERIFY(m_talk->bob.rang != before);
        m_talk->bob.rang->answer();
        QTRY_COMPARE(last->state(), CallState::Active);
    }
    QTRY_COMPARE(last->state(), CallState::Ended);
    QCOMPARE(last->outcome(), CallOutcome::Busy);
    const QList<Call *> talks = m_talk->bob.calls.talks();
    QCOMPARE(talks.size(), 4);
    QCOMPARE(std::ranges::count_if(talks, [](const Call *call) { return !call->isHeld(); }), 1);
}

/// It is no second one, but the first on another device.
void TestCallWaiting::theSameContactIsOneCall()
{
    Device tablet{m_talk->network, u"alice@example.test/tablet"_s};
    Call *again = tablet.calls.start(jid(u"bob@example.test"_s));
    QTRY_COMPARE(again->state(), CallState::Active);
    QCOMPARE(m_talk->bob.calls.talks(), QList{m_talk->heard});
    QCOMPARE(m_talk->heard->sid(), again->sid());
}

/// Two that are not answered yet would be one too many to think of.
void TestCallWaiting::whatIsMadeIsNotDisturbed()
{
    m_first->hangUp();
    QTRY_COMPARE(m_talk->call->state(), CallState::Ended);
    QVERIFY(m_talk->bob.calls.start(jid(u"alice@example.test"_s)));
    m_carols = m_carol->calls.start(jid(u"bob@example.test"_s));
    QTRY_COMPARE(m_carols->state(), CallState::Ended);
    QCOMPARE(m_carols->outcome(), CallOutcome::Busy);
}

void TestCallWaiting::overTwoAccounts()
{
    Device other{m_talk->network, u"robert@example.test/phone"_s}; // Bob's second account
    other.calls.setCallWaiting(true);
    const auto join = [](Calls &one, Calls &another) {
        connect(&one, &Calls::heard, &another, &Calls::holdAll);
        another.setElsewhere(one.use());
    };
    join(m_talk->bob.calls, other.calls);
    join(other.calls, m_talk->bob.calls);
    QVERIFY(other.calls.isBusy());
    m_carols = m_carol->calls.start(jid(u"robert@example.test"_s));
    QTRY_VERIFY(other.rang);
    other.rang->answer();
    QTRY_COMPARE(m_carols->state(), CallState::Active);
    QVERIFY(m_first->isHeld() && !other.rang->isHeld());
    m_first->setHeld(false);
    QVERIFY(!m_first->isHeld() && other.rang->isHeld());
    // While one rings on one account, none does on the other.
    m_talk->bob.calls.setElsewhere(LineUse::Ringing);
    Device dave{m_talk->network, u"dave@example.test/home"_s};
    Call *daves = dave.calls.start(jid(u"bob@example.test"_s));
    QTRY_COMPARE(daves->state(), CallState::Ended);
    QCOMPARE(daves->outcome(), CallOutcome::Busy);
}

QTEST_GUILESS_MAIN(TestCallWaiting)
#include "tst_callwaiting.moc"
