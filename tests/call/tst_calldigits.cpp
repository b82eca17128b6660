// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Keys pressed in a call, between the window and the engine.
class TestCallDigits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areSentWhileActive();
    void areReported();
    void notWhereTheyAreNotTaken();
};

void TestCallDigits::areSentWhileActive()
{
    Talking talking;
    Call *early = talking.aliceCalls();
    QVERIFY(!early->takesDigits());
    early->sendDigits(u"1"_s); // nobody is there yet
    early->hangUp();
    QTRY_COMPARE(early->state(), CallState::Ended);

    Talking people;
    QVERIFY(people.begin());
    QVERIFY(people.call->takesDigits());
    QVERIFY(people.heard->takesDigits());
    people.call->sendDigits(u"12,*"_s);
    people.call->sendDigits(u"#"_s);
    QCOMPARE(people.alice.engine().digits, u"12,*#"_s);
    people.call->hangUp();
    QVERIFY(!people.call->takesDigits());
    people.call->sendDigits(u"9"_s);
    QCOMPARE(people.alice.engine().digits, u"12,*#"_s);
}

void TestCallDigits::areReported()
{
    Talking people;
    QVERIFY(people.begin());
    QSignalSpy spy(people.heard, &Call::digitReceived);
    Q_EMIT people.bob.engine().digitReceived(u'7');
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toChar(), u'7');
}

/// A program that answers with Opus alone, as Dino does.
void TestCallDigits::notWhereTheyAreNotTaken()
{
    TwoPeople people;
    people.bob.wire.lost = {u"accept"_s};
    Call *call = people.aliceCalls();
    QTRY_VERIFY(people.bob.rang);
    people.bob.rang->answer();
    QTRY_VERIFY(!people.bob.wire.descriptions.isEmpty());
    SessionDescription theirs = goodOffer();
    theirs.candidates = {FakeEngine::candidate(1)};
    theirs.setup = media::DtlsSetup::Active;
    QTRY_VERIFY(people.alice.wire.sent.contains(u"initiate bob@example.test/phone"_s));
    Q_EMIT people.alice.wire.accepted(people.bob.wire.ownJid(), call->sid(), theirs);
    QTRY_COMPARE(call->state(), CallState::Active);
    QVERIFY(!call->takesDigits());
    call->sendDigits(u"1"_s);
    QCOMPARE(people.alice.engine().digits, QString());
}

QTEST_GUILESS_MAIN(TestCallDigits)
#include "tst_calldigits.moc"
