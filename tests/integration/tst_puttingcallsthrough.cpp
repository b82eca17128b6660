// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

namespace
{

/// Somebody with a telephone that is silent, and takes a second call.
struct Talker {
    Talker(const Prosody &server, const QString &name) : person(server, name)
    {
        Calls &calls = person.session().calls();
        calls.setAudio({.backend = media::AudioSettings::Backend::Null});
        calls.setLoopbackCandidates(true);
        calls.setCallWaiting(true);
        QObject::connect(&calls, &Calls::incoming, &person, [this](Call *call) { rang = call; });
    }
    Calls &calls() { return person.session().calls(); }
    bool sees(const Talker &other)
    {
        const Contact *contact = person.contact(other.person);
        return contact && contact->availability() != Availability::Offline;
    }

    Person person;
    Call *rang = nullptr;
};

bool isIn(const Call *call, CallState state)
{
    return call && call->state() == state;
}

} // namespace

/// Three people at a real server: Alice and Carol have called Bob, who lets them talk to each other (XEP-0251 §3).
class TestPuttingCallsThrough : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theyTalkToEachOther();
    void theyDecline();
    void whoAskedIsCutOff();

private:
    Call *call(Talker &from, Talker &to);
    bool follow();

    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Talker> m_alice;
    std::unique_ptr<Talker> m_bob;
    std::unique_ptr<Talker> m_carol;
    Call *m_hers = nullptr;   ///< Alice's to Bob
    Call *m_his = nullptr;    ///< Bob's end of it
    Call *m_carols = nullptr; ///< Carol's to Bob
    Call *m_second = nullptr; ///< Bob's end of that
    Call *m_next = nullptr;   ///< Alice's to Carol
};

void TestPuttingCallsThrough::initTestCase()
{
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
}

void TestPuttingCallsThrough::init()
{
    m_alice = std::make_unique<Talker>(*m_server, u"alice"_s);
    m_bob = std::make_unique<Talker>(*m_server, u"bob"_s);
    m_carol = std::make_unique<Talker>(*m_server, u"carol"_s);
    for (Talker *talker : {m_alice.get(), m_bob.get(), m_carol.get()})
        QVERIFY(talker->person.signIn());
    EVENTUALLY(m_alice->sees(*m_bob) && m_carol->sees(*m_bob));
}

void TestPuttingCallsThrough::cleanup()
{
    m_alice.reset();
    m_bob.reset();
    m_carol.reset();
}

/// The caller's end of a call that was answered.
Call *TestPuttingCallsThrough::call(Talker &from, Talker &to)
{
    to.rang = nullptr;
    Call *made = from.person.session().call(to.person.jid());
    if (!made || !QTest::qWaitFor([&to] { return to.rang != nullptr; }, kPatience))
        return nullptr;
    to.rang->answer();
    const auto bothTalk = [&] { return isIn(made, CallState::Active) && isIn(to.rang, CallState::Active); };
    return QTest::qWaitFor(bothTalk, kPatience) ? made : nullptr;
}

/// Up to the call that rings at Carol's.
bool TestPuttingCallsThrough::follow()
{
    m_hers = call(*m_alice, *m_bob);
    m_his = m_bob->rang;
    m_carols = m_hers ? call(*m_carol, *m_bob) : nullptr;
    m_second = m_bob->rang;
    const auto areKnown = [this] { // by their capabilities (XEP-0115)
        return m_bob->person.session().takesTransfers(m_his->peer()) &&
               m_bob->person.session().takesTransfers(m_second->peer());
    };
    if (!m_carols || !m_his->isHeld() || !QTest::qWaitFor(areKnown, kPatience))
        return false;
    m_bob->calls().putThrough(*m_second, *m_his); // the one he hears to the one on hold
    if (!QTest::qWaitFor([this] { return m_carols->isPutThrough(); }, kPatience))
        return false;
    m_next = m_carol->calls().followTransfer(*m_carols);
    return m_next && QTest::qWaitFor([this] { return m_alice->rang != nullptr; }, kPatience);
}

void TestPuttingCallsThrough::theyTalkToEachOther()
{
    QVERIFY(follow());
    QCOMPARE(m_alice->rang->peer().bare(), m_carol->person.jid());
    QCOMPARE(m_alice->rang->replaced(), m_hers);
    m_alice->rang->answer();
    EVENTUALLY(isIn(m_next, CallState::Active) && isIn(m_alice->rang, CallState::Active));
    for (const Call *former : {m_hers, m_his, m_carols, m_second}) {
        EVENTUALLY(isIn(former, CallState::Ended));
        QCOMPARE(former->endReason(), EndReason::Transferred);
        QCOMPARE(former->outcome(), CallOutcome::Answered);
    }
    EVENTUALLY(m_next->setupMs() >= 0 && m_alice->rang->setupMs() >= 0); // they hear each other
    QVERIFY(m_bob->calls().talks().isEmpty());
    m_next->hangUp();
    EVENTUALLY(isIn(m_alice->rang, CallState::Ended));
    QCOMPARE(m_alice->rang->endReason(), EndReason::Success);
}

void TestPuttingCallsThrough::theyDecline()
{
    QVERIFY(follow());
    m_alice->rang->decline();
    EVENTUALLY(isIn(m_next, CallState::Ended));
    QCOMPARE(m_next->outcome(), CallOutcome::Declined);
    for (const Call *former : {m_hers, m_his, m_carols, m_second})
        QCOMPARE(former->state(), CallState::Active);
    EVENTUALLY(m_second->isPeerHolding());
    m_carols->setHeld(false);
    EVENTUALLY(!m_second->isPeerHolding());
    QVERIFY(m_second->transferTarget().isEmpty());
    m_second->hangUp();
    EVENTUALLY(isIn(m_carols, CallState::Ended));
    m_his->setHeld(false);
    EVENTUALLY(!m_hers->isPeerHolding());
    QCOMPARE(m_hers->state(), CallState::Active);
}

/// He has done his part.
void TestPuttingCallsThrough::whoAskedIsCutOff()
{
    QVERIFY(follow());
    m_his->hangUp();
    m_second->hangUp();
    EVENTUALLY(isIn(m_hers, CallState::Ended) && isIn(m_carols, CallState::Ended));
    QCOMPARE(m_alice->rang->replaced(), nullptr);
    QCOMPARE(m_alice->rang->state(), CallState::Ringing);
    m_alice->rang->answer();
    EVENTUALLY(isIn(m_next, CallState::Active) && isIn(m_alice->rang, CallState::Active));
}

QTEST_GUILESS_MAIN(TestPuttingCallsThrough)
#include "tst_puttingcallsthrough.moc"
