// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/othertalks.h"
#include "tests/call/fakesignalling.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOtherTalks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatWasTaken();
    void oneThatWasMade();
    void nobodyElseAnswersOrEnds();
    void aDeviceGoes();
    void timePasses();
    void itIsBounded();

private:
    const Jid m_tablet = jid(u"bob@example.test/tablet"_s);
    const Jid m_alice = jid(u"alice@example.test/desk"_s);
    const Jid m_mallory = jid(u"mallory@example.test/x"_s);
    const OtherTalks::Time m_now{1h};
};

void TestOtherTalks::oneThatWasTaken()
{
    OtherTalks talks;
    talks.answered(m_tablet, m_alice, u"1"_s, m_now);
    QVERIFY(talks.talksWith(m_alice.bare()));
    QVERIFY(talks.talksWith(jid(u"alice@example.test/phone"_s))); // from wherever
    QVERIFY(!talks.talksWith(m_mallory));
    QVERIFY(!talks.hasCalled(m_alice, u"1"_s)); // they did
    talks.ended(m_alice.bare(), u"1"_s);
    QVERIFY(!talks.talksWith(m_alice));
    QVERIFY(!talks.nextEnd());

    talks.answered(m_tablet, {}, u"2"_s, m_now); // an accept that names nobody
    QVERIFY(!talks.nextEnd());
}

void TestOtherTalks::oneThatWasMade()
{
    OtherTalks talks;
    talks.called(m_tablet, m_alice.bare(), u"1"_s, m_now);
    QVERIFY(talks.hasCalled(m_alice, u"1"_s));
    QVERIFY(!talks.talksWith(m_alice)); // it rings
    talks.proceeded(m_alice, u"1"_s, m_now + 10s);
    QVERIFY(talks.talksWith(m_alice));
    QCOMPARE(talks.nextEnd(), std::optional(m_now + 10s + OtherTalks::kLongest));
    talks.proceeded(m_alice, u"1"_s, m_now + 1h); // again and again
    QCOMPARE(talks.nextEnd(), std::optional(m_now + 10s + OtherTalks::kLongest));
}

void TestOtherTalks::nobodyElseAnswersOrEnds()
{
    OtherTalks talks;
    talks.proceeded(m_mallory, u"1"_s, m_now); // nobody called them
    QVERIFY(!talks.talksWith(m_mallory));
    talks.called(m_tablet, m_alice.bare(), u"1"_s, m_now);
    talks.proceeded(m_mallory, u"1"_s, m_now);
    QVERIFY(!talks.talksWith(m_mallory) && !talks.talksWith(m_alice));
    QVERIFY(!talks.hasCalled(m_mallory, u"1"_s));
    talks.proceeded(m_alice, u"1"_s, m_now);
    talks.ended(m_mallory, u"1"_s);
    QVERIFY(talks.talksWith(m_alice));
    talks.ended(m_alice, u"2"_s);
    QVERIFY(talks.talksWith(m_alice));
}

void TestOtherTalks::aDeviceGoes()
{
    OtherTalks talks;
    talks.answered(m_tablet, m_alice, u"1"_s, m_now);
    talks.deviceGone(jid(u"bob@example.test/phone"_s));
    talks.deviceGone({});
    QVERIFY(talks.talksWith(m_alice));
    talks.deviceGone(m_tablet);
    QVERIFY(!talks.talksWith(m_alice));
}

void TestOtherTalks::timePasses()
{
    OtherTalks talks;
    talks.answered(m_tablet, m_alice, u"1"_s, m_now);
    talks.expire(m_now + OtherTalks::kLongest - 1ms);
    QVERIFY(talks.talksWith(m_alice));
    talks.expire(*talks.nextEnd());
    QVERIFY(!talks.talksWith(m_alice));
}

void TestOtherTalks::itIsBounded()
{
    OtherTalks talks;
    for (int i = 0; i <= OtherTalks::kMost; ++i) {
        const Jid peer = jid(u"p%1@example.test"_s.arg(i));
        talks.answered(m_tablet, peer, QString::number(i), m_now);
        talks.answered(m_tablet, peer, QString::number(i), m_now);
    }
    QVERIFY(!talks.talksWith(jid(u"p0@example.test"_s)));
    QVERIFY(talks.talksWith(jid(u"p1@example.test"_s)));
    QVERIFY(talks.talksWith(jid(u"p%1@example.test"_s.arg(OtherTalks::kMost))));
}

QTEST_APPLESS_MAIN(TestOtherTalks)
#include "tst_othertalks.moc"
