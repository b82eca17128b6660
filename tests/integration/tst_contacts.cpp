// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Roster and presence between sessions, through a real server (RFC 6121).
class TestContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromStrangersToFriendsAndBack();
    void aRequestWaitsForWhoIsAway();
    void denying();
    void changesReachOtherDevices();
    void theBestDeviceCounts();
    void everybodyIsAwayWhenWeAre();
    void withoutAConnectionARequestSaysSo();
    void theyAreThereBeforeTheServer();
    void damagedOnesAreAskedForAgain();
    void approvingAhead();
    void theyLearnSinceWhenWeAreAway();
};

void TestContacts::fromStrangersToFriendsAndBack()
{
    const Prosody server({u"--strangers"_s});
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(alice.session().roster().isLoaded());
    QVERIFY(alice.session().roster().contacts().isEmpty());

    alice.session().addContact(bob.jid(), u"Bobby"_s, {u"Friends"_s, u"Choir"_s});
    EVENTUALLY(alice.contact(bob) && alice.contact(bob)->asked);
    QCOMPARE(alice.contact(bob)->name, u"Bobby"_s);
    QCOMPARE(alice.contact(bob)->groups, (QStringList{u"Choir"_s, u"Friends"_s}));
    QCOMPARE(alice.contact(bob)->availability(), Availability::Offline); // not ours to see yet

    EVENTUALLY(bob.session().roster().subscriptionRequests() == std::vector{alice.jid()});
    bob.session().approveSubscription(alice.jid());
    EVENTUALLY(alice.contact(bob)->subscription == Subscription::To);
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    QVERIFY(!alice.contact(bob)->asked);
    EVENTUALLY(bob.session().roster().subscriptionRequests().empty());

    bob.session().addContact(alice.jid(), {}, {});
    EVENTUALLY(!alice.session().roster().subscriptionRequests().empty());
    alice.session().approveSubscription(bob.jid());
    EVENTUALLY(alice.contact(bob)->subscription == Subscription::Both);
    EVENTUALLY(bob.contact(alice)->subscription == Subscription::Both);
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);

    alice.session().cancelSubscription(bob.jid());
    EVENTUALLY(alice.contact(bob)->subscription == Subscription::To);
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Offline);

    QSignalSpy removed(&alice.session().roster(), &Roster::contactRemoved);
    alice.session().removeContact(bob.jid());
    EVENTUALLY(removed.size() == 1);
    QVERIFY(!alice.contact(bob));
    EVENTUALLY(bob.contact(alice)->subscription == Subscription::None);
}

void TestContacts::aRequestWaitsForWhoIsAway()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn());
    alice.session().addContact(bob.jid(), {}, {});
    EVENTUALLY(alice.contact(bob) && alice.contact(bob)->asked);
    QVERIFY(bob.signIn());
    EVENTUALLY(bob.session().roster().subscriptionRequests() == std::vector{alice.jid()});
    // Unanswered, it comes again with the next sign-in.
    bob.restart();
    QVERIFY(bob.signIn());
    EVENTUALLY(bob.session().roster().subscriptionRequests() == std::vector{alice.jid()});
}

void TestContacts::denying()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    alice.session().addContact(bob.jid(), {}, {});
    EVENTUALLY(!bob.session().roster().subscriptionRequests().empty());
    bob.session().denySubscription(alice.jid());
    EVENTUALLY(!alice.contact(bob)->asked);
    QCOMPARE(alice.contact(bob)->subscription, Subscription::None);
    QVERIFY(bob.session().roster().subscriptionRequests().empty());
}

void TestContacts::changesReachOtherDevices()
{
    const Prosody server;
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    const Person bob(server, u"bob"_s);
    QVERIFY(desk.signIn() && phone.signIn());
    QCOMPARE(phone.contact(bob)->name, u"Bob"_s);
    QSignalSpy changed(&phone.session().roster(), &Roster::contactChanged);

    desk.session().renameContact(bob.jid(), u"Robert <\"&'> Ω"_s);
    EVENTUALLY(phone.contact(bob)->name == u"Robert <\"&'> Ω"_s);
    QCOMPARE(phone.contact(bob)->groups, QStringList{u"Friends"_s}); // kept
    QCOMPARE(changed.last().at(1).value<ContactFields>(), ContactField::Name);

    desk.session().setGroups(bob.jid(), {u"Work"_s, u"Choir"_s});
    EVENTUALLY(phone.contact(bob)->groups == (QStringList{u"Choir"_s, u"Work"_s}));
    QCOMPARE(phone.contact(bob)->name, u"Robert <\"&'> Ω"_s);

    desk.session().setGroups(bob.jid(), {});
    EVENTUALLY(phone.contact(bob)->groups.isEmpty());
    QCOMPARE(desk.contact(bob)->subscription, Subscription::Both);
}

void TestContacts::theBestDeviceCounts()
{
    const Prosody server;
    Person bob(server, u"bob"_s);
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    QVERIFY(bob.signIn() && desk.signIn() && phone.signIn());
    EVENTUALLY(bob.contact(desk)->resources.size() == 2);

    phone.session().setPresence(Availability::Away, u"on the bus ☂"_s, 5);
    EVENTUALLY(bob.contact(desk)->resources.back().status == u"on the bus ☂"_s);
    QCOMPARE(bob.contact(desk)->availability(), Availability::Available);
    QCOMPARE(bob.contact(desk)->resources.back().priority, 5);
    QVERIFY(bob.contact(desk)->status().isEmpty());

    desk.session().setPresence(Availability::DoNotDisturb, u"meeting"_s);
    EVENTUALLY(bob.contact(desk)->availability() == Availability::Away);
    QCOMPARE(bob.contact(desk)->status(), u"on the bus ☂"_s);
    const std::vector<LocalizedText> night{{u"fr"_s, u"nuit"_s}, {u"de"_s, u"Nacht"_s}};
    desk.session().setPresence(Availability::DoNotDisturb, night);
    QCOMPARE(desk.session().statuses(), night);
    const auto read = [&] { // in the reader's language, the other beside it
        const Presence &seen = bob.contact(desk)->resources.back();
        return QStringList{seen.status} << (seen.statusTranslations.empty() ? QString()
                                                                            : seen.statusTranslations.front().text);
    };
    EVENTUALLY(read() == (QStringList{u"nuit"_s, u"Nacht"_s}));
    desk.session().setPresence(Availability::FreeForChat, QString());
    EVENTUALLY(bob.contact(desk)->availability() == Availability::FreeForChat);
    desk.session().setPresence(Availability::ExtendedAway, u"night"_s);
    EVENTUALLY(bob.contact(desk)->resources.back().availability == Availability::ExtendedAway);

    QVERIFY(phone.signOut());
    EVENTUALLY(bob.contact(desk)->availability() == Availability::ExtendedAway);
    desk.session().setPresence(Availability::Offline, QString()); // signs out
    QVERIFY(desk.waitFor(SessionState::SignedOut));
    EVENTUALLY(bob.contact(desk)->availability() == Availability::Offline);

    // What was set is said again with the next sign-in.
    desk.session().setPresence(Availability::Away, u"back soon"_s);
    QVERIFY(desk.signIn());
    EVENTUALLY(bob.contact(desk)->status() == u"back soon"_s);
}

void TestContacts::everybodyIsAwayWhenWeAre()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(bob.signIn() && alice.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    QVERIFY(alice.signOut());
    QVERIFY(alice.contact(bob)); // still known
    QCOMPARE(alice.contact(bob)->availability(), Availability::Offline);
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
}

void TestContacts::withoutAConnectionARequestSaysSo()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QSignalSpy failed(&alice.session(), &Session::requestFailed);
    alice.session().renameContact(*Jid::parse(u"bob@example.test"), u"Rob"_s);
    EVENTUALLY(failed.size() == 1);
    QCOMPARE(failed[0][0].value<RequestError>(), RequestError::NotConnected);
    QCOMPARE(failed[0][1].toString(), requests::kRenameContact);
    alice.session().approveSubscription(*Jid::parse(u"bob@example.test"));
    EVENTUALLY(failed.size() == 2);
    QCOMPARE(failed[1][1].toString(), requests::kSubscription);
}

void TestContacts::theyAreThereBeforeTheServer()
{
    const Prosody server;
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    const Person bob(server, u"bob"_s);
    const Person carol(server, u"carol"_s);
    QVERIFY(desk.signIn());
    desk.session().renameContact(bob.jid(), u"Robert"_s);
    EVENTUALLY(desk.contact(bob)->name == u"Robert"_s);
    QVERIFY(desk.signOut());
    desk.restart();
    EVENTUALLY(desk.contact(bob) && desk.contact(carol)); // without a connection
    QCOMPARE(desk.contact(bob)->name, u"Robert"_s);
    QCOMPARE(desk.contact(bob)->groups, QStringList{u"Friends"_s});
    QCOMPARE(desk.contact(bob)->subscription, Subscription::Both);
    QCOMPARE(desk.contact(bob)->availability(), Availability::Offline);
    QVERIFY(!desk.session().roster().isLoaded());

    // What happens meanwhile is told with the next sign-in, and kept.
    QVERIFY(phone.signIn());
    QSignalSpy removed(&phone.session().roster(), &Roster::contactRemoved);
    phone.session().renameContact(bob.jid(), u"Bob"_s);
    phone.session().removeContact(carol.jid());
    EVENTUALLY(removed.size() == 1);
    EVENTUALLY(phone.contact(bob)->name == u"Bob"_s);
    QVERIFY(desk.signIn());
    EVENTUALLY(desk.contact(bob)->name == u"Bob"_s);
    EVENTUALLY(!desk.contact(carol));
    QVERIFY(desk.session().roster().isLoaded());
    desk.restart();
    EVENTUALLY(desk.contact(bob));
    QCOMPARE(desk.contact(bob)->name, u"Bob"_s);
    QVERIFY(!desk.contact(carol));
    // Another account on the same machine sees none of it.
    Account other = desk.account();
    other.jid = carol.jid();
    desk.session().openAccount(other);
    QVERIFY(!desk.contact(bob));
    desk.session().openAccount(desk.account());
    EVENTUALLY(desk.contact(bob));
}

void TestContacts::damagedOnesAreAskedForAgain()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    const Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn());
    QVERIFY(alice.signOut());
    alice.restart([&](const QString &folder) {
        QDirIterator files(folder, {u"*.sqlite"_s}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
        raw.setDatabaseName(files.next());
        QVERIFY(raw.open());
        QSqlQuery query(raw);
        QVERIFY(query.exec(u"UPDATE contact SET subscription=99 WHERE jid='bob@example.test'"_s));
        QCOMPARE(query.numRowsAffected(), 1);
        query = QSqlQuery();
        raw = {};
        QSqlDatabase::removeDatabase(u"raw"_s);
    });
    QVERIFY(alice.signIn());
    QCOMPARE(alice.contact(bob)->subscription, Subscription::Both);
}

/// RFC 6121 §3.4. (Prosody 13 grants it while we are away, too, but tells the other side only while we are there.)
void TestContacts::approvingAhead()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(!alice.session().canApproveAhead());
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(alice.session().canApproveAhead());
    QSignalSpy requests(&alice.session().roster(), &Roster::subscriptionRequestsChanged);
    alice.session().addContact(bob.jid(), u"Bob"_s, {}, Approval::Ahead);
    EVENTUALLY(alice.contact(bob) && alice.contact(bob)->asked);
    EVENTUALLY(!bob.session().roster().subscriptionRequests().empty());
    bob.session().addContact(alice.jid(), {}, {});
    EVENTUALLY(bob.contact(alice) && bob.contact(alice)->subscription == Subscription::To);
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);
    QCOMPARE(requests.size(), 0); // nobody had to answer
}

/// XEP-0319.
void TestContacts::theyLearnSinceWhenWeAreAway()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);
    QVERIFY(!bob.contact(alice)->lastActive().isValid());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    alice.session().noteUse(now.addSecs(-20 * 60));
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Away);
    QVERIFY(qAbs(bob.contact(alice)->lastActive().secsTo(now) - 20 * 60) < 5);
    QCOMPARE(alice.session().availability(), Availability::Available); // as it was chosen
    alice.session().noteUse(QDateTime::currentDateTimeUtc());
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);
    QVERIFY(!bob.contact(alice)->lastActive().isValid());

    // Whoever does not want to tell it does not.
    alice.session().noteUse(QDateTime::currentDateTimeUtc().addSecs(-600));
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Away);
    alice.session().setMessagingPolicy({.absence = false});
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);
    QVERIFY(!bob.contact(alice)->lastActive().isValid());
}

QTEST_GUILESS_MAIN(TestContacts)
#include "tst_contacts.moc"
