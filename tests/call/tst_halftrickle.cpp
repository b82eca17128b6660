// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A peer that takes no candidates one by one (`urn:ietf:rfc:3264`, XEP-0176 §7.2) gets them all in one piece.
class TestHalfTrickle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOfferWaits();
    void theAnswerWaits();
    void notForOthers();
    void halfASecondAtMost();
    void whatComesLaterIsSaidStill();

private:
    static void wantAll(Device &device, const QString &of)
    {
        device.calls.setHalfTrickle([of](const Jid &other) { return other == jid(of); });
    }
};

void TestHalfTrickle::theOfferWaits()
{
    TwoPeople people;
    wantAll(people.alice, u"bob@example.test/phone"_s);
    Call *call = people.aliceCalls();
    QTRY_VERIFY(people.bob.rang);
    people.bob.rang->answer();
    QTRY_COMPARE(call->state(), CallState::Connecting);
    settle();
    QVERIFY(people.alice.wire.descriptions.isEmpty());
    Q_EMIT people.alice.engine().localCandidates({FakeEngine::candidate(2)});
    Q_EMIT people.alice.engine().gatheringFinished();
    QCOMPARE(people.alice.wire.descriptions.size(), 1);
    QCOMPARE(people.alice.wire.descriptions[0].candidates.size(), 2);
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(!people.alice.wire.sent.contains(u"transport bob@example.test/phone"_s));
}

void TestHalfTrickle::theAnswerWaits()
{
    TwoPeople people;
    wantAll(people.bob, u"alice@example.test/desk"_s);
    people.aliceCalls();
    QTRY_VERIFY(people.bob.rang);
    people.bob.rang->answer();
    QTRY_VERIFY(people.alice.wire.sent.contains(u"initiate bob@example.test/phone"_s));
    settle();
    QVERIFY(people.bob.wire.descriptions.isEmpty());
    Q_EMIT people.bob.engine().gatheringFinished();
    QCOMPARE(people.bob.wire.descriptions.size(), 1);
    QTRY_COMPARE(people.bob.rang->state(), CallState::Active);
}

void TestHalfTrickle::notForOthers()
{
    Talking talk;
    wantAll(talk.alice, u"bob@example.test/other"_s);
    QVERIFY(talk.begin());
}

void TestHalfTrickle::halfASecondAtMost()
{
    TwoPeople people;
    wantAll(people.alice, u"bob@example.test/phone"_s);
    Call *call = people.aliceCalls();
    QTRY_VERIFY(people.bob.rang);
    people.bob.rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(call->state(), CallState::Active, 3000); // nothing ever says that all are found
}

void TestHalfTrickle::whatComesLaterIsSaidStill()
{
    TwoPeople people;
    wantAll(people.alice, u"bob@example.test/phone"_s);
    people.aliceCalls();
    QTRY_VERIFY(people.bob.rang);
    people.bob.rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(people.bob.rang->state(), CallState::Active, 3000);
    Q_EMIT people.alice.engine().localCandidates({FakeEngine::candidate(3)});
    QTRY_VERIFY(people.alice.wire.sent.contains(u"transport bob@example.test/phone"_s));
}

QTEST_GUILESS_MAIN(TestHalfTrickle)
#include "tst_halftrickle.moc"
