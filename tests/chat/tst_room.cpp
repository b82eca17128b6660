// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/roomlist.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joiningIsSilent();
    void whoComesAndGoes();
    void whatChangesOfSomebody();
    void renaming();
    void comingInAgainReplacesEverybody();
    void failing();
    void beingRemoved();
    void names();
    void subjectsByLanguage_data();
    void subjectsByLanguage();
    void theListOfRooms();
};

namespace
{

Occupant person(const QString &nick, Role role = Role::Participant, Affiliation affiliation = Affiliation::None)
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.role = role;
    occupant.affiliation = affiliation;
    return occupant;
}

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

/// A room with us and Ann in it.
void enter(Room &room)
{
    room.beginJoin(u"me"_s);
    room.upsert(person(u"Ann"_s));
    room.upsert(person(u"me"_s, Role::Moderator, Affiliation::Owner));
    room.finishJoin(u"me"_s);
}

struct Spies {
    explicit Spies(Room &room)
        : reset(&room, &Room::occupantsReset), added(&room, &Room::occupantAdded),
          changed(&room, &Room::occupantChanged), removed(&room, &Room::occupantRemoved),
          renamed(&room, &Room::occupantRenamed), state(&room, &Room::stateChanged)
    {
        QObject::connect(&room, &Room::happened, &context, [this](const RoomEvent &event) { events.push_back(event); });
    }

    QSignalSpy reset, added, changed, removed, renamed, state;
    std::vector<RoomEvent> events;
    QObject context;
};

} // namespace

void TestRoom::joiningIsSilent()
{
    Room room(jid(u"tea@rooms.example.test/x"_s));
    QCOMPARE(room.jid(), jid(u"tea@rooms.example.test"_s));
    Spies spies(room);
    room.beginJoin(u"me"_s);
    QCOMPARE(room.state(), RoomState::Joining);
    for (int i = 0; i < 2000; ++i)
        room.upsert(person(u"n%1"_s.arg(i)));
    room.remove(u"n7"_s, {});
    room.rename(u"n8"_s, u"eight"_s);
    QVERIFY(room.occupants().isEmpty());
    QVERIFY(!room.self());
    room.upsert(person(u"me"_s, Role::Participant));
    room.finishJoin(u"me"_s);
    QCOMPARE(room.state(), RoomState::Joined);
    QCOMPARE(room.occupants().size(), 2000);
    QVERIFY(room.occupant(u"eight"_s) && !room.occupant(u"n8"_s) && !room.occupant(u"n7"_s));
    QCOMPARE(spies.reset.size(), 1);
    QCOMPARE(spies.added.size() + spies.changed.size() + spies.removed.size() + spies.renamed.size(), 0);
    QVERIFY(spies.events.empty());
    QCOMPARE(room.role(), Role::Participant);
}

void TestRoom::whoComesAndGoes()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    enter(room);
    Spies spies(room);
    room.upsert(person(u"Bob"_s));
    QCOMPARE(spies.added.takeFirst().at(0).toString(), u"Bob"_s);
    QCOMPARE(spies.events.back().kind, RoomEvent::Kind::Joined);
    room.upsert(person(u"Bob"_s)); // says nothing new
    QCOMPARE(spies.events.size(), size_t{1});
    room.remove(u"Bob"_s, {Departure::Kicked, u"me"_s, u"too loud"_s, {}, {}});
    QCOMPARE(spies.removed.size(), 1);
    QCOMPARE(spies.events.back().kind, RoomEvent::Kind::Departed);
    QCOMPARE(spies.events.back().removal->how, Departure::Kicked);
    QCOMPARE(spies.events.back().actor, u"me"_s);
    QCOMPARE(spies.events.back().reason, u"too loud"_s);
    room.remove(u"Bob"_s, {});
    QCOMPARE(spies.removed.size(), 1); // nobody goes twice
    QCOMPARE(spies.reset.size() + spies.state.size(), 0);
}

void TestRoom::whatChangesOfSomebody()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    enter(room);
    Spies spies(room);
    Occupant ann = person(u"Ann"_s);
    ann.availability = Availability::Away;
    ann.status = u"out"_s;
    room.upsert(ann);
    QCOMPARE(spies.changed.size(), 1);
    QVERIFY(spies.events.empty()); // not worth a line
    ann.role = Role::Moderator;
    ann.affiliation = Affiliation::Admin;
    room.upsert(ann);
    QCOMPARE(spies.changed.size(), 2);
    QCOMPARE(spies.events.size(), size_t{2});
    QCOMPARE(spies.events[0].kind, RoomEvent::Kind::AffiliationChanged);
    QCOMPARE(spies.events[0].affiliation, Affiliation::Admin);
    QCOMPARE(spies.events[1].kind, RoomEvent::Kind::RoleChanged);
    QCOMPARE(spies.events[1].role, Role::Moderator);
    QVERIFY(!spies.events[1].isSelf);
    room.upsert(person(u"me"_s, Role::Visitor, Affiliation::Owner));
    QVERIFY(spies.events.back().isSelf);
    QCOMPARE(room.role(), Role::Visitor);
}

void TestRoom::renaming()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    enter(room);
    Spies spies(room);
    room.rename(u"Ann"_s, u"Anna"_s);
    QCOMPARE(spies.renamed.takeFirst(), (QVariantList{u"Ann"_s, u"Anna"_s}));
    QCOMPARE(room.occupant(u"Anna"_s)->nick, u"Anna"_s);
    room.rename(u"me"_s, u"myself"_s);
    QCOMPARE(room.nick(), u"myself"_s);
    QVERIFY(spies.events.back().isSelf);
    QCOMPARE(room.role(), Role::Moderator);
    room.rename(u"nobody"_s, u"x"_s);
    QCOMPARE(spies.renamed.size(), 1);
    room.upsert(person(u"Anna"_s)); // the presence that follows a rename (XEP-0045 §7.6) adds nobody
    QCOMPARE(spies.added.size(), 0);
}

void TestRoom::comingInAgainReplacesEverybody()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    enter(room);
    Spies spies(room);
    room.beginJoin(u"me"_s);
    QCOMPARE(room.occupants().size(), 2); // those of before stay in view
    room.upsert(person(u"Carol"_s));
    room.upsert(person(u"me"_s));
    room.finishJoin(u"me"_s);
    QCOMPARE(spies.reset.size(), 1);
    QVERIFY(!room.occupant(u"Ann"_s));
    QVERIFY(room.occupant(u"Carol"_s));
    QVERIFY(spies.events.empty());
}

void TestRoom::failing()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    room.beginJoin(u"me"_s);
    room.upsert(person(u"Ann"_s));
    room.fail({RoomError::Kind::MembersOnly, u"sorry"_s});
    QCOMPARE(room.state(), RoomState::Failed);
    QCOMPARE(room.error()->kind, RoomError::Kind::MembersOnly);
    QVERIFY(room.occupants().isEmpty());
    room.beginJoin(u"me"_s);
    QVERIFY(!room.error()); // a new attempt, a new answer
}

void TestRoom::beingRemoved()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    enter(room);
    Spies spies(room);
    room.leave({Departure::Destroyed, {}, u"moved"_s, jid(u"coffee@rooms.example.test"_s), u"pw"_s});
    QCOMPARE(room.state(), RoomState::Out);
    QVERIFY(room.occupants().isEmpty());
    QCOMPARE(room.removal()->alternate, jid(u"coffee@rooms.example.test"_s));
    QCOMPARE(spies.events.size(), size_t{1});
    QVERIFY(spies.events.front().isSelf);
    QCOMPARE(spies.events.front().reason, u"moved"_s);
    room.leave({});
    QCOMPARE(spies.events.size(), size_t{1}); // was out already
}

void TestRoom::names()
{
    Room room(jid(u"tea@rooms.example.test"_s));
    QSignalSpy changed(&room, &Room::infoChanged);
    QCOMPARE(room.name(), u"tea"_s);
    RoomInfo info;
    info.name = u"The Tea Room"_s;
    room.setInfo(info);
    QCOMPARE(room.name(), u"The Tea Room"_s);
    room.setBookmarkedName(u"Tea with friends"_s);
    QCOMPARE(room.name(), u"Tea with friends"_s);
    room.setInfo(info);
    room.setBookmarkedName(u"Tea with friends"_s);
    QCOMPARE(changed.size(), 2);
}

void TestRoom::subjectsByLanguage_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("subject");
    QTest::newRow("the wanted one") << QStringList{u"fr"_s} << u"Thé"_s;
    QTest::newRow("a region of it") << QStringList{u"de"_s} << u"Tee"_s;
    QTest::newRow("the second choice") << QStringList{u"ja"_s, u"fr"_s} << u"Thé"_s;
    QTest::newRow("none: the one without a language") << QStringList{u"ja"_s} << u"Tea"_s;
    QTest::newRow("\"d\" is not German") << QStringList{u"d"_s} << u"Tea"_s;
}

void TestRoom::subjectsByLanguage()
{
    QFETCH(QStringList, languages);
    QFETCH(QString, subject);
    Room room(jid(u"tea@rooms.example.test"_s));
    QVERIFY(room.subject(languages).isEmpty());
    QSignalSpy changed(&room, &Room::subjectChanged);
    room.setSubjects({{u"fr"_s, u"Thé"_s}, {{}, u"Tea"_s}, {u"de-AT"_s, u"Tee"_s}}, u"Ann"_s);
    QCOMPARE(room.subject(languages), subject);
    std::vector<LocalizedText> others = room.subjects();
    std::erase_if(others, [&subject](const LocalizedText &text) { return text.text == subject; });
    QCOMPARE(others.size(), 2u);
    QCOMPARE(room.otherSubjects(languages), others);
    QCOMPARE(room.subjectBy(), u"Ann"_s);
    room.setSubjects(room.subjects(), u"Ann"_s);
    QCOMPARE(changed.size(), 1);
}

void TestRoom::theListOfRooms()
{
    RoomList list;
    QSignalSpy added(&list, &RoomList::added);
    QSignalSpy removed(&list, &RoomList::removed);
    Room &room = list.at(jid(u"tea@rooms.example.test/ann"_s));
    QCOMPARE(&list.at(jid(u"tea@rooms.example.test"_s)), &room);
    QCOMPARE(list.find(jid(u"tea@rooms.example.test/bob"_s)), &room);
    QCOMPARE(added.size(), 1);
    QVERIFY(!list.find(jid(u"milk@rooms.example.test"_s)));
    list.at(jid(u"milk@rooms.example.test"_s));
    list.remove(jid(u"milk@rooms.example.test"_s));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(list.all(), QList<Room *>{&room});
    list.clear();
    QCOMPARE(removed.size(), 2);
    QVERIFY(list.all().isEmpty());
}

QTEST_GUILESS_MAIN(TestRoom)
#include "tst_room.moc"
