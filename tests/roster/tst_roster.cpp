// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/roster.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

Jid jid(QStringView text)
{
    return *Jid::parse(text);
}

Contact item(QStringView address, const QString &name = {}, const QStringList &groups = {},
             Subscription subscription = Subscription::Both)
{
    Contact contact;
    contact.jid = jid(address);
    contact.name = name;
    contact.groups = groups;
    contact.subscription = subscription;
    return contact;
}

Presence presence(QStringView from, Availability availability, const QString &status = {}, int priority = 0)
{
    Presence p;
    p.from = jid(from);
    p.availability = availability;
    p.priority = priority;
    p.status = status;
    return p;
}

ContactFields fieldsOf(const QSignalSpy &spy)
{
    return spy.last().at(1).value<ContactFields>();
}

} // namespace

class TestRoster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLoadedAfterTheFirstList();
    void anEqualListIsSilent();
    void aListKeepsTheResourcesOfThoseThatStay();
    void findIgnoresTheResource();
    void groupsAreSortedAndOnce();
    void pushes_data();
    void pushes();
    void aPushKeepsResources();
    void removing();
    void presences_data();
    void presences();
    void aStrangersPresenceIsIgnored();
    void clearingPresencesTouchesOnlyThoseOnline();
    void whatWasKeptIsShownUntilTheServerSpeaks();
    void clearing();
    void requestsKeepTheirOrder();
    void aRequestHasWords();
    void anApprovalElsewhereEndsTheRequest();
};

void TestRoster::isLoadedAfterTheFirstList()
{
    Roster roster;
    QSignalSpy reset(&roster, &Roster::reset);
    QVERIFY(!roster.isLoaded());
    roster.replaceAll({});
    QVERIFY(roster.isLoaded());
    QCOMPARE(reset.size(), 1); // also for an empty list: the window stops waiting
}

void TestRoster::anEqualListIsSilent()
{
    Roster roster;
    roster.replaceAll({item(u"a@x.test"), item(u"b@x.test")});
    QSignalSpy reset(&roster, &Roster::reset);
    roster.replaceAll({item(u"b@x.test"), item(u"a@x.test")});
    QCOMPARE(reset.size(), 0);
    roster.replaceAll({item(u"a@x.test")});
    QCOMPARE(reset.size(), 1);
    QVERIFY(!roster.find(jid(u"b@x.test")));
}

void TestRoster::aListKeepsTheResourcesOfThoseThatStay()
{
    Roster roster;
    roster.replaceAll({item(u"a@x.test")});
    roster.setPresence(presence(u"a@x.test/phone", Availability::Away));
    roster.replaceAll({item(u"a@x.test", u"Anna"_s), item(u"b@x.test")});
    QCOMPARE(roster.find(jid(u"a@x.test"))->availability(), Availability::Away);
    QCOMPARE(roster.find(jid(u"a@x.test"))->name, u"Anna"_s);
    QCOMPARE(roster.find(jid(u"b@x.test"))->availability(), Availability::Offline);
}

void TestRoster::findIgnoresTheResource()
{
    Roster roster;
    roster.upsert(item(u"a@x.test/ignored"));
    QVERIFY(roster.find(jid(u"a@x.test/phone")));
    QCOMPARE(roster.find(jid(u"a@x.test"))->jid, jid(u"a@x.test"));
    QVERIFY(!roster.find(jid(u"x.test")));
}

void TestRoster::groupsAreSortedAndOnce()
{
    Roster roster;
    roster.upsert(item(u"a@x.test", {}, {u"Work"_s, u"Choir"_s, u"Work"_s, QString()}));
    QCOMPARE(roster.find(jid(u"a@x.test"))->groups, (QStringList{u"Choir"_s, u"Work"_s}));
}

void TestRoster::pushes_data()
{
    QTest::addColumn<Contact>("push");
    QTest::addColumn<ContactFields>("fields");
    const QStringList work{u"Work"_s};
    QTest::newRow("nothing new") << item(u"a@x.test", u"A"_s, work) << ContactFields();
    QTest::newRow("a name") << item(u"a@x.test", u"B"_s, work) << ContactFields(ContactField::Name);
    QTest::newRow("a group") << item(u"a@x.test", u"A"_s, {u"Choir"_s}) << ContactFields(ContactField::Groups);
    QTest::newRow("a subscription") << item(u"a@x.test", u"A"_s, work, Subscription::To)
                                    << ContactFields(ContactField::Subscription);
    Contact asked = item(u"a@x.test", u"A"_s, work);
    asked.asked = true;
    QTest::newRow("an open question") << asked << ContactFields(ContactField::Subscription);
    QTest::newRow("name and group") << item(u"a@x.test", u"B"_s, {}) << (ContactField::Name | ContactField::Groups);
}

void TestRoster::pushes()
{
    QFETCH(Contact, push);
    QFETCH(ContactFields, fields);
    Roster roster;
    QSignalSpy added(&roster, &Roster::contactAdded);
    roster.upsert(item(u"a@x.test", u"A"_s, {u"Work"_s}));
    QCOMPARE(added.size(), 1);

    QSignalSpy changed(&roster, &Roster::contactChanged);
    roster.upsert(push);
    QCOMPARE(added.size(), 1);
    QCOMPARE(changed.size(), fields ? 1 : 0);
    if (fields)
        QCOMPARE(fieldsOf(changed), fields);
    QCOMPARE(roster.find(jid(u"a@x.test"))->name, push.name);
    QCOMPARE(roster.find(jid(u"a@x.test"))->asked, push.asked);
}

void TestRoster::aPushKeepsResources()
{
    Roster roster;
    roster.upsert(item(u"a@x.test"));
    roster.setPresence(presence(u"a@x.test/phone", Availability::Available));
    roster.upsert(item(u"a@x.test", u"Anna"_s));
    QCOMPARE(roster.find(jid(u"a@x.test"))->resources.size(), 1u);
}

void TestRoster::removing()
{
    Roster roster;
    roster.upsert(item(u"a@x.test"));
    QSignalSpy removed(&roster, &Roster::contactRemoved);
    roster.remove(jid(u"a@x.test"));
    roster.remove(jid(u"a@x.test"));
    QCOMPARE(removed.size(), 1);
    QVERIFY(!roster.find(jid(u"a@x.test")));
}

void TestRoster::presences_data()
{
    QTest::addColumn<Presence>("heard");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<ContactFields>("fields");
    using enum Availability;
    using F = ContactFields;
    // Known: desk available "at work" with priority 5.
    QTest::newRow("the same again") << presence(u"a@x.test/desk", Available, u"at work"_s, 5) << true << F();
    QTest::newRow("a worse second device")
        << presence(u"a@x.test/phone", Away, u"bus"_s) << false << F(ContactField::Resources);
    QTest::newRow("a better second device")
        << presence(u"a@x.test/phone", FreeForChat, u"tea"_s) << false
        << (ContactField::Availability | ContactField::Status | ContactField::Resources);
    QTest::newRow("another status") << presence(u"a@x.test/desk", Available, u"lunch"_s, 5) << false
                                    << (ContactField::Status | ContactField::Resources);
    QTest::newRow("goes away") << presence(u"a@x.test/desk", Away, u"at work"_s, 5) << false
                               << (ContactField::Availability | ContactField::Resources);
    QTest::newRow("leaves") << presence(u"a@x.test/desk", Offline) << false
                            << (ContactField::Availability | ContactField::Status | ContactField::Resources);
    QTest::newRow("an unknown device leaves") << presence(u"a@x.test/car", Offline) << true << F();
}

void TestRoster::presences()
{
    QFETCH(Presence, heard);
    QFETCH(bool, silent);
    QFETCH(ContactFields, fields);
    Roster roster;
    roster.upsert(item(u"a@x.test"));
    roster.setPresence(presence(u"a@x.test/desk", Availability::Available, u"at work"_s, 5));
    QSignalSpy changed(&roster, &Roster::contactChanged);
    roster.setPresence(heard);
    QCOMPARE(changed.size(), silent ? 0 : 1);
    if (!silent)
        QCOMPARE(fieldsOf(changed), fields);
}

void TestRoster::aStrangersPresenceIsIgnored()
{
    Roster roster;
    QSignalSpy changed(&roster, &Roster::contactChanged);
    roster.setPresence(presence(u"mallory@x.test/a", Availability::Available));
    QCOMPARE(changed.size(), 0);
    QVERIFY(roster.contacts().isEmpty());
}

void TestRoster::clearingPresencesTouchesOnlyThoseOnline()
{
    Roster roster;
    roster.replaceAll({item(u"a@x.test"), item(u"b@x.test"), item(u"c@x.test")});
    roster.setPresence(presence(u"b@x.test/desk", Availability::Available));
    QSignalSpy changed(&roster, &Roster::contactChanged);
    roster.clearPresences();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<Jid>(), jid(u"b@x.test"));
    QCOMPARE(fieldsOf(changed), ContactField::Availability | ContactField::Resources);
    QVERIFY(roster.isLoaded());
}

void TestRoster::whatWasKeptIsShownUntilTheServerSpeaks()
{
    Roster roster;
    QSignalSpy reset(&roster, &Roster::reset);
    roster.restore({item(u"a@x.test"), item(u"b@x.test")});
    QCOMPARE(reset.size(), 1);
    QVERIFY(roster.find(jid(u"a@x.test")));
    QVERIFY(!roster.isLoaded());
    roster.confirm();
    QVERIFY(roster.isLoaded());
    QCOMPARE(reset.size(), 1); // nothing has changed
    roster.replaceAll({item(u"b@x.test")});
    QCOMPARE(reset.size(), 2);
    QVERIFY(!roster.find(jid(u"a@x.test")));
}

void TestRoster::clearing()
{
    Roster roster;
    roster.replaceAll({item(u"a@x.test")});
    roster.addSubscriptionRequest(jid(u"b@x.test"));
    QSignalSpy reset(&roster, &Roster::reset);
    roster.clear();
    QCOMPARE(reset.size(), 1);
    QVERIFY(!roster.isLoaded());
    QVERIFY(roster.contacts().isEmpty());
    QVERIFY(roster.subscriptionRequests().empty());
}

void TestRoster::requestsKeepTheirOrder()
{
    Roster roster;
    QSignalSpy changed(&roster, &Roster::subscriptionRequestsChanged);
    roster.addSubscriptionRequest(jid(u"b@x.test"));
    roster.addSubscriptionRequest(jid(u"a@x.test/phone"));
    roster.addSubscriptionRequest(jid(u"b@x.test"));
    QCOMPARE(roster.subscriptionRequests(), (std::vector{jid(u"b@x.test"), jid(u"a@x.test")}));
    QCOMPARE(changed.size(), 2);
    roster.removeSubscriptionRequest(jid(u"b@x.test"));
    roster.removeSubscriptionRequest(jid(u"c@x.test"));
    QCOMPARE(roster.subscriptionRequests(), std::vector{jid(u"a@x.test")});
    QCOMPARE(changed.size(), 3);
}

void TestRoster::aRequestHasWords()
{
    Roster roster;
    QSignalSpy changed(&roster, &Roster::subscriptionRequestsChanged);
    roster.addSubscriptionRequest(jid(u"a@x.test"), u" Hello, we met in Brussels.\n"_s);
    roster.addSubscriptionRequest(jid(u"a@x.test")); // a server repeats it at each sign-in
    QCOMPARE(roster.requestWords(jid(u"a@x.test/phone")), u"Hello, we met in Brussels."_s);
    QCOMPARE(changed.size(), 1);
    roster.addSubscriptionRequest(jid(u"a@x.test"), QString(600, u'x'));
    QCOMPARE(roster.requestWords(jid(u"a@x.test")).size(), 500);
    QCOMPARE(roster.subscriptionRequests().size(), 1u);
    roster.removeSubscriptionRequest(jid(u"a@x.test"));
    QVERIFY(roster.requestWords(jid(u"a@x.test")).isEmpty());
}

void TestRoster::anApprovalElsewhereEndsTheRequest()
{
    Roster roster;
    roster.addSubscriptionRequest(jid(u"a@x.test"));
    roster.upsert(item(u"a@x.test", {}, {}, Subscription::To));
    QCOMPARE(roster.subscriptionRequests().size(), 1u);
    roster.upsert(item(u"a@x.test", {}, {}, Subscription::Both));
    QVERIFY(roster.subscriptionRequests().empty());
}

QTEST_GUILESS_MAIN(TestRoster)
#include "tst_roster.moc"
