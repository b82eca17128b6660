// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/prosodyrooms.h"

#include <QSignalSpy>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// What moderators and owners do with rooms of a real Prosody.
class TestRoomAdmin : public ProsodyRooms
{
    Q_OBJECT

private Q_SLOTS:
    void kickingAndBanning();
    void voice();
    void members();
    void listsAreForbiddenOneByOne();
    void passwords();
    void configuring();
    void destroying();
};

void TestRoomAdmin::kickingAndBanning()
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

void TestRoomAdmin::voice()
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

void TestRoomAdmin::members()
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

void TestRoomAdmin::listsAreForbiddenOneByOne()
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

void TestRoomAdmin::passwords()
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

void TestRoomAdmin::configuring()
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

void TestRoomAdmin::destroying()
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

QTEST_GUILESS_MAIN(TestRoomAdmin)
#include "tst_roomadmin.moc"
