// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomwords.h"

#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestRoomWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFailureHasASentence();
    void removals_data();
    void removals();
    void everyEventHasALine();
    void ofUsItIsSaidOtherwise();
};

void TestRoomWords::everyFailureHasASentence()
{
    using Kind = RoomError::Kind;
    QSet<QString> joins;
    for (int kind = int(Kind::NotConnected); kind <= int(Kind::Refused); ++kind) {
        const RoomError error{Kind(kind), u"not-allowed"_s};
        const QString text = joinFailureText(error, u"Tea"_s);
        QVERIFY(text.endsWith(u'.'));
        QVERIFY2(!text.contains(u"not-allowed"_s), qPrintable(text)); // no words of machines
        joins << text;
        QVERIFY(actFailureText(error).endsWith(u'.'));
    }
    QVERIFY(joins.size() >= int(Kind::Refused)); // all but the last two differ
}

void TestRoomWords::removals_data()
{
    QTest::addColumn<Removal>("removal");
    QTest::addColumn<QString>("text");
    QTest::newRow("left") << Removal{} << u"You left Tea."_s;
    QTest::newRow("kicked") << Removal{.how = Departure::Kicked} << u"You were removed from Tea."_s;
    QTest::newRow("kicked by somebody, with a reason")
        << Removal{.how = Departure::Kicked, .actor = u"Ann"_s, .reason = u"Too loud."_s}
        << u"Ann removed you from Tea. Reason: Too loud."_s;
    QTest::newRow("banned") << Removal{.how = Departure::Banned, .actor = u"Ann"_s} << u"Ann banned you from Tea."_s;
    QTest::newRow("destroyed") << Removal{.how = Departure::Destroyed} << u"Tea does not exist any more."_s;
    QTest::newRow("moved") << Removal{.how = Departure::Destroyed, .alternate = *Jid::parse(u"new@rooms.test")}
                           << u"Tea does not exist any more. Its people meet in new@rooms.test."_s;
    QTest::newRow("members only") << Removal{.how = Departure::RoomIsForMembers}
                                  << u"Tea is for members only now, and you are not one."_s;
}

void TestRoomWords::removals()
{
    QFETCH(Removal, removal);
    QFETCH(QString, text);
    QCOMPARE(removalText(removal, u"Tea"_s), text);
}

void TestRoomWords::everyEventHasALine()
{
    using Kind = RoomEvent::Kind;
    QSet<QString> lines;
    for (int kind = int(Kind::Joined); kind <= int(Kind::HidesJids); ++kind) {
        RoomEvent event;
        event.kind = Kind(kind);
        event.nick = u"Ann"_s;
        event.newNick = u"Anna"_s;
        event.role = Role::Moderator;
        event.affiliation = Affiliation::Owner;
        lines << eventText(event);
    }
    QCOMPARE(lines.size(), int(Kind::HidesJids) + 1);
    for (int how = int(Departure::Left); how <= int(Departure::Destroyed); ++how) {
        RoomEvent event;
        event.kind = Kind::Departed;
        event.nick = u"Ann"_s;
        event.removal = Removal{.how = Departure(how)};
        QVERIFY(eventText(event).contains(u"Ann"_s));
    }
}

void TestRoomWords::ofUsItIsSaidOtherwise()
{
    RoomEvent event;
    event.kind = RoomEvent::Kind::RoleChanged;
    event.nick = u"Ann"_s;
    event.role = Role::Visitor;
    QCOMPARE(eventText(event), u"Ann is now a visitor who may not speak"_s);
    event.isSelf = true;
    event.reason = u"quiet hours"_s;
    QCOMPARE(eventText(event), u"You are now a visitor who may not speak: quiet hours"_s);
}

QTEST_APPLESS_MAIN(TestRoomWords)
#include "tst_roomwords.moc"
