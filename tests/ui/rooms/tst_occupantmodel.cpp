// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/occupantmodel.h"
#include "ui/style/tip.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestOccupantModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inOrder();
    void oneRowPerChange();
    void aJoinIsOneReset();
    void roles();
    void theRoomMayGoFirst();

private:
    static Occupant person(const QString &nick, Role role = Role::Participant);
    static QStringList names(const QAbstractItemModel &model);
    static void enter(Room &room, const QStringList &nicks);
};

Occupant TestOccupantModel::person(const QString &nick, Role role)
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.role = role;
    return occupant;
}

QStringList TestOccupantModel::names(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

void TestOccupantModel::enter(Room &room, const QStringList &nicks)
{
    room.beginJoin(u"me"_s);
    for (const QString &nick : nicks)
        room.upsert(person(nick));
    room.upsert(person(u"me"_s, Role::Moderator));
    room.finishJoin(u"me"_s);
}

void TestOccupantModel::inOrder()
{
    Room room(*Jid::parse(u"tea@rooms.test"));
    enter(room, {u"zoe"_s, u"Ann"_s, u"ann10"_s, u"ann9"_s, u"Émile"_s});
    OccupantModel model(room);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(names(model), (QStringList{u"me"_s, u"Ann"_s, u"ann9"_s, u"ann10"_s, u"Émile"_s, u"zoe"_s}));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowOf(names(model)[row]), row);
    QCOMPARE(model.rowOf(u"nobody"_s), -1);
}

void TestOccupantModel::oneRowPerChange()
{
    Room room(*Jid::parse(u"tea@rooms.test"));
    enter(room, {u"Ann"_s, u"zoe"_s});
    OccupantModel model(room);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    room.upsert(person(u"Bob"_s));
    QCOMPARE(names(model), (QStringList{u"me"_s, u"Ann"_s, u"Bob"_s, u"zoe"_s}));
    Occupant away = person(u"Bob"_s);
    away.availability = Availability::Away;
    room.upsert(away);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    room.upsert(person(u"zoe"_s, Role::Moderator)); // up among the moderators
    QCOMPARE(names(model), (QStringList{u"me"_s, u"zoe"_s, u"Ann"_s, u"Bob"_s}));
    room.rename(u"Ann"_s, u"yan"_s);
    QCOMPARE(names(model), (QStringList{u"me"_s, u"zoe"_s, u"Bob"_s, u"yan"_s}));
    room.remove(u"Bob"_s, {});
    QCOMPARE(names(model), (QStringList{u"me"_s, u"zoe"_s, u"yan"_s}));
    QCOMPARE(reset.size(), 0);
}

void TestOccupantModel::aJoinIsOneReset()
{
    Room room(*Jid::parse(u"tea@rooms.test"));
    OccupantModel model(room);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QStringList nicks;
    for (int i = 0; i < 2000; ++i)
        nicks << u"occupant %1"_s.arg(i);
    enter(room, nicks);
    QCOMPARE(model.rowCount(), 2001);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(inserted.size(), 0);
}

void TestOccupantModel::roles()
{
    Room room(*Jid::parse(u"tea@rooms.test"));
    enter(room, {});
    Occupant ann = person(u"<b>Ann</b>"_s);
    ann.availability = Availability::Away;
    ann.jid = *Jid::parse(u"ann@example.test/desk");
    room.upsert(ann);
    OccupantModel model(room);
    const QModelIndex index = model.index(1);
    QCOMPARE(index.data().toString(), u"<b>Ann</b>"_s);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"<b>Ann</b>, Away, a participant"_s);
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), plainTip(u"ann@example.test"_s));
    ann.status = u"At the <sea>"_s;
    ann.statusTranslations = {{u"fr"_s, u"À la mer"_s}};
    room.upsert(ann);
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), plainTip(u"ann@example.test\nAt the <sea>\nfrançais: À la mer"_s));
    QCOMPARE(index.data(OccupantModel::AvailabilityRole).value<Availability>(), Availability::Away);
}

void TestOccupantModel::theRoomMayGoFirst()
{
    auto room = std::make_unique<Room>(*Jid::parse(u"tea@rooms.test"));
    enter(*room, {u"Ann"_s});
    OccupantModel model(*room);
    QCOMPARE(model.rowCount(), 2);
    room.reset();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestOccupantModel)
#include "tst_occupantmodel.moc"
