// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

media::Candidate fromRestart(int number)
{
    return FakeEngine::candidate(10 + number);
}

} // namespace

/// ICE begins anew in the middle of a call (XEP-0176 §5.9, in the dialect of Conversations).
class TestCallRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherNetwork_data();
    void anotherNetwork();
    void bothAtOnce();
    void whenNothingIsHeard();
    void thePeerDoesNotKnowIt();
    void notBeforeThereIsACall();
    void notBeforeThereIsAPath();
    void manyInARow();
    void aRelayThatRunsOut_data();
    void aRelayThatRunsOut();
    void aRelayThatRanOutWhileItRang();
    void whatIsHeard_data();
    void whatIsHeard();
};

void TestCallRestart::anotherNetwork_data()
{
    QTest::addColumn<bool>("isCaller");
    QTest::newRow("the caller's") << true;
    QTest::newRow("the called one's") << false;
}

void TestCallRestart::anotherNetwork()
{
    QFETCH(const bool, isCaller);
    Talking world;
    QVERIFY(world.begin());
    settle();
    Device &mover = isCaller ? world.alice : world.bob;
    Device &other = isCaller ? world.bob : world.alice;
    const auto told = mover.wire.descriptions.size();
    Q_EMIT mover.engine().networkChanged();
    QTRY_COMPARE(other.engine().reconnectedTo, FakeEngine::ofGeneration(1));
    QTRY_COMPARE(mover.engine().reconnectedTo, FakeEngine::ofGeneration(1));
    QCOMPARE(mover.engine().restarts, 1);
    QCOMPARE(other.engine().restarts, 1);
    QTRY_VERIFY(other.engine().remoteCandidates.contains(fromRestart(1)));
    QTRY_VERIFY(mover.engine().remoteCandidates.contains(fromRestart(1)));
    const SessionDescription &offer = mover.wire.descriptions.at(told);
    QVERIFY(offer.candidates.isEmpty()); // by that it is an offer
    QCOMPARE(offer.credentials, FakeEngine::ofGeneration(1));
    QCOMPARE(world.call->state(), CallState::Active);
    QCOMPARE(world.heard->state(), CallState::Active);
}

void TestCallRestart::aRelayThatRunsOut_data()
{
    QTest::addColumn<bool>("isRelayed");
    QTest::addColumn<int>("left"); // minutes of the credentials in use; 0: not known
    QTest::addColumn<int>("next"); // of the new ones
    QTest::addColumn<media::IceServer::Kind>("kind");
    QTest::addColumn<bool>("restarts");
    using enum media::IceServer::Kind;
    QTest::newRow("half of their time is over") << true << 60 << 120 << TurnUdp << true;
    QTest::newRow("a minute is for the server") << true << 61 << 120 << TurnUdp << true;
    QTest::newRow("more is left") << true << 62 << 120 << TurnUdp << false;
    QTest::newRow("the call goes another way") << false << 60 << 120 << TurnUdp << false;
    QTest::newRow("only the stream is a new one") << true << 110 << 120 << TurnUdp << false;
    QTest::newRow("they do not end") << true << 0 << 120 << TurnUdp << false;
    QTest::newRow("the new ones do not, so nothing follows") << true << 60 << 0 << TurnUdp << true;
    QTest::newRow("there is no relay any more") << true << 60 << 120 << Stun << false;
}

/// New credentials are learnt while the old ones still hold (XEP-0215 §3.3).
void TestCallRestart::aRelayThatRunsOut()
{
    QFETCH(const bool, isRelayed);
    QFETCH(const int, left);
    QFETCH(const int, next);
    QFETCH(const media::IceServer::Kind, kind);
    QFETCH(const bool, restarts);
    const auto end = [](int minutes) {
        return minutes > 0 ? QDateTime::currentDateTimeUtc().addSecs(60 * minutes) : QDateTime();
    };
    Talking world;
    world.alice.wire.serversEnd = end(left);
    QVERIFY(world.begin());
    settle();
    media::Statistics statistics;
    statistics.relayed = isRelayed;
    Q_EMIT world.alice.engine().statisticsChanged(statistics);
    world.alice.wire.servers = {{kind, u"turn.example.test"_s, 3478, u"u"_s, u"new"_s}};
    world.alice.wire.serversEnd = end(next);
    Q_EMIT world.alice.wire.iceServersChanged();
    settle();
    QCOMPARE(world.alice.engine().settings.iceServers, world.alice.wire.servers);
    QCOMPARE(world.alice.engine().restarts, int(restarts));
    QCOMPARE(world.bob.engine().restarts, int(restarts));
    QCOMPARE(world.call->state(), CallState::Active);

    // The path that began anew has the new ones, which hold.
    Q_EMIT world.alice.wire.iceServersChanged();
    settle();
    QCOMPARE(world.alice.engine().restarts, int(restarts));
}

/// That the call goes through it is known later than its end.
void TestCallRestart::aRelayThatRanOutWhileItRang()
{
    Talking world;
    world.alice.wire.serversEnd = QDateTime::currentDateTimeUtc().addSecs(60);
    QVERIFY(world.begin());
    world.alice.wire.servers = {{media::IceServer::Kind::TurnUdp, u"turn.example.test"_s, 3478, u"u"_s, u"new"_s}};
    world.alice.wire.serversEnd = QDateTime::currentDateTimeUtc().addSecs(7200);
    Q_EMIT world.alice.wire.iceServersChanged();
    settle();
    QCOMPARE(world.alice.engine().restarts, 0);
    for (int i = 0; i < 2; ++i) {
        media::Statistics statistics;
        statistics.relayed = true;
        Q_EMIT world.alice.engine().statisticsChanged(statistics);
        settle();
        QCOMPARE(world.alice.engine().restarts, 1);
    }
}

/// The caller's holds, and both meet in it.
void TestCallRestart::bothAtOnce()
{
    Talking world;
    QVERIFY(world.begin());
    settle();
    Q_EMIT world.alice.engine().networkChanged();
    Q_EMIT world.bob.engine().networkChanged();
    QTRY_VERIFY(world.alice.engine().reconnectedTo && world.bob.engine().reconnectedTo);
    settle();
    QCOMPARE(world.alice.engine().restarts, 1);
    QCOMPARE(world.bob.engine().restarts, 1);
    QTRY_VERIFY(world.alice.engine().remoteCandidates.contains(fromRestart(1)));
    QTRY_VERIFY(world.bob.engine().remoteCandidates.contains(fromRestart(1)));
}

void TestCallRestart::whenNothingIsHeard()
{
    Talking world;
    QVERIFY(world.begin());
    settle();
    Q_EMIT world.bob.engine().disconnected(); // it is the caller who begins
    settle();
    QCOMPARE(world.bob.engine().restarts, 0);
    Q_EMIT world.alice.engine().disconnected();
    QTRY_COMPARE(world.bob.engine().reconnectedTo, FakeEngine::ofGeneration(1));
    QVERIFY(world.call->isReconnecting());
    Q_EMIT world.alice.engine().reconnected();
    QCOMPARE(world.call->state(), CallState::Active);
}

/// Dino, say: it takes what it is told for candidates of the path it has, and answers nothing.
void TestCallRestart::thePeerDoesNotKnowIt()
{
    Talking world;
    QVERIFY(world.begin());
    settle();
    world.alice.wire.lost = {u"transport"_s};
    Q_EMIT world.alice.engine().networkChanged();
    settle();
    QCOMPARE(world.alice.engine().restarts, 1);
    QVERIFY(!world.alice.engine().reconnectedTo);
    QCOMPARE(world.call->state(), CallState::Active);
}

void TestCallRestart::notBeforeThereIsACall()
{
    TwoPeople world;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    Q_EMIT world.alice.engine().networkChanged();
    settle();
    QCOMPARE(world.alice.engine().restarts, 0);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Active);
    call->hangUp();
    QTRY_COMPARE(call->state(), CallState::Ended);
}

/// Agreed, but without a path yet: the engine begins nothing, so nothing may be taken for an answer to it.
void TestCallRestart::notBeforeThereIsAPath()
{
    TwoPeople world;
    world.alice.engines.script.connects = false;
    Call *call = world.aliceCalls();
    QTRY_VERIFY(world.bob.rang);
    world.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Connecting);
    QTRY_VERIFY(world.alice.engine().remote);
    Q_EMIT world.alice.engine().networkChanged();
    SessionDescription answer = goodOffer();
    answer.credentials = FakeEngine::ofGeneration(7);
    answer.candidates = {fromRestart(7)};
    Q_EMIT world.alice.wire.candidatesReceived(jid(u"bob@example.test/phone"_s), call->sid(), answer);
    settle();
    QCOMPARE(world.alice.engine().restarts, 0);
    QVERIFY(!world.alice.engine().reconnectedTo);
}

/// Somebody who begins anew again and again costs us no more than twice a second.
void TestCallRestart::manyInARow()
{
    Talking world;
    QVERIFY(world.begin());
    settle();
    for (int i = 1; i <= 100; ++i) {
        SessionDescription offer = goodOffer();
        offer.credentials = FakeEngine::ofGeneration(100 + i);
        Q_EMIT world.alice.wire.candidatesReceived(jid(u"bob@example.test/phone"_s), world.call->sid(), offer);
    }
    QCOMPARE(world.alice.engine().restarts, 1);
    QCOMPARE(world.alice.engine().reconnectedTo, FakeEngine::ofGeneration(101));
}

void TestCallRestart::whatIsHeard_data()
{
    using Meaning = IceRestart::Meaning;
    QTest::addColumn<bool>("isInitiator");
    QTest::addColumn<bool>("isOffering");
    QTest::addColumn<bool>("hasCandidates");
    QTest::addColumn<Meaning>("meaning");
    for (const bool isInitiator : {true, false}) {
        const char *who = isInitiator ? "initiator" : "responder";
        QTest::addRow("%s, offered to", who) << isInitiator << false << false << Meaning::Offer;
        QTest::addRow("%s, out of the blue", who) << isInitiator << false << true << Meaning::Stray;
        QTest::addRow("%s, answered", who) << isInitiator << true << true << Meaning::Answer;
        QTest::addRow("%s, both offer", who)
            << isInitiator << true << false << (isInitiator ? Meaning::Stray : Meaning::Answer);
    }
}

void TestCallRestart::whatIsHeard()
{
    QFETCH(const bool, isInitiator);
    QFETCH(const bool, isOffering);
    QFETCH(const bool, hasCandidates);
    IceRestart restart(isInitiator);
    if (isOffering)
        restart.begin();
    const auto meaning = restart.heard(hasCandidates);
    QTEST(meaning, "meaning");
    QCOMPARE(restart.isOffering(), isOffering && meaning == IceRestart::Meaning::Stray);
}

QTEST_GUILESS_MAIN(TestCallRestart)
#include "tst_callrestart.moc"
