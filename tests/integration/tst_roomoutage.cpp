// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/person.h"
#include "tests/support/relay.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// What a network does to people in a room: nothing is lost and nothing comes twice.
class TestRoomOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saidOnceIsHeardOnce_data();
    void saidOnceIsHeardOnce();

private:
    static bool join(Person &person, const Jid &room)
    {
        Rooms &rooms = person.session().rooms();
        rooms.join(
            {.room = room, .nick = person.jid().toString().section(u'@', 0, 0), .creation = RoomCreation::Instant});
        return QTest::qWaitFor([&] { return rooms.find(room)->state() == RoomState::Joined; }, kPatience);
    }
};

void TestRoomOutage::saidOnceIsHeardOnce_data()
{
    QTest::addColumn<QString>("room");
    QTest::newRow("the archive tells that it is there") << u"tea@rooms.example.test"_s;
    QTest::newRow("the room's history tells") << u"tea@bare.example.test"_s;
}

/// The server has taken the message, the answer was lost, and the program has died.
void TestRoomOutage::saidOnceIsHeardOnce()
{
    QFETCH(QString, room);
    const Jid tea = *Jid::parse(room);
    const Prosody server({u"--extra"_s, u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\" }\n"
                                        "muc_log_by_default = true\nrestrict_room_creation = false\n"
                                        "Component \"bare.example.test\" \"muc\"\nrestrict_room_creation = false\n"_s});
    QVERIFY(server.isReady());
    Relay relay(server.port());
    Person bob(server, u"bob"_s);
    Person alice(server, u"alice"_s);
    alice.reachBy(relay.port());
    QVERIFY(bob.signIn() && join(bob, tea));
    QVERIFY(alice.signIn() && join(alice, tea));
    alice.session().send(tea, u"before"_s);
    EVENTUALLY(bob.bodies() == QStringList{u"before"_s});
    const auto last = [&] { return alice.session().conversations().at(tea).last().value_or(Message()); };
    EVENTUALLY(last().state != DeliveryState::Pending);

    relay.holdBack();
    alice.session().send(tea, u"said once"_s);
    EVENTUALLY(bob.bodies().contains(u"said once"_s));
    QCOMPARE(last().state, DeliveryState::Pending);
    relay.cut();
    alice.restart();
    alice.reachBy(server.port());
    QVERIFY(alice.signIn() && join(alice, tea));
    alice.session().send(tea, u"after"_s);
    EVENTUALLY(bob.bodies().contains(u"after"_s));
    QCOMPARE(bob.bodies(), (QStringList{u"before"_s, u"said once"_s, u"after"_s}));
    EVENTUALLY(last().body == u"after"_s && last().state != DeliveryState::Pending);
    std::vector<Message> stored;
    alice.session().readHistory(tea, 10, [&stored](std::vector<Message> messages) { stored = std::move(messages); });
    EVENTUALLY(stored.size() == 3);
    QCOMPARE(stored[1].body, u"said once"_s);
    QCOMPARE(stored[1].state, DeliveryState::Sent);
}

QTEST_GUILESS_MAIN(TestRoomOutage)

#include "tst_roomoutage.moc"
