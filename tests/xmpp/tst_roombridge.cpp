// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/prosodyrooms.h"

#include <QSignalSpy>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::RoomError::Kind)

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Coming into rooms of a real Prosody, being there, and coming back.
class TestRoomBridge : public ProsodyRooms
{
    Q_OBJECT

private Q_SLOTS:
    void joiningAndLeaving();
    void whatDoesNotExist_data();
    void whatDoesNotExist();
    void aTakenNickGetsAnUnderscore();
    void changingNicks();
    void subjects();
    void presenceReachesRooms();
    void invitations();
    void comingBack();
    void aForgetfulRoom();
};

void TestRoomBridge::joiningAndLeaving()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    QCOMPARE(hers.state(), RoomState::Joining);
    EVENTUALLY(isIn(hers));
    EVENTUALLY(alice.creations == 1);
    QCOMPARE(hers.role(), Role::Moderator);
    QCOMPARE(hers.affiliation(), Affiliation::Owner);
    QCOMPARE(alice.bridge.ownOccupant(jid), jid.withResource(u"Alice").value());

    EVENTUALLY(hers.info().isRoom);
    Room *his = &bob.join(jid, u"Bob"_s, {}, false);
    EVENTUALLY(isIn(*his));
    QCOMPARE(his->occupants().size(), 2);
    QVERIFY(his->info().isRoom && his->info().hasArchive);
    QCOMPARE(bob.creations, 0);
    EVENTUALLY(hers.occupant(u"Bob"_s));
    QCOMPARE(hers.occupant(u"Bob"_s)->role, Role::Participant);
    QCOMPARE(hers.occupant(u"Bob"_s)->jid, bob.full()); // owners see it
    QVERIFY(!hers.occupant(u"Bob"_s)->id.isEmpty());
    QVERIFY(alice.heard(RoomEvent::Kind::Joined, u"Bob"_s));
    QVERIFY(bob.rooms.find(jid)->occupant(u"Alice"_s)->jid.isEmpty()); // others do not

    bob.bridge.leave(jid, u"bye"_s);
    QCOMPARE(his->state(), RoomState::Out);
    QVERIFY(!bob.bridge.ownOccupant(jid));
    EVENTUALLY(!hers.occupant(u"Bob"_s));
    QVERIFY(alice.heard(RoomEvent::Kind::Departed, u"Bob"_s));
    QVERIFY(!bob.bridge.isWanted(jid));
}

void TestRoomBridge::whatDoesNotExist_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("nick");
    QTest::addColumn<RoomError::Kind>("kind");
    QTest::newRow("a room") << u"nowhere@rooms.example.test"_s << u"me"_s << RoomError::Kind::NotFound;
    QTest::newRow("a nick") << u"nowhere@rooms.example.test"_s << QString() << RoomError::Kind::BadNick;
    QTest::newRow("a person is no room") << u"bob@example.test"_s << u"me"_s << RoomError::Kind::NotARoom;
    QTest::newRow("nor is a server") << u"example.test"_s << u"me"_s << RoomError::Kind::NotARoom;
}

void TestRoomBridge::whatDoesNotExist()
{
    QFETCH(QString, room);
    QFETCH(QString, nick);
    QFETCH(RoomError::Kind, kind);
    RoomPerson alice(*m_server, u"alice"_s);
    alice.signIn();
    EVENTUALLY(alice.isReady);
    const Room &made = alice.join(*Jid::parse(room), nick, {}, false);
    EVENTUALLY(made.state() == RoomState::Failed);
    QCOMPARE(made.error()->kind, kind);
    QVERIFY(!alice.bridge.isWanted(made.jid()));
}

void TestRoomBridge::aTakenNickGetsAnUnderscore()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Fox"_s);
    EVENTUALLY(isIn(hers) && alice.creations == 1 && hers.info().isRoom);
    Room &his = bob.join(jid, u"Fox"_s);
    EVENTUALLY(isIn(his));
    QCOMPARE(his.nick(), u"Fox_"_s);
    const RoomEvent told = bob.events.front();
    QCOMPARE(told.kind, RoomEvent::Kind::NickAssigned);
    QCOMPARE(told.nick, u"Fox"_s);
    QCOMPARE(told.newNick, u"Fox_"_s);
}

void TestRoomBridge::changingNicks()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his) && hers.occupant(u"Bob"_s));

    Answer answer;
    bob.bridge.changeNick(jid, u"Robert ☂"_s, answer.take());
    EVENTUALLY(answer.isGood());
    QCOMPARE(his.nick(), u"Robert ☂"_s);
    EVENTUALLY(hers.occupant(u"Robert ☂"_s));
    QVERIFY(!hers.occupant(u"Bob"_s));
    QVERIFY(alice.heard(RoomEvent::Kind::Renamed, u"Bob"_s));
    QVERIFY(!alice.heard(RoomEvent::Kind::Departed, u"Bob"_s));
    EVENTUALLY(his.self() != nullptr);
    QCOMPARE(bob.bridge.ownOccupant(jid)->resource(), u"Robert ☂"_s);

    Answer taken;
    bob.bridge.changeNick(jid, u"Alice"_s, taken.take());
    EVENTUALLY(taken.is(RoomError::Kind::NickTaken));
    QCOMPARE(his.nick(), u"Robert ☂"_s);
    Answer nothing;
    bob.bridge.changeNick(jid, {}, nothing.take());
    QVERIFY(nothing.is(RoomError::Kind::BadNick));
    Answer same;
    bob.bridge.changeNick(jid, u"Robert ☂"_s, same.take());
    QVERIFY(same.isGood());
}

void TestRoomBridge::subjects()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Answer answer;
    alice.bridge.setSubject(jid, {{{}, u"Tea & <milk>"_s}}, answer.take());
    EVENTUALLY(answer.isGood());
    EVENTUALLY(hers.subject({}) == u"Tea & <milk>"_s);
    QCOMPARE(hers.subjectBy(), u"Alice"_s);
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(his.subject({}) == u"Tea & <milk>"_s);

    Answer several;
    alice.bridge.setSubject(jid, {{u"en"_s, u"Tea"_s}, {u"fr"_s, u"Thé"_s}}, several.take());
    EVENTUALLY(several.isGood());
    EVENTUALLY(his.subject({}) == u"Tea"_s); // Prosody 13 hands on the first alone

    Answer forbidden;
    bob.bridge.setSubject(jid, {{{}, u"Coffee"_s}}, forbidden.take());
    EVENTUALLY(forbidden.is(RoomError::Kind::Forbidden));
    Answer emptied;
    alice.bridge.setSubject(jid, {}, emptied.take());
    EVENTUALLY(emptied.isGood());
    EVENTUALLY(his.subjects().empty());
}

void TestRoomBridge::presenceReachesRooms()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his) && hers.occupant(u"Bob"_s));
    QCOMPARE(hers.occupant(u"Bob"_s)->availability, Availability::Available);
    Presence busy;
    busy.availability = Availability::DoNotDisturb;
    busy.status = u"in a call"_s;
    bob.connection.setPresence(busy);
    EVENTUALLY(hers.occupant(u"Bob"_s)->availability == Availability::DoNotDisturb);
    QCOMPARE(hers.occupant(u"Bob"_s)->status, u"in a call"_s);
    QVERIFY(alice.roster.find(bob.bare())); // and the roster was not taught occupants
    QVERIFY(!alice.roster.find(jid));
}

void TestRoomBridge::invitations()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    RoomInvitation invitation;
    invitation.room = jid;
    invitation.reason = u"Tea?"_s;
    alice.bridge.invite(invitation, bob.bare());
    EVENTUALLY(bob.invitations.size() == 1);
    QCOMPARE(bob.invitations[0].from, alice.bare());
    QCOMPARE(bob.invitations[0].room, jid);
    QCOMPARE(bob.invitations[0].reason, u"Tea?"_s);
    QVERIFY(!bob.invitations[0].throughRoom);
    QVERIFY(bob.received.empty()); // nobody's message

    invitation.throughRoom = true;
    alice.bridge.invite(invitation, bob.bare());
    EVENTUALLY(bob.invitations.size() == 2);
    QVERIFY(bob.invitations[1].throughRoom);
    QCOMPARE(bob.invitations[1].from, jid.withResource(u"Alice").value()); // so does Prosody call her
    QSignalSpy declined(&alice.bridge, &RoomBridge::declined);
    bob.bridge.decline(bob.invitations[1], u"No time"_s);
    EVENTUALLY(declined.size() == 1);
    QCOMPARE(declined[0][0].value<Jid>(), jid);
    QCOMPARE(declined[0][1].value<Jid>().bare(), bob.bare());
    QCOMPARE(declined[0][2].toString(), u"No time"_s);
}

void TestRoomBridge::comingBack()
{
    const Prosody server(withRooms());
    RoomPerson alice(server, u"alice"_s);
    RoomPerson bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his) && hers.occupants().size() == 2);
    QSignalSpy reset(&hers, &Room::occupantsReset);

    // A stream that is resumed changes nothing.
    alice.connection.abort();
    EVENTUALLY(alice.resumptions == 1);
    QVERIFY(isIn(hers));
    QCOMPARE(hers.occupants().size(), 2);

    // A new stream: in again by itself, under the same name.
    alice.events.clear();
    bob.events.clear();
    alice.connection.open(alice.settings);
    EVENTUALLY(alice.openings == 2 && isIn(hers));
    EVENTUALLY(reset.size() >= 1 && hers.occupants().size() == 2);
    QCOMPARE(hers.nick(), u"Alice"_s);
    QCOMPARE(hers.self()->affiliation, Affiliation::Owner);

    // Signed out in good order, we are out.
    alice.connection.close();
    EVENTUALLY(hers.state() == RoomState::Out);
    EVENTUALLY(!his.occupant(u"Alice"_s));
}

void TestRoomBridge::aForgetfulRoom()
{
    // XEP-0410: a room that has lost us says so when it is asked, and we are in again.
    RoomTuning tuning = quickRooms();
    tuning.quietBeforePing = std::chrono::milliseconds(80);
    RoomPerson alice(*m_server, u"alice"_s, u"one"_s, tuning);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    QSignalSpy entered(&alice.bridge, &RoomBridge::entered);
    // Behind the engine's back she leaves, as if the room had been restarted.
    QXmppPresence gone(QXmppPresence::Unavailable);
    gone.setTo(jid.toString() + u"/Alice"_s);
    alice.hides = true;
    alice.connection.client().sendPacket(gone);
    EVENTUALLY(alice.hidden > 0);
    alice.hides = false;
    EVENTUALLY(entered.size() == 1);
    QVERIFY(isIn(hers));
    EVENTUALLY(his.occupant(u"Alice"_s));
}

QTEST_GUILESS_MAIN(TestRoomBridge)
#include "tst_roombridge.moc"
