// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/relay.h"
#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::Person;

namespace
{

bool isSaidBy(const QXmppLogger::MessageType type, const QString &text, const QStringList &words)
{
    return type == QXmppLogger::SentMessage &&
           std::ranges::all_of(words, [&text](const QString &word) { return text.contains(word); });
}

} // namespace

/// Against a real Prosody.
class TestRosterBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsAndSeesWhoIsThere();
    void severalResources();
    void changesAreThePushes();
    void asksAndApproves();
    void deniesAndTakesBack();
    void forgedPushes_data();
    void forgedPushes();
    void ownPushIsAnswered();
    void strangePresences();
    void presencesBeforeTheListWait();
    void withoutAListPresencesStillCount();
    void theEndOfTheStreamEndsPresences();
    void asksOnlyForWhatHasChanged();
    void whereNothingIsVersionedAllIsAsked();
    void fiveThousandContacts();
};

void TestRosterBridge::loadsAndSeesWhoIsThere()
{
    test::Prosody server;
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    QSignalSpy reset(&alice.roster, &Roster::reset);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QVERIFY(alice.roster.isLoaded());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(alice.roster.contacts().size(), 2);
    Person bob(server, u"bob"_s);
    const Contact *contact = alice.roster.find(bob.bare());
    QVERIFY(contact);
    QCOMPARE(contact->name, u"Bob");
    QCOMPARE(contact->groups, QStringList{u"Friends"_s});
    QCOMPARE(contact->subscription, Subscription::Both);
    QCOMPARE(contact->availability(), Availability::Offline);

    bob.settings.initialPresence.availability = Availability::Away;
    bob.settings.initialPresence.status = u"à table"_s;
    bob.settings.initialPresence.priority = 7;
    bob.signIn();
    QTRY_COMPARE(alice.resourcesOf(bob.bare()).size(), size_t{1});
    const Presence seen = alice.resourcesOf(bob.bare()).front();
    QCOMPARE(seen.from, bob.full());
    QCOMPARE(seen.availability, Availability::Away);
    QCOMPARE(seen.status, u"à table");
    QCOMPARE(seen.priority, 7);
    QCOMPARE(seen.capsNode, Disco::capsNode());
    QVERIFY(!seen.capsVer.isEmpty());

    Presence busy;
    busy.availability = Availability::DoNotDisturb;
    bob.connection.setPresence(busy);
    QTRY_COMPARE(alice.roster.find(bob.bare())->availability(), Availability::DoNotDisturb);
    QVERIFY(alice.roster.find(bob.bare())->status().isEmpty());
    bob.connection.close();
    QTRY_COMPARE(alice.roster.find(bob.bare())->availability(), Availability::Offline);
}

void TestRosterBridge::severalResources()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person desk(server, u"bob"_s, u"desk"_s, 1);
    Person phone(server, u"bob"_s, u"phone"_s, 5);
    alice.signIn();
    desk.signIn();
    phone.signIn();
    QTRY_COMPARE(alice.resourcesOf(desk.bare()).size(), size_t{2});
    QCOMPARE(alice.resourcesOf(desk.bare()).front().from, phone.full());
    phone.connection.close();
    QTRY_COMPARE(alice.resourcesOf(desk.bare()).size(), size_t{1});
    QCOMPARE(alice.resourcesOf(desk.bare()).front().from, desk.full());
}

void TestRosterBridge::changesAreThePushes()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person second(server, u"alice"_s, u"two"_s);
    alice.signIn();
    second.signIn();
    QTRY_VERIFY(alice.isReady && second.isReady);
    const Jid bob = *Jid::parse(server.jid(u"bob"_s));

    int done = 0;
    alice.contacts.set(bob, u"Bobby <3"_s + QChar(7), {u"Work"_s, u"Chess & tea"_s, QString()},
                       [&done](const auto &result) { done += result.has_value(); });
    QTRY_COMPARE(done, 1);
    for (Person *device : {&alice, &second}) {
        QTRY_COMPARE(device->roster.find(bob)->name, u"Bobby <3"_s);
        QCOMPARE(device->roster.find(bob)->groups, (QStringList{u"Chess & tea"_s, u"Work"_s}));
        QCOMPARE(device->roster.find(bob)->subscription, Subscription::Both);
    }

    const Jid dave = *Jid::parse(u"dave@example.test");
    alice.contacts.set(dave, {}, {}, [&done](const auto &result) { done += result.has_value(); });
    QTRY_VERIFY(second.roster.find(dave));
    alice.contacts.remove(dave, {});
    QTRY_VERIFY(!second.roster.find(dave));
    QTRY_VERIFY(!alice.roster.find(dave));

    std::optional<IqError> error;
    alice.contacts.remove(dave, [&error](const auto &result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, IqError::Kind::Refused);
    QCOMPARE(error->condition, u"item-not-found");
}

void TestRosterBridge::asksAndApproves()
{
    test::Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);

    alice.contacts.set(bob.bare(), u"Bob"_s, {}, {});
    alice.contacts.subscribe(bob.full()); // the bare one is asked
    QTRY_COMPARE(bob.roster.subscriptionRequests(), std::vector{alice.bare()});
    QTRY_VERIFY(alice.roster.find(bob.bare()) && alice.roster.find(bob.bare())->asked);

    bob.contacts.approve(alice.bare());
    QVERIFY(bob.roster.subscriptionRequests().empty());
    QTRY_COMPARE(alice.roster.find(bob.bare())->subscription, Subscription::To);
    QVERIFY(!alice.roster.find(bob.bare())->asked);
    QTRY_COMPARE(alice.roster.find(bob.bare())->availability(), Availability::Available);
    QTRY_VERIFY(bob.roster.find(alice.bare()));
    QCOMPARE(bob.roster.find(alice.bare())->subscription, Subscription::From);

    // One who is approved asks again, as after a reinstallation: granted without asking the user.
    QVERIFY(bob.hear(u"<presence type='subscribe' from='alice@example.test' to='bob@example.test'/>"_s));
    QVERIFY(bob.roster.subscriptionRequests().empty());
}

void TestRosterBridge::deniesAndTakesBack()
{
    test::Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    Person bobsPhone(server, u"bob"_s, u"phone"_s);
    for (Person *person : {&alice, &bob, &bobsPhone})
        person->signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady && bobsPhone.isReady);

    alice.contacts.subscribe(bob.bare());
    QTRY_COMPARE(bob.roster.subscriptionRequests().size(), size_t{1});
    bob.contacts.deny(alice.bare());
    QVERIFY(bob.roster.subscriptionRequests().empty());
    QTRY_VERIFY(alice.roster.find(bob.bare()) && !alice.roster.find(bob.bare())->asked);
    QCOMPARE(alice.roster.find(bob.bare())->subscription, Subscription::None);

    alice.contacts.subscribe(bob.bare());
    QTRY_COMPARE(bob.roster.subscriptionRequests().size(), size_t{1});
    QTRY_COMPARE(bobsPhone.roster.subscriptionRequests().size(), size_t{1});
    bob.contacts.approve(alice.bare());
    QTRY_VERIFY(bobsPhone.roster.subscriptionRequests().empty()); // answered by another device
    QTRY_COMPARE(alice.roster.find(bob.bare())->availability(), Availability::Available);

    bob.contacts.deny(alice.bare());
    QTRY_COMPARE(alice.roster.find(bob.bare())->subscription, Subscription::None);
    QTRY_COMPARE(alice.roster.find(bob.bare())->availability(), Availability::Offline);

    bob.contacts.approve(alice.bare()); // unasked: a pre-approval, or nothing where the server knows none
    alice.contacts.subscribe(bob.bare());
    QTRY_COMPARE(alice.roster.find(bob.bare())->subscription, Subscription::To);
    alice.contacts.unsubscribe(bob.bare());
    QTRY_COMPARE(alice.roster.find(bob.bare())->subscription, Subscription::None);
}

void TestRosterBridge::forgedPushes_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("a contact") << u"bob@example.test/one"_s;
    QTest::newRow("a stranger") << u"mallory@example.org/x"_s;
    QTest::newRow("our server, not our account") << u"example.test"_s;
    QTest::newRow("another device of ours") << u"alice@example.test/two"_s;
    QTest::newRow("no address") << u"@"_s;
}

void TestRosterBridge::forgedPushes()
{
    QFETCH(const QString, from);
    test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QStringList refused;
    connect(&alice.connection.client(), &QXmppLoggable::logMessage, this, [&refused](auto type, const QString &text) {
        if (isSaidBy(type, text, {u"forged-1"_s, u"error"_s, u"service-unavailable"_s}))
            refused.append(text);
    });

    alice.hear(u"<iq type='set' id='forged-1' from='%1'><query xmlns='jabber:iq:roster'>"
               "<item jid='mallory@example.org' name='Bank' subscription='both'/>"
               "<item jid='bob@example.test' subscription='remove'/></query></iq>"_s.arg(from));
    QVERIFY(!alice.roster.find(*Jid::parse(u"mallory@example.org")));
    QVERIFY(alice.roster.find(*Jid::parse(u"bob@example.test")));
    QCOMPARE(refused.size(), 1);
}

void TestRosterBridge::ownPushIsAnswered()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QStringList answers;
    connect(&alice.connection.client(), &QXmppLoggable::logMessage, this, [&answers](auto type, const QString &text) {
        if (isSaidBy(type, text, {u"push-"_s, u"<iq"_s}))
            answers.append(text);
    });
    const QString push = u"<iq type='set' id='push-%1' %2><query xmlns='jabber:iq:roster'>%3</query></iq>"_s;
    QVERIFY(alice.hear(push.arg(u"1"_s, u"from='alice@example.test'"_s, u"<item jid='x@example.org'/>"_s)));
    QVERIFY(alice.hear(push.arg(u"2"_s, QString(), u"<item jid='y@example.org'/><item jid='@'/>"_s)));
    QVERIFY(alice.hear(push.arg(u"3"_s, QString(), u"<item jid='@'/>"_s)));
    QVERIFY(alice.roster.find(*Jid::parse(u"x@example.org")));
    QVERIFY(alice.roster.find(*Jid::parse(u"y@example.org")));
    QCOMPARE(answers.size(), 3);
    QVERIFY(answers.at(0).contains(u"type=\"result\""_s));
    QVERIFY(answers.at(1).contains(u"type=\"result\""_s));
    QVERIFY(answers.at(2).contains(u"bad-request"_s));
}

void TestRosterBridge::strangePresences()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    const Jid bob = *Jid::parse(server.jid(u"bob"_s));
    alice.hear(u"<presence from='bob@example.test/a'><priority>900</priority></presence>"_s);
    alice.hear(u"<presence from='bob@example.test/b'><show>xa</show></presence>"_s);
    QCOMPARE(alice.resourcesOf(bob).size(), size_t{2});
    QCOMPARE(alice.resourcesOf(bob).front().priority, 127);

    // A room's occupants are nobody's resources, even where a contact has the room's address.
    QVERIFY(!alice.hear(u"<presence from='bob@example.test/c'><x xmlns='http://jabber.org/protocol/muc#user'/>"
                        "</presence>"_s));
    QCOMPARE(alice.resourcesOf(bob).size(), size_t{2});
    alice.hear(u"<presence from='bob@example.test/a' type='unavailable'/>"_s);
    QCOMPARE(alice.resourcesOf(bob).size(), size_t{1});
    // Prosody's stream management, of what the device that left had not confirmed: it says nothing of the other.
    const QString unreachable = u"<presence from='%1' type='error'><error type='cancel'><recipient-unavailable"
                                " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"_s;
    alice.hear(unreachable.arg(u"bob@example.test"_s));
    alice.hear(unreachable.arg(u"bob@example.test/a"_s));
    QCOMPARE(alice.resourcesOf(bob).size(), size_t{1});
    alice.hear(unreachable.arg(u"bob@example.test/b"_s));
    QVERIFY(alice.resourcesOf(bob).empty());
    alice.hear(u"<presence from='bob@example.test/b'/>"_s);
    alice.hear(u"<presence from='bob@example.test' type='error'><error type='cancel'><remote-server-not-found"
               " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"_s);
    QVERIFY(alice.resourcesOf(bob).empty());
    alice.hear(u"<presence from='bob@example.test/b'/>"_s);
    alice.hear(u"<presence from='bob@example.test' type='unsubscribed'/>"_s);
    QVERIFY(alice.resourcesOf(bob).empty());

    alice.hear(u"<presence from='dave@example.org' type='subscribe'><status>hi</status></presence>"_s);
    alice.hear(u"<presence from='dave@example.org/x' type='subscribe'/>"_s);
    QCOMPARE(alice.roster.subscriptionRequests().size(), size_t{1});
    alice.hear(u"<presence from='dave@example.org' type='unsubscribe'/>"_s);
    QVERIFY(alice.roster.subscriptionRequests().empty());
    alice.hear(u"<presence from='alice@example.test' type='subscribe'/>"_s);
    QVERIFY(alice.roster.subscriptionRequests().empty());
}

void TestRosterBridge::presencesBeforeTheListWait()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    const Jid bob = *Jid::parse(server.jid(u"bob"_s));
    alice.hear(u"<presence from='bob@example.test/early'/>"_s);
    QVERIFY(alice.resourcesOf(bob).empty());
    // `opened` begins anew; what comes after it and before the list is kept.
    connect(&alice.connection, &Connection::opened, this,
            [&alice] { alice.hear(u"<presence from='bob@example.test/early'/>"_s); });
    QSignalSpy changed(&alice.roster, &Roster::contactChanged); // the server soon says that bob is away
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.first().at(0).value<Jid>(), bob);
}

void TestRosterBridge::withoutAListPresencesStillCount()
{
    test::Prosody server({u"--without"_s, u"roster"_s});
    Person alice(server, u"alice"_s);
    const Jid bob = *Jid::parse(server.jid(u"bob"_s));
    Contact known;
    known.jid = bob;
    alice.roster.replaceAll({known}); // from an earlier stream
    connect(&alice.connection, &Connection::opened, this,
            [&alice] { alice.hear(u"<presence from='bob@example.test/early'/>"_s); });
    QSignalSpy changed(&alice.roster, &Roster::contactChanged);
    std::optional<IqError> error;
    alice.signIn();
    QTRY_COMPARE(alice.openings, 1);
    alice.contacts.load([&error](const auto &result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, IqError::Kind::Refused);
    QVERIFY(alice.roster.find(bob));
    QVERIFY(!changed.isEmpty());
}

void TestRosterBridge::theEndOfTheStreamEndsPresences()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_COMPARE(alice.resourcesOf(bob.bare()).size(), size_t{1});

    bool wasCurrent = true;
    connect(&alice.roster, &Roster::currentChanged, this, [&] { wasCurrent = alice.roster.isCurrent() && wasCurrent; });
    alice.connection.abort();
    QTRY_COMPARE(alice.resumptions, 1);
    QVERIFY(!wasCurrent); // in between
    QVERIFY(alice.roster.isCurrent());
    QCOMPARE(alice.openings, 1);
    QCOMPARE(alice.resourcesOf(bob.bare()).size(), size_t{1}); // resumed: nothing was missed

    bob.retries = false;
    server.kill();
    QTRY_VERIFY(!alice.roster.isCurrent());
    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(alice.openings, 2, 30'000);
    QTRY_VERIFY(alice.resourcesOf(bob.bare()).empty()); // not resumed, and bob has not come back
    QVERIFY(alice.roster.isCurrent());
    alice.connection.close();
    QSignalSpy closed(&alice.connection, &Connection::closed);
    QVERIFY(closed.wait());
    QVERIFY(alice.roster.find(bob.bare()));
}

void TestRosterBridge::asksOnlyForWhatHasChanged()
{
    test::Prosody server;
    const Jid bob = *Jid::parse(server.jid(u"bob"_s));
    const Jid carol = *Jid::parse(server.jid(u"carol"_s));
    RosterList kept;
    {
        Person alice(server, u"alice"_s);
        connect(&alice.contacts, &RosterBridge::listReceived, this, [&kept](const RosterList &list) { kept = list; });
        alice.signIn();
        QTRY_VERIFY(alice.isReady);
        QCOMPARE(kept.items.size(), size_t{2});
        QVERIFY(!kept.version.isEmpty());
        QSignalSpy changed(&alice.contacts, &RosterBridge::itemReceived);
        alice.contacts.set(bob, u"Robert"_s, {u"Choir"_s}, {});
        QTRY_COMPARE(changed.size(), 1);
        const auto item = changed[0][0].value<RosterItem>();
        QCOMPARE(item.contact.name, u"Robert"_s);
        QVERIFY(changed[0][1].toString() != kept.version);
        std::erase_if(kept.items, [&bob](const RosterItem &one) { return one.contact.jid == bob; });
        kept.items.push_back(item);
        kept.version = changed[0][1].toString();
    }
    // Nothing has changed: no list comes, and ours counts.
    Person again(server, u"alice"_s);
    QSignalSpy lists(&again.contacts, &RosterBridge::listReceived);
    QSignalSpy resets(&again.roster, &Roster::reset);
    again.contacts.restore(kept);
    QCOMPARE(again.roster.find(bob)->name, u"Robert"_s); // before there is any connection
    QVERIFY(!again.roster.isLoaded());
    again.signIn();
    QTRY_VERIFY(again.isReady);
    QVERIFY(again.roster.isLoaded());
    QCOMPARE(lists.size(), 0);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(again.roster.contacts().size(), 2);

    // Something has, by a device that we know nothing of: the server tells it, by a push or all of the list.
    Person other(server, u"alice"_s, u"two"_s);
    again.connection.close();
    other.signIn();
    QTRY_VERIFY(other.isReady);
    bool done = false;
    other.contacts.remove(carol, [&done](const auto &result) { done = result.has_value(); });
    QTRY_VERIFY(done);
    Person third(server, u"alice"_s, u"three"_s);
    third.contacts.restore(kept);
    QVERIFY(third.roster.find(carol));
    third.signIn();
    QTRY_VERIFY(third.isReady);
    QTRY_VERIFY(!third.roster.find(carol));
    QCOMPARE(third.roster.find(bob)->name, u"Robert"_s);
}

void TestRosterBridge::whereNothingIsVersionedAllIsAsked()
{
    test::Prosody server({u"--accounts"_s, u"alice"_s});
    Person alice(server, u"alice"_s);
    RosterItem gone;
    gone.contact.jid = *Jid::parse(u"gone@example.test");
    alice.contacts.restore({u"of another server"_s, {gone}});
    QVERIFY(alice.roster.find(gone.contact.jid));
    QSignalSpy lists(&alice.contacts, &RosterBridge::listReceived);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QCOMPARE(lists.size(), 1); // it does not know that version
    QVERIFY(alice.roster.contacts().isEmpty());
}

/// What the list costs, with and without what was kept, in the same stream.
void TestRosterBridge::fiveThousandContacts()
{
    test::Prosody server({u"--contacts"_s, u"5000"_s, u"--accounts"_s, u"alice"_s});
    test::Relay relay(server.port());
    Person alice(server, u"alice"_s);
    alice.settings.port = relay.port();
    QSignalSpy reset(&alice.roster, &Roster::reset);
    QSignalSpy added(&alice.roster, &Roster::contactAdded);
    RosterList kept;
    connect(&alice.contacts, &RosterBridge::listReceived, this, [&kept](const RosterList &list) { kept = list; });
    alice.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(alice.isReady, 180'000);
    QCOMPARE(alice.roster.contacts().size(), 5000);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(added.size(), 0);
    // The server is busy with our presence for a while: until nothing but the answer comes between two pings.
    const auto isQuiet = [&] {
        const qint64 before = relay.carried();
        bool answered = false;
        ping(alice.connection, &alice.connection, [&answered](const auto &) { answered = true; });
        return QTest::qWaitFor([&] { return answered; }, 60'000) && relay.carried() - before < 3'000;
    };
    const auto load = [&](const RosterList &known) {
        for (int i = 0; i < 1'000 && !isQuiet(); ++i) {
        }
        alice.contacts.restore(known);
        const qint64 before = relay.carried();
        const std::clock_t began = std::clock();
        bool done = false;
        alice.contacts.load([&done](const auto &result) { done = result.has_value(); });
        if (!QTest::qWaitFor([&] { return done; }, 60'000) || alice.roster.contacts().size() != 5000)
            return qint64(0);
        const qint64 carried = relay.carried() - before;
        qInfo("5,000 contacts, %s: %lld bytes, %.0f ms of CPU", known.items.empty() ? "all of them" : "kept",
              static_cast<long long>(carried), 1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
        return carried;
    };
    const qint64 all = load({});
    const qint64 changes = load(kept);
    QVERIFY(changes > 0);
    QVERIFY2(changes * 10 < all, qPrintable(u"%1 of %2"_s.arg(changes).arg(all)));
}

QTEST_GUILESS_MAIN(TestRosterBridge)
#include "tst_rosterbridge.moc"
