// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A call is handed on (XEP-0251 §2): Bob, whom Alice has called, asks her to call Carol.
class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItLeadsInto_data();
    void whatItLeadsInto();
    void theyAreCalledInstead();
    void itIsAQuestion();
    void onlyThePeerMayAsk();
    void onlyInACall();
    void nobodyIsSentToOneOfTheTwo();
    void theFirstQuestionStays();
    void whileAnotherWaits();
};

namespace
{

struct Office : Talking {
    Device carol{network, QStringLiteral("carol@example.test/car")};
    const Jid target = jid(QStringLiteral("carol@example.test"));
};

Transfer to(const Jid &target)
{
    return {.attendant = {}, .sid = {}, .target = target};
}

} // namespace

void TestTransfer::whatItLeadsInto_data()
{
    const QString bob = u"bob@example.test/desk"_s;
    const QString carol = u"carol@example.test/car"_s;
    const QString alice = u"alice@example.test/home"_s;
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("sid");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("caller");
    QTest::addColumn<bool>("leads");
    QTest::newRow("Carol's talk with Bob") << bob << u"s"_s << carol << alice << true;
    QTest::newRow("another session") << bob << u"t"_s << carol << alice << false;
    QTest::newRow("no session") << bob << QString() << carol << alice << false;
    QTest::newRow("from another device") << u"bob@example.test/phone"_s << u"s"_s << carol << alice << false;
    QTest::newRow("from no device") << u"bob@example.test"_s << u"s"_s << carol << alice << false;
    QTest::newRow("from somebody else") << u"dave@example.test/desk"_s << u"s"_s << carol << alice << false;
    QTest::newRow("from nobody") << QString() << u"s"_s << carol << alice << false;
    QTest::newRow("to another device") << bob << u"s"_s << u"carol@example.test/home"_s << alice << false;
    QTest::newRow("to no device") << bob << u"s"_s << u"carol@example.test"_s << alice << false;
    QTest::newRow("to nobody") << bob << u"s"_s << QString() << alice << false;
    QTest::newRow("brought by Bob himself") << bob << u"s"_s << carol << u"bob@example.test/phone"_s << false;
    QTest::newRow("brought by a device of Carol's") << bob << u"s"_s << carol << u"carol@example.test/home"_s << false;
}

void TestTransfer::whatItLeadsInto()
{
    QFETCH(QString, from);
    QFETCH(QString, sid);
    QFETCH(QString, to);
    QFETCH(QString, caller);
    const Transfer transfer{.attendant = jid(from), .sid = sid, .target = jid(to)};
    QTEST(leadsInto(transfer, jid(caller), jid(u"bob@example.test/desk"_s), u"s"_s, jid(u"carol@example.test/car"_s)),
          "leads");
}

void TestTransfer::theyAreCalledInstead()
{
    Office office;
    QVERIFY(office.begin());
    QSignalSpy asked(office.call, &Call::transferAsked);
    office.heard->transferTo(jid(u"carol@example.test/car"_s));
    QCOMPARE(office.heard->transferTarget(), office.target);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(office.call->askedTarget(), office.target);
    const Jid attendant = office.call->peer();
    Call *next = office.alice.calls.followTransfer(*office.call);
    QVERIFY(next);
    QCOMPARE(next->peer(), office.target);
    QTRY_COMPARE(office.heard->state(), CallState::Ended);
    QCOMPARE(office.heard->endReason(), EndReason::Transferred);
    QCOMPARE(office.heard->outcome(), CallOutcome::Answered);
    QTRY_VERIFY(office.carol.rang);
    office.carol.rang->answer();
    QTRY_COMPARE(next->state(), CallState::Active);
    const auto &all = office.alice.wire.descriptions;
    const Transfer said{.attendant = attendant, .sid = {}, .target = {}};
    QCOMPARE(std::ranges::count(all, said, &SessionDescription::transfer), 1); // in the offer alone
}

void TestTransfer::itIsAQuestion()
{
    Office office;
    QVERIFY(office.begin());
    office.heard->transferTo(office.target);
    QTRY_VERIFY(!office.call->askedTarget().isEmpty());
    settle();
    QVERIFY(!office.carol.rang);
    office.call->refuseTransfer();
    QVERIFY(office.call->askedTarget().isEmpty());
    QVERIFY(!office.alice.calls.followTransfer(*office.call));
    Q_EMIT office.alice.wire.transferAsked(office.call->peer(), office.call->sid(), to(office.target));
    QVERIFY(office.call->askedTarget().isEmpty()); // once is enough
    QCOMPARE(office.call->state(), CallState::Active);
}

void TestTransfer::onlyThePeerMayAsk()
{
    Office office;
    QVERIFY(office.begin());
    const QString sid = office.call->sid();
    for (const auto &other : {u"bob@example.test/other"_s, u"carol@example.test/car"_s, u"bob@example.test"_s})
        Q_EMIT office.alice.wire.transferAsked(jid(other), sid, to(office.target));
    Q_EMIT office.alice.wire.transferAsked(office.call->peer(), u"another"_s, to(office.target));
    QVERIFY(office.call->askedTarget().isEmpty());
}

void TestTransfer::onlyInACall()
{
    Office office;
    office.call = office.aliceCalls();
    QTRY_VERIFY(office.bob.rang);
    office.bob.rang->transferTo(office.target);
    Q_EMIT office.alice.wire.transferAsked(office.call->peer(), office.call->sid(), to(office.target));
    QVERIFY(office.call->askedTarget().isEmpty());
    QVERIFY(!office.bob.wire.sent.join(u' ').contains(u"transfer"));
}

void TestTransfer::nobodyIsSentToOneOfTheTwo()
{
    Office office;
    QVERIFY(office.begin());
    for (const auto &target : {u"bob@example.test/desk"_s, u"alice@example.test"_s, u"example.test"_s, u""_s}) {
        office.heard->transferTo(jid(target));
        Q_EMIT office.alice.wire.transferAsked(office.call->peer(), office.call->sid(), to(jid(target)));
    }
    QVERIFY(office.call->askedTarget().isEmpty() && office.heard->transferTarget().isEmpty());
}

/// Whoever is about to press Call calls whom they read.
void TestTransfer::theFirstQuestionStays()
{
    Office office;
    QVERIFY(office.begin());
    office.heard->transferTo(office.target);
    QTRY_COMPARE(office.call->askedTarget(), office.target);
    office.heard->transferTo(jid(u"eve@example.test"_s));
    settle();
    QCOMPARE(office.call->askedTarget(), office.target);
}

void TestTransfer::whileAnotherWaits()
{
    Office office;
    office.alice.calls.setCallWaiting(true);
    QVERIFY(office.begin());
    Device dave(office.network, u"dave@example.test/desk"_s);
    dave.calls.start(jid(u"alice@example.test"_s));
    QTRY_VERIFY(office.alice.rang);
    office.heard->transferTo(office.target);
    QTRY_COMPARE(office.call->askedTarget(), office.target);
    QVERIFY(!office.alice.calls.followTransfer(*office.call)); // it rings
    QCOMPARE(office.call->state(), CallState::Active);
    office.alice.rang->answer();
    QTRY_COMPARE(office.alice.rang->state(), CallState::Active);
    QVERIFY(!office.alice.calls.followTransfer(*office.call)); // one of them would be lost
    QCOMPARE(office.call->state(), CallState::Active);
}

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
