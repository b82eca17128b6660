// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clirooms.h"

#include <QTest>

using namespace causerie;
using namespace causerie::cli;
using namespace Qt::StringLiterals;

class TestCliRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rooms();
    void events();
    void bookmarksShowNoPassword();
};

void TestCliRooms::rooms()
{
    Room room(*Jid::parse(u"tea@rooms.example.test"));
    QCOMPARE(fields(room),
             (QJsonObject{{u"jid"_s, u"tea@rooms.example.test"_s}, {u"state"_s, u"out"_s}, {u"name"_s, u"tea"_s}}));
    Occupant me;
    me.nick = u"me"_s;
    me.role = Role::Moderator;
    me.affiliation = Affiliation::Owner;
    me.jid = *Jid::parse(u"me@example.test/desk");
    room.beginJoin(u"me"_s);
    room.upsert(me);
    room.finishJoin(u"me"_s);
    room.setSubjects({{{}, u"Tea"_s}}, u"me"_s);
    const QJsonObject object = fields(room);
    QCOMPARE(object[u"state"_s].toString(), u"joined"_s);
    QCOMPARE(object[u"role"_s].toString(), u"moderator"_s);
    QCOMPARE(object[u"affiliation"_s].toString(), u"owner"_s);
    QCOMPARE(object[u"occupants"_s].toInt(), 1);
    QCOMPARE(object[u"subject"_s].toString(), u"Tea"_s);
    QVERIFY(!object.contains(u"subject_translations"_s));
    room.setSubjects({{{}, u"Tea"_s}, {u"fr"_s, u"Thé"_s}}, u"me"_s);
    QCOMPARE(fields(room)[u"subject_translations"_s][0][u"text"_s].toString(), u"Thé"_s);
    QCOMPARE(fields(me)[u"jid"_s].toString(), u"me@example.test/desk"_s);
    me.jid = {};
    QVERIFY(!fields(me).contains(u"jid"_s));
}

void TestCliRooms::events()
{
    RoomEvent event;
    event.kind = RoomEvent::Kind::Departed;
    event.nick = u"me"_s;
    event.isSelf = true;
    event.actor = u"Mod"_s;
    event.reason = u"loud"_s;
    event.removal = Removal{.how = Departure::Destroyed, .alternate = *Jid::parse(u"new@rooms.example.test")};
    const QJsonObject object = fields(event);
    QCOMPARE(object[u"what"_s].toString(), u"departed"_s);
    QCOMPARE(object[u"how"_s].toString(), u"destroyed"_s);
    QCOMPARE(object[u"alternate"_s].toString(), u"new@rooms.example.test"_s);
    QCOMPARE(object[u"by"_s].toString(), u"Mod"_s);
    QCOMPARE(object[u"reason"_s].toString(), u"loud"_s);
    QVERIFY(object[u"self"_s].toBool());
    RoomEvent role;
    role.kind = RoomEvent::Kind::RoleChanged;
    role.role = Role::Visitor;
    QCOMPARE(fields(role)[u"role"_s].toString(), u"visitor"_s);
    QVERIFY(!fields(role).contains(u"how"_s));
}

void TestCliRooms::bookmarksShowNoPassword()
{
    Bookmark bookmark;
    bookmark.room = *Jid::parse(u"tea@rooms.example.test");
    bookmark.autojoin = true;
    bookmark.password = u"cauldron"_s;
    const QJsonObject object = fields(bookmark);
    QVERIFY(object[u"autojoin"_s].toBool());
    for (const QJsonValue value : object)
        QVERIFY(!value.toVariant().toString().contains(u"cauldron"_s));
}

QTEST_APPLESS_MAIN(TestCliRooms)
#include "tst_clirooms.moc"
