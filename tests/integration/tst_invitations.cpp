// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/xmpplink.h"
#include "core/session/accountfile.h"
#include "core/session/invitations.h"
#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Invitations of one used by another, through a real server (XEP-0379, XEP-0401).
class TestInvitations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSeeEachOther_data();
    void bothSeeEachOther();
    void aTokenIsGoodOnce();
    void aTokenExpires();
    void whoIsAwayLetsInLater();
    void madeOffline();

private:
    static std::optional<Invitation> invite(Person &person);
    static void accept(Person &person, const QString &link);
    static bool seeEachOther(Person &one, Person &other);
};

std::optional<Invitation> TestInvitations::invite(Person &person)
{
    std::optional<Invitation> made;
    person.session().invitations().make(&person, [&made](const auto &invitation) {
        if (invitation)
            made = *invitation;
    });
    return QTest::qWaitFor([&made] { return made.has_value(); }, kPatience) ? made : std::nullopt;
}

void TestInvitations::accept(Person &person, const QString &link)
{
    const XmppLink read = parseXmppLink(link).value_or(XmppLink());
    person.session().invitations().accept(read.jid, u"Friend"_s, {}, read.token);
}

bool TestInvitations::seeEachOther(Person &one, Person &other)
{
    const auto sees = [](Person &who, Person &whom) {
        const Contact *contact = who.contact(whom);
        return contact && contact->subscription == Subscription::Both &&
               contact->availability() == Availability::Available;
    };
    return QTest::qWaitFor([&] { return sees(one, other) && sees(other, one); }, kPatience);
}

void TestInvitations::bothSeeEachOther_data()
{
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<bool>("byServer");
    QTest::newRow("by ourselves") << QStringList() << false;
    QTest::newRow("by the server") << QStringList{u"--with"_s,        u"invites"_s, u"--with"_s,
                                                  u"invites_adhoc"_s, u"--with"_s,  u"invites_register"_s}
                                   << true;
    QTest::newRow("by a server that only makes them")
        << QStringList{u"--with"_s, u"invites"_s, u"--with"_s, u"invites_adhoc"_s} << true;
}

void TestInvitations::bothSeeEachOther()
{
    QFETCH(QStringList, server);
    QFETCH(bool, byServer);
    const Prosody prosody(QStringList{u"--strangers"_s} + server);
    QVERIFY(prosody.isReady());
    Person alice(prosody, u"alice"_s);
    Person bob(prosody, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QSignalSpy aliceAsked(&alice.session().roster(), &Roster::subscriptionRequestsChanged);
    QSignalSpy bobAsked(&bob.session().roster(), &Roster::subscriptionRequestsChanged);
    const auto invitation = invite(alice);
    QVERIFY(invitation);
    QCOMPARE(invitation->isOfServer, byServer);
    QVERIFY(invitation->validUntil > QDateTime::currentDateTimeUtc().addDays(6));
    QVERIFY(invitation->validUntil < QDateTime::currentDateTimeUtc().addDays(8));
    QVERIFY(!invitation->givesAccount); // not every user may
    accept(bob, invitation->link);
    QVERIFY(seeEachOther(alice, bob));
    QCOMPARE(bob.contact(alice)->name, u"Friend"_s);
    QCOMPARE(aliceAsked.size(), 0);
    QCOMPARE(bobAsked.size(), 0);
}

void TestInvitations::aTokenIsGoodOnce()
{
    const Prosody prosody({u"--strangers"_s});
    Person alice(prosody, u"alice"_s);
    Person bob(prosody, u"bob"_s);
    Person carol(prosody, u"carol"_s);
    QVERIFY(alice.signIn() && bob.signIn() && carol.signIn());
    QSignalSpy used(&alice.session().invitations(), &Invitations::used);
    const auto invitation = invite(alice);
    QVERIFY(invitation);
    accept(bob, invitation->link);
    QVERIFY(seeEachOther(alice, bob));
    QCOMPARE(used.size(), 1);
    QCOMPARE(used[0][0].value<Jid>(), bob.jid());
    accept(carol, invitation->link);
    EVENTUALLY(alice.session().roster().subscriptionRequests() == std::vector{carol.jid()}); // a question, as ever
    QVERIFY(!alice.contact(carol));
    QCOMPARE(used.size(), 1);
    // Whoever is removed does not come back with it.
    alice.session().removeContact(bob.jid());
    EVENTUALLY(!alice.contact(bob) && bob.contact(alice)->subscription == Subscription::None);
    bob.session().removeContact(alice.jid());
    EVENTUALLY(!bob.contact(alice));
    accept(bob, invitation->link);
    EVENTUALLY(alice.session().roster().subscriptionRequests().size() == 2);
    // And made-up ones open nothing.
    alice.session().denySubscription(bob.jid());
    EVENTUALLY(!bob.contact(alice)->asked); // the answer is through: a question that overtook it would be lost with it
    bob.session().invitations().accept(alice.jid(), {}, {}, u"AAAAAAAAAAAAAAAAAAAAAA"_s);
    EVENTUALLY(alice.session().roster().subscriptionRequests().size() == 2);
}

void TestInvitations::aTokenExpires()
{
    const Prosody prosody({u"--strangers"_s});
    Person alice(prosody, u"alice"_s);
    Person bob(prosody, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    const auto invitation = invite(alice);
    QVERIFY(invitation);
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"clock"_s);
        file.setDatabaseName(historyFile(alice.data(), alice.jid()));
        QVERIFY(file.open());
        QSqlQuery query(file);
        QVERIFY(query.exec(u"UPDATE invitation SET expires_at = 1"_s));
        QCOMPARE(query.numRowsAffected(), 1);
    }
    QSqlDatabase::removeDatabase(u"clock"_s);
    accept(bob, invitation->link);
    EVENTUALLY(alice.session().roster().subscriptionRequests() == std::vector{bob.jid()});
}

void TestInvitations::whoIsAwayLetsInLater()
{
    const Prosody prosody({u"--strangers"_s});
    Person alice(prosody, u"alice"_s);
    Person bob(prosody, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    const auto invitation = invite(alice);
    QVERIFY(invitation);
    QVERIFY(alice.signOut());
    accept(bob, invitation->link);
    EVENTUALLY(bob.contact(alice) && bob.contact(alice)->asked);
    alice.restart();
    QSignalSpy asked(&alice.session().roster(), &Roster::subscriptionRequestsChanged);
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.contact(bob) && alice.contact(bob)->subscription == Subscription::Both);
    QVERIFY(seeEachOther(alice, bob));
    QCOMPARE(asked.size(), 0);
}

void TestInvitations::madeOffline()
{
    const Prosody prosody({u"--strangers"_s});
    Person alice(prosody, u"alice"_s);
    Person bob(prosody, u"bob"_s);
    const auto invitation = invite(alice); // nobody is signed in
    QVERIFY(invitation && !invitation->isOfServer);
    QVERIFY(alice.signIn() && bob.signIn());
    accept(bob, invitation->link);
    QVERIFY(seeEachOther(alice, bob));
}

QTEST_GUILESS_MAIN(TestInvitations)
#include "tst_invitations.moc"
