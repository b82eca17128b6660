// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/hiding.h"
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
    void aConversationHasItsOwn_data();
    void aConversationHasItsOwn();
    void subscriptions_data();
    void subscriptions();
    void hiding();
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
    Relation relation;
    relation.kind = ConversationKind(kind);
    relation.isAccepted = isAccepted;
    relation.isContact = isContact;
    relation.seesUs = seesUs;
    QTEST(givesReceipts({}, relation), "expected");
    QTEST(givesMarkers({}, relation), "expected");
    QTEST(tellsChatStates({}, relation), "expected");
}

void TestPolicies::eachHasItsSwitch()
{
    Relation friendly;
    friendly.isContact = true;
    friendly.seesUs = true;
    QVERIFY(!givesReceipts({false, true, true}, friendly));
    QVERIFY(givesMarkers({false, true, true}, friendly));
    QVERIFY(!givesMarkers({true, false, true}, friendly));
    QVERIFY(tellsChatStates({true, false, true}, friendly));
    QVERIFY(!tellsChatStates({true, true, false}, friendly));
    QVERIFY(givesReceipts({true, true, false}, friendly));
}

void TestPolicies::aConversationHasItsOwn_data()
{
    QTest::addColumn<bool>("usually");
    QTest::addColumn<int>("here");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<bool>("told");
    QTest::addColumn<bool>("receipts");
    const int person = int(ConversationKind::Person);
    const int room = int(ConversationKind::Room);
    QTest::newRow("as usual") << true << int(Telling::AsUsual) << person << true << true << true;
    QTest::newRow("not here") << true << int(Telling::Never) << person << true << false << false;
    QTest::newRow("only here") << false << int(Telling::Always) << person << true << true << true;
    QTest::newRow("only here, but they are strangers")
        << false << int(Telling::Always) << person << false << false << false;
    QTest::newRow("in this room; receipts have no sense there")
        << false << int(Telling::Always) << room << true << true << false;
}

void TestPolicies::aConversationHasItsOwn()
{
    QFETCH(bool, usually);
    QFETCH(int, here);
    QFETCH(int, kind);
    QFETCH(bool, accepted);
    Relation relation;
    relation.kind = ConversationKind(kind);
    relation.isAccepted = accepted;
    relation.receipts = relation.markers = relation.chatStates = Telling(here);
    const MessagingPolicy policy{usually, usually, usually};
    QTEST(givesMarkers(policy, relation), "told");
    QTEST(tellsChatStates(policy, relation), "told");
    QTEST(givesReceipts(policy, relation), "receipts");
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

void TestPolicies::hiding()
{
    Relation relation;
    QCOMPARE(hidingFrom({}, relation), Hiding::IfPossible);
    relation.seesUs = true;
    QCOMPARE(hidingFrom({}, relation), Hiding::No);
    QCOMPARE(hidingFrom({.address = false}, relation), Hiding::Always);
}

QTEST_APPLESS_MAIN(TestPolicies)
#include "tst_policies.moc"
