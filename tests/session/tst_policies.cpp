// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/policies.h"

#include <QTest>

using namespace causerie;

class TestPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayKnow_data();
    void whoMayKnow();
    void eachHasItsSwitch();
    void subscriptions_data();
    void subscriptions();
};

void TestPolicies::whoMayKnow_data()
{
    using Kind = ConversationKind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isAccepted");
    QTest::addColumn<bool>("isContact");
    QTest::addColumn<bool>("seesUs");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a contact who sees us") << int(Kind::Person) << true << true << true << true;
    QTest::newRow("a contact from whom we hide") << int(Kind::Person) << true << true << false << false;
    QTest::newRow("a stranger") << int(Kind::Person) << false << false << false << false;
    QTest::newRow("no contact, but we have written to them") << int(Kind::Person) << true << false << false << true;
    QTest::newRow("a room") << int(Kind::Room) << true << false << false << false;
    QTest::newRow("somebody in a room") << int(Kind::RoomPrivate) << true << false << false << false;
}

void TestPolicies::whoMayKnow()
{
    QFETCH(int, kind);
    QFETCH(bool, isAccepted);
    QFETCH(bool, isContact);
    QFETCH(bool, seesUs);
    const Relation relation{ConversationKind(kind), isAccepted, isContact, seesUs};
    QTEST(givesReceipts({}, relation), "expected");
    QTEST(givesMarkers({}, relation), "expected");
    QTEST(tellsChatStates({}, relation), "expected");
}

void TestPolicies::eachHasItsSwitch()
{
    const Relation friendly{ConversationKind::Person, true, true, true};
    QVERIFY(!givesReceipts({false, true, true}, friendly));
    QVERIFY(givesMarkers({false, true, true}, friendly));
    QVERIFY(!givesMarkers({true, false, true}, friendly));
    QVERIFY(tellsChatStates({true, false, true}, friendly));
    QVERIFY(!tellsChatStates({true, true, false}, friendly));
    QVERIFY(givesReceipts({true, true, false}, friendly));
}

void TestPolicies::subscriptions_data()
{
    QTest::addColumn<int>("subscription");
    QTest::addColumn<bool>("sees");
    QTest::newRow("none") << int(Subscription::None) << false;
    QTest::newRow("we see them") << int(Subscription::To) << false;
    QTest::newRow("they see us") << int(Subscription::From) << true;
    QTest::newRow("both") << int(Subscription::Both) << true;
}

void TestPolicies::subscriptions()
{
    QFETCH(int, subscription);
    QTEST(seesUs(Subscription(subscription)), "sees");
}

QTEST_APPLESS_MAIN(TestPolicies)
#include "tst_policies.moc"
