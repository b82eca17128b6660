// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

namespace
{

QStringList numbers(int first, int last)
{
    QStringList all;
    for (int i = first; i <= last; ++i)
        all << QString::number(i);
    return all;
}

std::optional<std::vector<Message>> historyOf(Person &person, const Person &other)
{
    std::optional<std::vector<Message>> read;
    person.session().readHistory(other.jid(), 100'000,
                                 [&](std::vector<Message> messages) { read = std::move(messages); });
    return QTest::qWaitFor([&] { return read.has_value(); }, kPatience) ? read : std::nullopt;
}

QStringList bodiesOf(Person &person, const Person &other)
{
    QStringList bodies;
    for (const Message &message : historyOf(person, other).value_or(std::vector<Message>()))
        bodies << message.body;
    return bodies;
}

bool caughtUp(Person &person)
{
    QSignalSpy done(&person.session(), &Session::caughtUp);
    return person.signIn() && QTest::qWaitFor([&] { return !done.isEmpty(); }, kPatience);
}

} // namespace

/// The history against a real server's archive (XEP-0313); its pages are small, so that there are many.
class TestMissed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasMissedIsThereOnceAndInOrder();
    void interruptedAgainAndAgain();
    void aNewDevice();
    void whatBothSaidWhileOneWasAway();
    void ourOtherDeviceKnowsWhatWasRead();
    void saidOfMessagesWhileOffline();
    void strangersWait();
    void callsOfAnAbsentOne();
    void withoutAnArchive();

private:
    bool say(Person &from, const Person &to, int first, int last);

    std::unique_ptr<Prosody> m_server;
};

void TestMissed::init()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--extra"_s, u"max_archive_query_results = 40"_s});
    QVERIFY(m_server->isReady());
}

bool TestMissed::say(Person &from, const Person &to, int first, int last)
{
    for (int i = first; i <= last; ++i)
        from.session().send(to.jid(), QString::number(i));
    return QTest::qWaitFor(
        [&] {
            const auto &newest = from.with(to).last();
            return newest && newest->body == QString::number(last) && newest->state >= DeliveryState::Sent;
        },
        kPatience);
}

void TestMissed::whatWasMissedIsThereOnceAndInOrder()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && caughtUp(bob));
    QVERIFY(say(alice, bob, 1, 10));
    EVENTUALLY(bob.received().size() == 10);
    QVERIFY(bob.signOut());
    QVERIFY(say(alice, bob, 11, 310));
    bob.restart();
    bob.with(alice).open();
    QVERIFY(bob.signIn());
    alice.session().send(bob.jid(), u"311"_s); // live, while the rest is read
    EVENTUALLY(bob.received().size() == 311);
    QCOMPARE(bodiesOf(bob, alice), numbers(1, 311));
    QCOMPARE(bob.with(alice).unread(), 311);
    EVENTUALLY(bob.with(alice).gaps().empty());
    const auto &window = bob.with(alice).messages();
    QVERIFY(std::ranges::is_sorted(window, {}, [](const Message &message) { return message.body.toInt(); }));
    QCOMPARE(window.back().body, u"311");
    EVENTUALLY(historyOf(alice, bob)->at(250).state == DeliveryState::Delivered); // the missed ones are receipted, too
}

void TestMissed::interruptedAgainAndAgain()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && caughtUp(bob));
    QVERIFY(say(alice, bob, 1, 3));
    EVENTUALLY(bob.received().size() == 3);
    QVERIFY(bob.signOut());
    QVERIFY(say(alice, bob, 4, 700));
    for (int round = 0; round < 6; ++round) {
        bob.restart();
        const auto before = bob.received().size();
        bob.session().signIn(bob.account(), m_server->password(u"bob"_s));
        EVENTUALLY(bob.received().size() > before + 20 * round);
        if (round % 2 == 0) {
            bob.session().abortStream(); // the network goes, and comes back
            EVENTUALLY(bob.received().size() > before + 20 * round + 20);
        }
    }
    bob.restart();
    QVERIFY(caughtUp(bob));
    QCOMPARE(bodiesOf(bob, alice), numbers(1, 700));
    QCOMPARE(bob.with(alice).unread(), 700);
}

void TestMissed::aNewDevice()
{
    Person alice(*m_server, u"alice"_s);
    Person desk(*m_server, u"bob"_s, u"desk"_s);
    QVERIFY(alice.signIn() && caughtUp(desk));
    QVERIFY(say(alice, desk, 1, 650));
    EVENTUALLY(desk.received().size() == 650);

    Person phone(*m_server, u"bob"_s, u"phone"_s);
    QVERIFY(caughtUp(phone));
    QVERIFY(phone.received().isEmpty()); // nothing of it is news
    const QStringList newest = bodiesOf(phone, alice);
    QVERIFY(newest.size() >= 500 && newest.size() < 650);
    QCOMPARE(newest, numbers(651 - int(newest.size()), 650));

    // Whoever scrolls up reads on from the server.
    Conversation &conversation = phone.with(alice);
    conversation.open();
    EVENTUALLY(conversation.isLoaded());
    for (int guard = 0; conversation.messages().front().body != u"600" && guard < 20; ++guard) {
        conversation.loadOlder();
        EVENTUALLY(!conversation.isLoadingOlder());
    }

    std::optional<ArchiveReport> report;
    phone.session().checkConversation(alice.jid(), {}, [&](const ArchiveReport &done) { report = done; });
    EVENTUALLY(report);
    QCOMPARE(report->end, ArchiveReport::End::Complete);
    QCOMPARE(report->onServer, 650);
    QCOMPARE(report->here, 650);
    QCOMPARE(report->missing, report->repaired);
    QCOMPARE(bodiesOf(phone, alice), numbers(1, 650));
}

void TestMissed::whatBothSaidWhileOneWasAway()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && caughtUp(bob));
    QVERIFY(say(alice, bob, 1, 2));
    EVENTUALLY(bob.received().size() == 2);
    QVERIFY(bob.signOut());
    QVERIFY(say(alice, bob, 3, 60));
    bob.session().send(alice.jid(), u"61"_s); // written without a network
    EVENTUALLY(bob.with(alice).last()->body == u"61");
    QVERIFY(caughtUp(bob));
    EVENTUALLY(alice.bodies() == QStringList{u"61"_s});
    QCOMPARE(bodiesOf(bob, alice), numbers(1, 61));
    QCOMPARE(bodiesOf(alice, bob), numbers(1, 61));
    QCOMPARE(bob.with(alice).unread(), 58); // he had not seen them when he wrote
}

void TestMissed::ourOtherDeviceKnowsWhatWasRead()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person bob(*m_server, u"bob"_s);
    {
        Person phone(*m_server, u"alice"_s, u"phone"_s);
        Person tablet(*m_server, u"alice"_s, u"tablet"_s);
        QVERIFY(caughtUp(desk) && caughtUp(phone) && caughtUp(tablet) && bob.signIn());
        phone.session().setMessagingPolicy({.receipts = true, .markers = false, .chatStates = true});
        QVERIFY(say(bob, desk, 1, 5));
        EVENTUALLY(desk.with(bob).unread() == 5 && phone.with(bob).unread() == 5);
        phone.with(bob).open();
        EVENTUALLY(phone.with(bob).isLoaded());
        phone.with(bob).markRead();
        EVENTUALLY(desk.with(bob).unread() == 0);
        QVERIFY(desk.signOut());
        QVERIFY(say(bob, phone, 6, 8));
        EVENTUALLY(phone.received().size() == 8);
        phone.with(bob).markRead();
        EVENTUALLY(tablet.received().size() == 8 && tablet.with(bob).unread() == 0);
    }
    QVERIFY(caughtUp(desk)); // it was away
    EVENTUALLY(desk.with(bob).last()->body == u"8" && desk.with(bob).unread() == 0);
}

void TestMissed::saidOfMessagesWhileOffline()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && caughtUp(bob));
    QVERIFY(say(alice, bob, 1, 3));
    EVENTUALLY(bob.received().size() == 3);
    QVERIFY(alice.signOut() && bob.signOut());

    const auto ours = *historyOf(alice, bob);
    alice.session().correct(bob.jid(), ours[0].id, {.body = u"one"_s});
    alice.session().retract(bob.jid(), ours[1].id);
    bob.session().react(alice.jid(), historyOf(bob, alice)->at(2).id, {u"👍"_s, u"🎉"_s});
    bob.session().send(alice.jid(), {.body = u"answer"_s, .replyTo = historyOf(bob, alice)->at(2).id});
    EVENTUALLY(historyOf(alice, bob)->at(1).retraction == Retraction::BySender);
    EVENTUALLY(bob.with(alice).last()->body == u"answer");
    alice.restart(); // nothing of it is forgotten
    bob.restart();
    QVERIFY(caughtUp(alice) && caughtUp(bob));
    for (Person *person : {&alice, &bob}) {
        const Person &other = person == &alice ? bob : alice;
        EVENTUALLY(historyOf(*person, other)->size() == 4);
        EVENTUALLY(historyOf(*person, other)->at(0).body == u"one");
        EVENTUALLY(historyOf(*person, other)->at(1).retraction == Retraction::BySender);
        EVENTUALLY(historyOf(*person, other)->at(2).reactions.size() == 2);
        const auto all = *historyOf(*person, other);
        QVERIFY(all[0].editedAt.isValid());
        QCOMPARE(all[2].reactions.front().by, bob.jid());
        QVERIFY(all[3].reply);
        QCOMPARE(all[3].reply->message, all[2].id);
        QCOMPARE(all[3].body, u"answer");
    }
}

void TestMissed::strangersWait()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && caughtUp(bob));
    alice.session().send(bob.jid(), u"Do you know me?"_s);
    EVENTUALLY(bob.received().size() == 1);
    QVERIFY(!bob.with(alice).settings().accepted);
    QVERIFY(alice.with(bob).settings().accepted); // she has written first
    bob.with(alice).open();
    EVENTUALLY(bob.with(alice).isLoaded());
    bob.with(alice).markRead();
    bob.session().acceptRequest(alice.jid());
    QVERIFY(bob.with(alice).settings().accepted);
    bool answered = false;
    bob.session().roundTrip(this, [&] { answered = true; });
    EVENTUALLY(answered);
    QCOMPARE(alice.with(bob).last()->state, DeliveryState::Sent); // neither arrived nor read, as far as she knows
    QVERIFY(bob.signOut());
    bob.restart();
    EVENTUALLY(bob.with(alice).last());
    QVERIFY(bob.with(alice).settings().accepted);
}

/// They do not ring any more; they wait to be seen as what was written does.
void TestMissed::callsOfAnAbsentOne()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    media::AudioSettings silent;
    silent.backend = media::AudioSettings::Backend::Null;
    alice.session().calls().setAudio(silent);
    QVERIFY(alice.signIn() && caughtUp(bob));
    QVERIFY(say(alice, bob, 1, 1));
    EVENTUALLY(bob.received().size() == 1);
    bob.with(alice).markRead();
    QVERIFY(bob.signOut());
    Call *call = alice.session().call(bob.jid());
    QVERIFY(call);
    call->hangUp();
    EVENTUALLY(call->state() == CallState::Ended);
    QVERIFY(say(alice, bob, 2, 2));
    bob.restart();
    QSignalSpy rings(&bob.session().calls(), &Calls::incoming);
    QVERIFY(caughtUp(bob));
    EVENTUALLY(bob.received().size() == 3);
    const Message line = bob.received()[1];
    QCOMPARE(line.kind, MessageKind::Call);
    QCOMPARE(line.outcome, CallOutcome::Missed);
    QCOMPARE(line.direction, Direction::Incoming);
    QCOMPARE(line.conversation, alice.jid());
    QCOMPARE(bob.with(alice).unread(), 2);
    const auto before = historyOf(bob, alice);
    bob.restart();
    QVERIFY(caughtUp(bob));
    QCOMPARE(historyOf(bob, alice)->size(), before->size());
    QCOMPARE(rings.size(), 0);
}

void TestMissed::withoutAnArchive()
{
    const Prosody server({u"--without"_s, u"mam"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QSignalSpy failed(&bob.session(), &Session::requestFailed);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(say(alice, bob, 1, 3));
    EVENTUALLY(bob.received().size() == 3);
    bob.with(alice).open();
    EVENTUALLY(bob.with(alice).isLoaded() && bob.with(alice).gaps().empty());
    QVERIFY(!bob.with(alice).hasOlder());
    std::optional<ArchiveReport> report;
    bob.session().checkConversation(alice.jid(), {}, [&](const ArchiveReport &done) { report = done; });
    EVENTUALLY(report);
    QCOMPARE(report->end, ArchiveReport::End::NoArchive);
    QVERIFY(failed.isEmpty());
}

QTEST_GUILESS_MAIN(TestMissed)
#include "tst_missed.moc"
