// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Rooms through the session, with a real server and a peer that shares no code with us.
class TestRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void inARoomWithSomebodyElse();
    void invitations();
    void bookmarksAreSharedWithOthers();
    void bookmarkedRoomsAreJoinedAgain();
    void leavingAndForgetting();
    void publicRooms();
    void configuring();
    void theCommandLine();

private:
    static QStringList withRooms()
    {
        return {u"--extra"_s, u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\" }\n"
                              "restrict_room_creation = false\n"_s};
    }
    static std::unique_ptr<JsonProcess> peer(const Prosody &server, const QString &name);
    static QJsonObject waitFor(JsonProcess &peer, const QString &event, const QString &key, const QString &value);

    const Jid m_tea = *Jid::parse(u"tea@rooms.example.test");
};

void TestRooms::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
}

std::unique_ptr<JsonProcess> TestRooms::peer(const Prosody &server, const QString &name)
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_room_peer.py"), server.jid(name) + u"/slix"_s,
                    server.password(name), server.host(), QString::number(server.port()), server.caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

QJsonObject TestRooms::waitFor(JsonProcess &peer, const QString &event, const QString &key, const QString &value)
{
    return peer.waitFor([&](const QJsonObject &object) {
        return object[u"event"_s].toString() == event && object[key].toString() == value;
    });
}

void TestRooms::inARoomWithSomebodyElse()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    rooms.join({.room = m_tea, .nick = u"Alice"_s, .creation = RoomCreation::Instant});
    Room &room = *rooms.find(m_tea);
    EVENTUALLY(room.state() == RoomState::Joined && room.info().isRoom);

    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    bob->write({{u"do"_s, u"join"_s}, {u"room"_s, m_tea.toString()}, {u"nick"_s, u"Bob"_s}});
    const QJsonObject seen = waitFor(*bob, u"occupant"_s, u"nick"_s, u"Alice"_s);
    QCOMPARE(seen[u"role"_s].toString(), u"moderator"_s);
    QCOMPARE(seen[u"affiliation"_s].toString(), u"owner"_s);
    QVERIFY(!bob->waitForEvent(u"entered"_s).isEmpty());
    EVENTUALLY(room.occupant(u"Bob"_s));
    QCOMPARE(room.occupant(u"Bob"_s)->jid.toString(), u"bob@example.test/slix"_s);

    // Subjects both ways; he is no moderator, so first he may not.
    rooms.setSubject(m_tea, {{{}, u"Earl Grey ☕ <&>"_s}}, this, {});
    QVERIFY(!waitFor(*bob, u"subject"_s, u"subject"_s, u"Earl Grey ☕ <&>"_s).isEmpty());
    rooms.setRole(m_tea, u"Bob"_s, Role::Moderator, {}, this, {});
    EVENTUALLY(room.occupant(u"Bob"_s)->role == Role::Moderator);
    bob->write({{u"do"_s, u"subject"_s}, {u"room"_s, m_tea.toString()}, {u"subject"_s, u"Darjeeling"_s}});
    EVENTUALLY(room.subject({}) == u"Darjeeling"_s);
    QCOMPARE(room.subjectBy(), u"Bob"_s);

    // Names.
    bob->write({{u"do"_s, u"nick"_s}, {u"room"_s, m_tea.toString()}, {u"nick"_s, u"Róbert"_s}});
    EVENTUALLY(room.occupant(u"Róbert"_s) && !room.occupant(u"Bob"_s));
    rooms.changeNick(m_tea, u"Alicia"_s, this, {});
    const QJsonObject renamed = waitFor(*bob, u"gone"_s, u"nick"_s, u"Alice"_s);
    QCOMPARE(renamed[u"new_nick"_s].toString(), u"Alicia"_s);
    EVENTUALLY(room.nick() == u"Alicia"_s);
    EVENTUALLY(rooms.bookmark(m_tea) && rooms.bookmark(m_tea)->nick == u"Alicia"_s);

    // Words both ways, and each of ours once.
    const QString id = alice.session().send(m_tea, u"Milk or lemon? 🍋"_s);
    QVERIFY(!room.subjects().empty());
    const QJsonObject heard = bob->waitForEvent(u"message"_s);
    QCOMPARE(heard[u"body"_s].toString(), u"Milk or lemon? 🍋"_s);
    QCOMPARE(heard[u"nick"_s].toString(), u"Alicia"_s);
    Conversation &talk = alice.session().conversations().at(m_tea);
    EVENTUALLY(talk.last() && talk.last()->originId == id && talk.last()->state != DeliveryState::Pending);
    QCOMPARE(talk.settings().kind, ConversationKind::Room);
    bob->write({{u"do"_s, u"say"_s}, {u"room"_s, m_tea.toString()}, {u"body"_s, u"Lemon"_s}});
    EVENTUALLY(alice.bodies().contains(u"Lemon"_s)); // among the lines that say who changed the subject
    QCOMPARE(alice.received().last().from.resource(), u"Róbert"_s);
    QCOMPARE(alice.received().last().conversation, m_tea);
    QVERIFY(!alice.bodies().contains(u"Milk or lemon? 🍋"_s));

    // Presence in the room.
    alice.session().setPresence(Availability::DoNotDisturb, u"pouring"_s);
    QVERIFY(!waitFor(*bob, u"occupant"_s, u"show"_s, u"dnd"_s).isEmpty());

    // The end.
    rooms.setRole(m_tea, u"Róbert"_s, Role::Participant, {}, this, {});
    EVENTUALLY(room.occupant(u"Róbert"_s)->role == Role::Participant);
    rooms.kick(m_tea, u"Róbert"_s, u"milk first"_s, this, {});
    const QJsonObject kicked = waitFor(*bob, u"gone"_s, u"nick"_s, u"Róbert"_s);
    QVERIFY(kicked[u"codes"_s].toArray().contains(307));
    QCOMPARE(kicked[u"reason"_s].toString(), u"milk first"_s);
    EVENTUALLY(!room.occupant(u"Róbert"_s));
}

void TestRooms::invitations()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    bob->write({{u"do"_s, u"join"_s}, {u"room"_s, m_tea.toString()}, {u"nick"_s, u"Bob"_s}});
    QVERIFY(!bob->waitForEvent(u"entered"_s).isEmpty());
    Rooms &rooms = alice.session().rooms();
    for (const bool direct : {true, false}) {
        bob->write({{u"do"_s, u"invite"_s},
                    {u"room"_s, m_tea.toString()},
                    {u"jid"_s, alice.jid().toString()},
                    {u"reason"_s, u"Tea?"_s},
                    {u"direct"_s, direct}});
        EVENTUALLY(rooms.invitations().size() == 1);
        const RoomInvitation invitation = rooms.invitations().front();
        QCOMPARE(invitation.room, m_tea);
        QCOMPARE(invitation.reason, u"Tea?"_s);
        QCOMPARE(invitation.throughRoom, !direct);
        if (direct)
            rooms.decline(invitation);
        else
            rooms.accept(invitation, u"Alice"_s);
        EVENTUALLY(rooms.invitations().empty());
    }
    QVERIFY(alice.bodies().isEmpty()); // invitations are no messages
    QVERIFY(!waitFor(*bob, u"occupant"_s, u"nick"_s, u"Alice"_s).isEmpty());

    const auto carol = peer(server, u"carol"_s);
    QVERIFY(carol);
    EVENTUALLY(rooms.find(m_tea)->state() == RoomState::Joined);
    rooms.invite(m_tea, *Jid::parse(server.jid(u"carol"_s)), u"Come <in>"_s);
    const QJsonObject invited = carol->waitForEvent(u"invited"_s);
    QCOMPARE(invited[u"room"_s].toString(), m_tea.toString());
    QCOMPARE(invited[u"reason"_s].toString(), u"Come <in>"_s);
}

void TestRooms::bookmarksAreSharedWithOthers()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    rooms.join({.room = m_tea, .nick = u"Alice"_s, .creation = RoomCreation::Instant});
    EVENTUALLY(rooms.bookmark(m_tea).has_value());

    const auto other = peer(server, u"alice"_s);
    QVERIFY(other);
    const auto ask = [&other] {
        other->write({{u"do"_s, u"bookmarks"_s}});
        return other->waitForEvent(u"bookmarks"_s)[u"items"_s].toObject();
    };
    QJsonObject items;
    EVENTUALLY((items = ask(), items.contains(m_tea.toString())));
    QVERIFY2(items[m_tea.toString()].toString().contains(u"autojoin=\"true\""_s),
             qPrintable(items[m_tea.toString()].toString()));

    // Another program bookmarks a room: we go there, too, under the name it says.
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const auto milk = u"milk@rooms.example.test"_s;
    bob->write({{u"do"_s, u"join"_s}, {u"room"_s, milk}, {u"nick"_s, u"Bob"_s}});
    QVERIFY(!bob->waitForEvent(u"entered"_s).isEmpty());
    other->write({{u"do"_s, u"bookmark"_s},
                  {u"room"_s, milk},
                  {u"xml"_s, u"<conference xmlns='urn:xmpp:bookmarks:1' name='Milk' autojoin='true'><nick>Ally</nick>"
                             "<extensions><colour xmlns='urn:other'>white</colour></extensions></conference>"_s}});
    QVERIFY(!waitFor(*bob, u"occupant"_s, u"nick"_s, u"Ally"_s).isEmpty());
    EVENTUALLY(rooms.find(*Jid::parse(milk))->state() == RoomState::Joined);
    QCOMPARE(rooms.find(*Jid::parse(milk))->name(), u"Milk"_s);

    // We leave: so do the others, and what they wrote besides is still there.
    rooms.leave(*Jid::parse(milk));
    EVENTUALLY((items = ask(), items[milk].toString().contains(u"autojoin=\"false\""_s)));
    QVERIFY(items[milk].toString().contains(u"white"_s));
    // It is taken out of the bookmarks elsewhere: we are out.
    other->write({{u"do"_s, u"bookmark"_s},
                  {u"room"_s, m_tea.toString()},
                  {u"xml"_s, u"<conference xmlns='urn:xmpp:bookmarks:1' autojoin='false'/>"_s}});
    EVENTUALLY(rooms.find(m_tea)->state() == RoomState::Out);
}

void TestRooms::bookmarkedRoomsAreJoinedAgain()
{
    const Prosody server(withRooms());
    Person bob(server, u"bob"_s);
    Person alice(server, u"alice"_s);
    QVERIFY(bob.signIn() && alice.signIn());
    bob.session().rooms().join({.room = m_tea, .creation = RoomCreation::Instant});
    EVENTUALLY(bob.session().rooms().find(m_tea)->info().isRoom);
    QCOMPARE(bob.session().rooms().find(m_tea)->nick(), u"bob"_s); // the usual name
    alice.session().rooms().join({.room = m_tea, .nick = u"Alice"_s});
    EVENTUALLY(alice.session().rooms().bookmark(m_tea).has_value());
    EVENTUALLY(bob.session().rooms().find(m_tea)->occupant(u"Alice"_s));

    // The program ends and begins again.
    alice.restart();
    EVENTUALLY(!bob.session().rooms().find(m_tea)->occupant(u"Alice"_s));
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.session().rooms().find(m_tea) &&
               alice.session().rooms().find(m_tea)->state() == RoomState::Joined);
    QCOMPARE(alice.session().rooms().find(m_tea)->nick(), u"Alice"_s);

    // Signed out and in again.
    QVERIFY(alice.signOut());
    QCOMPARE(alice.session().rooms().find(m_tea)->state(), RoomState::Out);
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.session().rooms().find(m_tea)->state() == RoomState::Joined);

    // A lost network.
    QSignalSpy entered(&alice.session().rooms(), &Rooms::entered);
    alice.session().abortStream();
    EVENTUALLY(alice.session().state() == SessionState::Online);
    EVENTUALLY(alice.session().rooms().find(m_tea)->state() == RoomState::Joined);
    EVENTUALLY(bob.session().rooms().find(m_tea)->occupant(u"Alice"_s));
}

void TestRooms::leavingAndForgetting()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    rooms.join({.room = m_tea, .creation = RoomCreation::Instant});
    EVENTUALLY(rooms.bookmark(m_tea) && rooms.bookmark(m_tea)->autojoin);
    QVERIFY(rooms.knows(m_tea));
    QVERIFY(rooms.ownOccupant(m_tea));
    QSignalSpy removed(&rooms.list(), &RoomList::removed);
    rooms.leave(m_tea);
    QVERIFY(!rooms.bookmark(m_tea)->autojoin);
    QVERIFY(!rooms.ownOccupant(m_tea));
    QVERIFY(rooms.find(m_tea));
    rooms.forget(m_tea);
    QVERIFY(!rooms.bookmark(m_tea) && !rooms.find(m_tea) && !rooms.knows(m_tea));
    QCOMPARE(removed.size(), 1);
    // Without remembering nothing is kept.
    rooms.join({.room = m_tea, .creation = RoomCreation::Instant, .remember = false});
    EVENTUALLY(rooms.find(m_tea)->state() == RoomState::Joined);
    QVERIFY(!rooms.bookmark(m_tea));
}

void TestRooms::publicRooms()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    rooms.join({.room = m_tea, .creation = RoomCreation::Instant});
    EVENTUALLY(rooms.find(m_tea)->info().isRoom);
    std::optional<std::vector<RoomServiceInfo>> services;
    rooms.services(this, [&](const auto &found) { services = found.value_or(std::vector<RoomServiceInfo>()); });
    EVENTUALLY(services.has_value());
    QCOMPARE(services->size(), size_t{1});
    QCOMPARE(services->front().jid.toString(), u"rooms.example.test"_s);
    QVERIFY(services->front().hasRooms);

    // Prosody hides rooms from the list unless they are public.
    std::optional<std::expected<DataForm, RoomError>> form;
    rooms.configuration(m_tea, this, [&form](const auto &result) { form = result; });
    EVENTUALLY(form.has_value());
    DataForm filled = form->value();
    setValue(filled, u"muc#roomconfig_publicroom"_s, {u"1"_s});
    setValue(filled, u"muc#roomconfig_roomname"_s, {u"The Tea Room"_s});
    bool configured = false;
    rooms.configure(m_tea, filled, form->value(), this, [&](const auto &result) { configured = result.has_value(); });
    EVENTUALLY(configured);
    std::optional<RoomPageInfo> page;
    rooms.publicRooms(services->front().jid, {}, this,
                      [&page](const auto &result) { page = result.value_or(RoomPageInfo()); });
    EVENTUALLY(page.has_value());
    QCOMPARE(page->rooms.size(), size_t{1});
    QCOMPARE(page->rooms.front().room, m_tea);
    QCOMPARE(page->rooms.front().info.name, u"The Tea Room"_s);
    std::optional<RoomInfo> info;
    rooms.info(m_tea, this, [&info](const auto &result) { info = result.value_or(RoomInfo()); });
    EVENTUALLY(info.has_value());
    QCOMPARE(info->occupants, 1);
    QVERIFY(info->hasArchive);
}

void TestRooms::configuring()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    QSignalSpy created(&rooms, &Rooms::roomCreated);
    rooms.join({.room = m_tea, .creation = RoomCreation::Configured});
    EVENTUALLY(created.size() == 1);
    rooms.cancelCreation(m_tea);
    QVERIFY(!rooms.find(m_tea));
    std::optional<RoomError> error;
    rooms.info(m_tea, this, [&error](const auto &result) {
        error = result ? RoomError{RoomError::Kind::BadAnswer, {}} : result.error();
    });
    EVENTUALLY(error.has_value());
    QCOMPARE(error->kind, RoomError::Kind::NotFound);
    // A room that is not there is not made by accident.
    rooms.join({.room = m_tea});
    EVENTUALLY(rooms.find(m_tea)->state() == RoomState::Failed);
    QCOMPARE(rooms.find(m_tea)->error()->kind, RoomError::Kind::NotFound);
}

void TestRooms::theCommandLine()
{
    const Prosody server(withRooms());
    Person bob(server, u"bob"_s);
    QVERIFY(bob.signIn());
    QTemporaryDir data;
    const QStringList options{
        u"--jid"_s,     server.jid(u"alice"_s), u"--host"_s, server.host(), u"--port"_s, QString::number(server.port()),
        u"--ca-file"_s, server.caFile(),        u"--data"_s, data.path()};
    const QMap<QString, QString> password{{u"CAUSERIE_PASSWORD"_s, server.password(u"alice"_s)}};
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI),
                    options + QStringList{u"join"_s, m_tea.toString(), u"--nick"_s, u"Cli"_s}, password);
    QVERIFY(!waitFor(cli, u"room"_s, u"state"_s, u"joined"_s).isEmpty());
    QCOMPARE(cli.waitForEvent(u"occupant"_s)[u"nick"_s].toString(), u"Cli"_s);
    Rooms &rooms = bob.session().rooms();
    const auto isIn = [&] { // as soon as it is unlocked
        const Room *room = rooms.find(m_tea);
        if (!room || room->state() == RoomState::Failed)
            rooms.join({.room = m_tea, .nick = u"Bob"_s});
        return room && room->state() == RoomState::Joined;
    };
    EVENTUALLY(isIn());
    QVERIFY(!waitFor(cli, u"room-event"_s, u"nick"_s, u"Bob"_s).isEmpty());
    cli.terminate();
    QCOMPARE(cli.wait(), 0);
    EVENTUALLY(!rooms.find(m_tea)->occupant(u"Cli"_s));

    JsonProcess send(QStringLiteral(CAUSERIE_CLI), options + QStringList{u"send"_s, m_tea.toString(), u"Two sugars"_s},
                     password);
    QCOMPARE(send.wait(), 0);
    EVENTUALLY(bob.bodies().contains(u"Two sugars"_s));

    JsonProcess list(QStringLiteral(CAUSERIE_CLI), options + QStringList{u"rooms"_s}, password);
    QCOMPARE(list.wait(), 0);
    QCOMPARE(list.all().last()[u"event"_s].toString(), u"rooms"_s);

    JsonProcess nowhere(QStringLiteral(CAUSERIE_CLI), options + QStringList{u"join"_s, u"x@nowhere.invalid"_s},
                        password);
    QCOMPARE(nowhere.wait(), 1);
    QVERIFY(nowhere.all().last()[u"kind"_s].toString().startsWith(u"room-"_s));
}

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
