// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/roomperson.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::RoomError::Kind)

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Rooms of a real Prosody.
class TestRoomBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void joiningAndLeaving();
    void whatDoesNotExist_data();
    void whatDoesNotExist();
    void aTakenNickGetsAnUnderscore();
    void changingNicks();
    void subjects();
    void presenceReachesRooms();
    void kickingAndBanning();
    void voice();
    void members();
    void listsAreForbiddenOneByOne();
    void passwords();
    void configuring();
    void destroying();
    void invitations();
    void comingBack();
    void aForgetfulRoom();

private:
    Jid fresh() { return *Jid::parse(u"room%1@rooms.example.test"_s.arg(++m_count)); }
    static bool isIn(const Room &room) { return room.state() == RoomState::Joined; }

    std::unique_ptr<Prosody> m_server;
    int m_count = 0;
};

namespace
{

/// The result of a request, when it has come.
struct Answer {
    std::optional<std::expected<void, RoomError>> result;
    RoomDone take()
    {
        return [this](const std::expected<void, RoomError> &given) { result = given; };
    }
    bool isGood() const { return result && *result; }
    bool is(RoomError::Kind kind) const { return result && !*result && result->error().kind == kind; }
};

} // namespace

void TestRoomBridge::initTestCase()
{
    m_server = std::make_unique<Prosody>(withRooms());
    QVERIFY(m_server->isReady());
}

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

void TestRoomBridge::kickingAndBanning()
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
    EVENTUALLY(isIn(his));

    Answer notHis;
    setRole(bob.connection, jid, u"Alice"_s, Role::None, {}, &bob.connection, notHis.take());
    EVENTUALLY(notHis.result.has_value());
    QVERIFY(!*notHis.result);
    QVERIFY(isIn(hers));

    Answer kicked;
    setRole(alice.connection, jid, u"Bob"_s, Role::None, u"too loud"_s, &alice.connection, kicked.take());
    EVENTUALLY(kicked.isGood() && his.state() == RoomState::Out);
    QCOMPARE(his.removal()->how, Departure::Kicked);
    QCOMPARE(his.removal()->reason, u"too loud"_s);
    QCOMPARE(his.removal()->actor, u"Alice"_s);
    QVERIFY(!bob.bridge.isWanted(jid));
    EVENTUALLY(!hers.occupant(u"Bob"_s));

    bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
    Answer banned;
    setAffiliations(alice.connection, jid, {{bob.bare(), Affiliation::Outcast, {}, u"enough"_s}}, &alice.connection,
                    banned.take());
    EVENTUALLY(banned.isGood() && his.state() == RoomState::Out);
    QCOMPARE(his.removal()->how, Departure::Banned);
    bob.join(jid, u"Bob"_s);
    EVENTUALLY(his.state() == RoomState::Failed);
    QCOMPARE(his.error()->kind, RoomError::Kind::Forbidden);

    std::optional<std::vector<Affiliate>> outcasts;
    queryAffiliates(alice.connection, jid, Affiliation::Outcast, &alice.connection,
                    [&outcasts](const auto &list) { outcasts = list.value_or(std::vector<Affiliate>()); });
    EVENTUALLY(outcasts.has_value());
    QCOMPARE(outcasts->size(), size_t{1});
    QCOMPARE(outcasts->front().jid, bob.bare());
    Answer pardoned;
    setAffiliations(alice.connection, jid, {{bob.bare(), Affiliation::None, {}, {}}}, &alice.connection,
                    pardoned.take());
    EVENTUALLY(pardoned.isGood());
    bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
}

void TestRoomBridge::voice()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    DataForm form;
    form.type = DataForm::Type::Submit;
    setValue(form, u"FORM_TYPE"_s, {u"http://jabber.org/protocol/muc#roomconfig"_s});
    setValue(form, u"muc#roomconfig_moderatedroom"_s, {u"1"_s});
    Answer moderated;
    submitConfiguration(alice.connection, jid, form, &alice.connection, moderated.take());
    EVENTUALLY(moderated.isGood());

    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
    QCOMPARE(his.role(), Role::Visitor);
    QSignalSpy asked(&alice.bridge, &RoomBridge::voiceRequested);
    bob.bridge.requestVoice(jid);
    EVENTUALLY(asked.size() == 1);
    const auto request = asked.front().front().value<VoiceRequest>();
    QCOMPARE(request.nick, u"Bob"_s);
    QCOMPARE(request.room, jid);
    alice.bridge.answerVoice(request, true);
    EVENTUALLY(his.role() == Role::Participant);
    QVERIFY(bob.heard(RoomEvent::Kind::RoleChanged, u"Bob"_s));
    setRole(alice.connection, jid, u"Bob"_s, Role::Visitor, {}, &alice.connection, {});
    EVENTUALLY(his.role() == Role::Visitor);
    setRole(alice.connection, jid, u"Bob"_s, Role::Moderator, {}, &alice.connection, {});
    EVENTUALLY(his.role() == Role::Moderator);
}

void TestRoomBridge::members()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    RoomPerson carol(*m_server, u"carol"_s);
    for (RoomPerson *person : {&alice, &bob, &carol})
        person->signIn();
    EVENTUALLY(alice.isReady && bob.isReady && carol.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
    Answer added;
    setAffiliations(alice.connection, jid, {{carol.bare(), Affiliation::Admin, {}, {}}}, &alice.connection,
                    added.take());
    EVENTUALLY(added.isGood());

    // The room is for members from now on, and Bob is none.
    std::optional<std::expected<DataForm, RoomError>> form;
    fetchConfiguration(alice.connection, jid, &alice.connection, [&form](const auto &result) { form = result; });
    EVENTUALLY(form.has_value());
    QVERIFY(*form);
    DataForm filled = **form;
    setValue(filled, u"muc#roomconfig_membersonly"_s, {u"1"_s});
    Answer configured;
    submitConfiguration(alice.connection, jid, submission(filled, **form), &alice.connection, configured.take());
    EVENTUALLY(configured.isGood());
    EVENTUALLY(his.state() == RoomState::Out);
    QCOMPARE(his.removal()->how, Departure::RoomIsForMembers);
    bob.join(jid, u"Bob"_s);
    EVENTUALLY(his.state() == RoomState::Failed);
    QCOMPARE(his.error()->kind, RoomError::Kind::MembersOnly);
    EVENTUALLY(hers.info().membersOnly);
    QVERIFY(alice.heard(RoomEvent::Kind::ConfigurationChanged, {}));

    Room &theirs = carol.join(jid, u"Carol"_s);
    EVENTUALLY(isIn(theirs));
    QCOMPARE(theirs.affiliation(), Affiliation::Admin);
    // Taken off the list, she is out.
    setAffiliations(alice.connection, jid, {{carol.bare(), Affiliation::None, {}, {}}}, &alice.connection, {});
    EVENTUALLY(theirs.state() == RoomState::Out);
    QCOMPARE(theirs.removal()->how, Departure::LostMembership);
}

void TestRoomBridge::listsAreForbiddenOneByOne()
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
    EVENTUALLY(isIn(his));
    QMap<Affiliation, int> found; // −1: forbidden
    for (const Affiliation list : {Affiliation::Owner, Affiliation::Admin, Affiliation::Member, Affiliation::Outcast}) {
        queryAffiliates(bob.connection, jid, list, &bob.connection,
                        [&found, list](const auto &result) { found[list] = result ? int(result->size()) : -1; });
    }
    EVENTUALLY(found.size() == 4);
    QCOMPARE(found[Affiliation::Outcast], -1);
}

void TestRoomBridge::passwords()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    DataForm form;
    form.type = DataForm::Type::Submit;
    setValue(form, u"FORM_TYPE"_s, {u"http://jabber.org/protocol/muc#roomconfig"_s});
    setValue(form, u"muc#roomconfig_passwordprotectedroom"_s, {u"1"_s});
    setValue(form, u"muc#roomconfig_roomsecret"_s, {u"cauldron & burn"_s});
    Answer locked;
    submitConfiguration(alice.connection, jid, form, &alice.connection, locked.take());
    EVENTUALLY(locked.isGood());
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(his.state() == RoomState::Failed);
    QCOMPARE(his.error()->kind, RoomError::Kind::PasswordWrong);
    QVERIFY(his.info().hasPassword);
    bob.join(jid, u"Bob"_s, u"cauldron & burn"_s);
    EVENTUALLY(isIn(his));
}

void TestRoomBridge::configuring()
{
    RoomPerson alice(*m_server, u"alice"_s);
    alice.makesInstantRooms = false;
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers) && alice.creations == 1);
    QVERIFY(alice.heard(RoomEvent::Kind::Created, {}));

    std::optional<std::expected<DataForm, RoomError>> form;
    const auto take = [&form](const auto &result) { form = result; };
    fetchConfiguration(alice.connection, jid, &alice.connection, take);
    EVENTUALLY(form.has_value());
    QVERIFY(*form);
    QCOMPARE(formType(**form), u"http://jabber.org/protocol/muc#roomconfig"_s);
    DataForm filled = **form;
    setValue(filled, u"muc#roomconfig_roomname"_s, {u"Tea ☕"_s});
    setValue(filled, u"muc#roomconfig_roomdesc"_s, {u"All about it"_s});
    for (const FormField &field : filled.fields)
        QVERIFY2(!check(field), qPrintable(field.var));
    Answer made;
    submitConfiguration(alice.connection, jid, submission(filled, **form), &alice.connection, made.take());
    EVENTUALLY(made.isGood());
    Room &his = bob.join(jid, u"Bob"_s, {}, false);
    EVENTUALLY(isIn(his));
    QCOMPARE(his.name(), u"Tea ☕"_s);
    QCOMPARE(his.info().description, u"All about it"_s);

    form.reset();
    fetchConfiguration(bob.connection, jid, &bob.connection, take);
    EVENTUALLY(form.has_value());
    QVERIFY(!*form);
    QCOMPARE(form->error().kind, RoomError::Kind::Forbidden);

    // Given up before it was made: there is no room.
    const Jid other = fresh();
    Room &never = alice.join(other, u"Alice"_s);
    EVENTUALLY(isIn(never) && alice.creations == 2);
    DataForm cancel;
    cancel.type = DataForm::Type::Cancel;
    Answer cancelled;
    submitConfiguration(alice.connection, other, cancel, &alice.connection, cancelled.take());
    EVENTUALLY(cancelled.isGood());
    alice.bridge.leave(other, {});
    const Room &gone = bob.join(other, u"Bob"_s, {}, false);
    EVENTUALLY(gone.state() == RoomState::Failed);
    QCOMPARE(gone.error()->kind, RoomError::Kind::NotFound);
}

void TestRoomBridge::destroying()
{
    RoomPerson alice(*m_server, u"alice"_s);
    RoomPerson bob(*m_server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    EVENTUALLY(alice.isReady && bob.isReady);
    const Jid jid = fresh();
    const Jid other = fresh();
    Room &hers = alice.join(jid, u"Alice"_s);
    EVENTUALLY(isIn(hers));
    Room &his = bob.join(jid, u"Bob"_s);
    EVENTUALLY(isIn(his));
    Answer done;
    destroyRoom(alice.connection, jid, u"We moved"_s, other, {}, &alice.connection, done.take());
    EVENTUALLY(done.isGood());
    for (Room *room : {&hers, &his}) {
        EVENTUALLY(room->state() == RoomState::Out);
        QCOMPARE(room->removal()->how, Departure::Destroyed);
        QCOMPARE(room->removal()->reason, u"We moved"_s);
        QCOMPARE(room->removal()->alternate, other);
    }
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
