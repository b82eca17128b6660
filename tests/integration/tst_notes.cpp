// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Notes to ourselves on several devices, and conversations that are pinned or put away; through a real server.
class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyDeviceHasThemOnce();
    void aNewDeviceReadsThem();
    void whatIsWrittenOfflineGoesOutOnce();
    void nobodyIsAskedToConfirm();
    void placesOutliveTheProgram();
    void aMessageBringsBackWhatIsNotMuted();

private:
    static QStringList notes(Person &person);
    static bool isSent(Person &person);

    std::unique_ptr<Prosody> m_server;
};

void TestNotes::init()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s});
    QVERIFY(m_server->isReady());
}

/// All that is stored of them, oldest first.
QStringList TestNotes::notes(Person &person)
{
    QStringList bodies;
    bool read = false;
    person.session().readHistory(person.jid(), 100, [&](const std::vector<Message> &messages) {
        for (const Message &message : messages)
            bodies << message.body;
        read = true;
    });
    return QTest::qWaitFor([&] { return read; }, kPatience) ? bodies : QStringList{u"no answer"_s};
}

bool TestNotes::isSent(Person &person)
{
    const std::optional<Message> &last = person.with(person).last();
    return last && last->state == DeliveryState::Sent;
}

void TestNotes::everyDeviceHasThemOnce()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person phone(*m_server, u"alice"_s, u"phone"_s);
    QVERIFY(desk.signIn() && phone.signIn());
    desk.session().send(desk.jid(), u"milk"_s);
    EVENTUALLY(notes(phone) == QStringList{u"milk"_s});
    phone.session().send(phone.jid(), u"bread"_s);
    EVENTUALLY(notes(desk) == (QStringList{u"milk"_s, u"bread"_s}));
    desk.session().send(desk.jid(), u"coffee"_s);
    const QStringList all{u"milk"_s, u"bread"_s, u"coffee"_s};
    EVENTUALLY(notes(phone) == all);
    EVENTUALLY(isSent(desk));
    for (Person *device : {&desk, &phone}) {
        QCOMPARE(device->with(*device).unread(), 0); // our own words are no news
        QVERIFY(device->received().isEmpty());
        QVERIFY(device->with(*device).settings().accepted);
    }
    // Whatever else the server sends of them (copies, the archive), they stand there once, in order.
    for (Person *device : {&desk, &phone}) {
        QVERIFY(device->signOut());
        device->restart();
        QVERIFY(device->signIn());
        EVENTUALLY(!device->session().isCatchingUp());
        QCOMPARE(notes(*device), all);
    }
}

void TestNotes::aNewDeviceReadsThem()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    QVERIFY(desk.signIn());
    QStringList all;
    for (int i = 0; i < 5; ++i) {
        all << u"note %1"_s.arg(i);
        desk.session().send(desk.jid(), all.last());
    }
    EVENTUALLY(isSent(desk));
    Person tablet(*m_server, u"alice"_s, u"tablet"_s);
    QVERIFY(tablet.signIn());
    EVENTUALLY(notes(tablet) == all);
    QVERIFY(tablet.received().isEmpty());
    QCOMPARE(tablet.with(tablet).unread(), 0);
}

void TestNotes::whatIsWrittenOfflineGoesOutOnce()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person phone(*m_server, u"alice"_s, u"phone"_s);
    QVERIFY(desk.signIn() && desk.signOut());
    desk.session().send(desk.jid(), u"from the train"_s);
    QVERIFY(phone.signIn());
    phone.session().send(phone.jid(), u"from home"_s);
    EVENTUALLY(isSent(phone));
    QVERIFY(desk.signIn());
    // What waited goes out behind what was written meanwhile.
    const QStringList all{u"from home"_s, u"from the train"_s};
    EVENTUALLY(notes(phone) == all);
    EVENTUALLY(notes(desk) == all);
    EVENTUALLY(isSent(desk));
}

void TestNotes::nobodyIsAskedToConfirm()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person phone(*m_server, u"alice"_s, u"phone"_s);
    QVERIFY(desk.signIn() && phone.signIn());
    desk.session().setChatState(desk.jid(), ChatState::Composing);
    desk.session().send(desk.jid(), u"milk"_s);
    EVENTUALLY(notes(phone) == QStringList{u"milk"_s});
    bool isRead = false;
    phone.session().readHistory(phone.jid(), 1, [&](const std::vector<Message> &messages) {
        isRead = messages.size() == 1 && !messages[0].receiptRequested && !messages[0].markable;
    });
    EVENTUALLY(isRead);
    QCOMPARE(phone.with(phone).peerState(), ChatState::None);
    EVENTUALLY(isSent(desk));
    bool answered = false; // whatever the phone would have said has come before this
    phone.session().roundTrip(this, [&] { answered = true; });
    EVENTUALLY(answered);
    answered = false;
    desk.session().roundTrip(this, [&] { answered = true; });
    EVENTUALLY(answered);
    QVERIFY(isSent(desk)); // neither delivered nor read: there is nobody
}

void TestNotes::placesOutliveTheProgram()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    alice.session().send(bob.jid(), u"hello"_s);
    alice.session().saveSettings(alice.jid(), {.pinned = true});
    alice.session().saveSettings(bob.jid(), {.archived = true});
    EVENTUALLY(bob.bodies() == QStringList{u"hello"_s});
    QVERIFY(alice.signOut());
    alice.restart();
    EVENTUALLY(alice.session().conversations().find(bob.jid()));
    QVERIFY(alice.with(bob).settings().archived);
    QVERIFY(alice.with(alice).settings().pinned);
}

void TestNotes::aMessageBringsBackWhatIsNotMuted()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    alice.session().saveSettings(bob.jid(), {.archived = true, .notify = Notify::None});
    bob.session().send(alice.jid(), u"one"_s);
    EVENTUALLY(alice.bodies() == QStringList{u"one"_s});
    QVERIFY(alice.with(bob).settings().archived); // it was muted, too
    alice.session().saveSettings(bob.jid(), {.archived = true});
    bob.session().send(alice.jid(), u"two"_s);
    EVENTUALLY(!alice.with(bob).settings().archived);
    QVERIFY(alice.signOut());
    alice.restart();
    EVENTUALLY(alice.session().conversations().find(bob.jid()));
    QVERIFY(!alice.with(bob).settings().archived);
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_notes.moc"
