// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/roominvitations.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

namespace
{

RoomInvitation into(const QString &room, int second, const QString &reason = {})
{
    RoomInvitation invitation;
    invitation.room = *Jid::parse(room + u"@rooms.example.test"_s);
    invitation.from = kBob.bare();
    invitation.reason = reason;
    invitation.password = u"pw"_s;
    invitation.throughRoom = true;
    invitation.thread = u"t"_s;
    invitation.at = at(second);
    return invitation;
}

} // namespace

/// What waits for an answer, however often and by whatever way it is told.
class TestRoomInvitations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitUntilTheyAreAnswered();
    void toldAgain_data();
    void toldAgain();
    void notWithoutEnd();
};

void TestRoomInvitations::waitUntilTheyAreAnswered()
{
    Store store;
    const RoomInvitation tea = into(u"tea"_s, 2, u"it's <hot>"_s);
    RoomInvitation pub; // says nothing but where
    pub.room = into(u"pub"_s, 1).room;
    pub.at = at(1);
    QVERIFY(keepInvitation(store.database(), tea).result().value());
    QVERIFY(keepInvitation(store.database(), pub).result().value());
    QCOMPARE(roomInvitations(store.database()).result().value(), (std::vector{pub, tea}));
    QVERIFY(answerInvitation(store.database(), tea.room, at(5)).result());
    QCOMPARE(roomInvitations(store.database()).result().value(), (std::vector{pub}));
    QCOMPARE(store.sql(u"SELECT password FROM room_invitation WHERE room='tea@rooms.example.test'"_s), QStringList{{}});
}

void TestRoomInvitations::toldAgain_data()
{
    QTest::addColumn<int>("answered"); // second; 0: not
    QTest::addColumn<int>("again");    // sent then
    QTest::addColumn<bool>("isNew");
    QTest::newRow("the same, of the archive") << 0 << 2 << false;
    QTest::newRow("an earlier one") << 0 << 1 << false;
    QTest::newRow("a later one") << 0 << 3 << true;
    QTest::newRow("the same, and it was answered") << 5 << 2 << false;
    QTest::newRow("one from before the answer") << 5 << 4 << false;
    QTest::newRow("one after the answer") << 5 << 6 << true;
}

void TestRoomInvitations::toldAgain()
{
    QFETCH(const int, answered);
    QFETCH(const int, again);
    QFETCH(const bool, isNew);
    Store store;
    QVERIFY(keepInvitation(store.database(), into(u"tea"_s, 2)).result().value());
    if (answered > 0)
        QVERIFY(answerInvitation(store.database(), into(u"tea"_s, 2).room, at(answered)).result());
    QCOMPARE(keepInvitation(store.database(), into(u"tea"_s, again)).result().value(), isNew);
    const auto all = roomInvitations(store.database()).result().value();
    QCOMPARE(all.size(), answered > 0 && !isNew ? 0u : 1u);
    if (!all.empty())
        QCOMPARE(all.front().at, at(isNew ? again : 2));
}

void TestRoomInvitations::notWithoutEnd()
{
    Store store;
    for (int i = 0; i < 102; ++i)
        QVERIFY(keepInvitation(store.database(), into(u"room%1"_s.arg(i), i)).result().value());
    const auto all = roomInvitations(store.database()).result().value();
    QCOMPARE(all.size(), 100u);
    QCOMPARE(all.front(), into(u"room2"_s, 2)); // the oldest went
}

QTEST_GUILESS_MAIN(TestRoomInvitations)
#include "tst_roominvitations.moc"
