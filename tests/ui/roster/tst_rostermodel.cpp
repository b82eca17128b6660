// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/roster/rosterfilter.h"
#include "ui/roster/rostermodel.h"
#include "ui/roster/rowviews.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestRosterModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsAndNamesInOrder();
    void oneGroupNeedsNoName();
    void withoutAConnectionNobodyIsOnline();
    void presenceIsCountedAndRepainted();
    void movingBetweenGroups();
    void lastOneTakesTheGroupAway();
    void renaming();
    void whoWaitsForPermission();
    void onlineStandFirst();
    void offlineHidden();
    void wordsFindOffline();
    void newGroupsStandOpen();
    void fiveThousandContacts();

private:
    static QStringList tree(const QAbstractItemModel &model);

    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<RosterModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRosterModel::init()
{
    m_roster = std::make_unique<Roster>();
    m_roster->replaceAll({
        contact(u"romeo@example.test"_s, u"romeo"_s, {u"Friends"_s}),
        contact(u"juliet@example.test"_s, u"Juliette"_s, {u"Friends"_s, u"Work"_s}),
        contact(u"nurse@example.test"_s, u"Nurse"_s),
        contact(u"guest10@example.test"_s, u"Guest 10"_s, {u"Work"_s}),
        contact(u"guest9@example.test"_s, u"Guest 9"_s, {u"Work"_s}),
    });
    m_model = std::make_unique<RosterModel>(*m_roster);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestRosterModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_roster.reset();
}

QStringList TestRosterModel::tree(const QAbstractItemModel &model)
{
    QStringList lines;
    for (int g = 0; g < model.rowCount(); ++g) {
        const QModelIndex group = model.index(g, 0);
        QStringList names;
        for (int c = 0; c < model.rowCount(group); ++c)
            names << model.index(c, 0, group).data().toString();
        lines << u"%1: %2"_s.arg(group.data().toString(), names.join(u' '));
    }
    return lines;
}

void TestRosterModel::groupsAndNamesInOrder()
{
    QCOMPARE(tree(*m_model), (QStringList{u"Friends: Juliette romeo"_s, u"Work: Guest 9 Guest 10 Juliette"_s,
                                          u"Without a group: Nurse"_s}));
    QCOMPARE(m_model->groupNames(), (QStringList{u"Friends"_s, u"Work"_s}));
}

void TestRosterModel::oneGroupNeedsNoName()
{
    m_roster->replaceAll({contact(u"nurse@example.test"_s, u"Nurse"_s)});
    QCOMPARE(tree(*m_model), QStringList{u"Contacts: Nurse"_s});
}

/// They keep their places, and are back at once when the stream is resumed.
void TestRosterModel::withoutAConnectionNobodyIsOnline()
{
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Away, u"Here"_s));
    RosterFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setOfflineShown(false);
    const QStringList shown = tree(filter);
    QCOMPARE(shown, (QStringList{u"Friends: Juliette"_s, u"Work: Juliette"_s}));
    const auto juliet = [&filter](int role) { return filter.index(0, 0, filter.index(0, 0)).data(role); };
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_roster->setCurrent(false);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(juliet(AvailabilityRole).value<Availability>(), Availability::Offline);
    QCOMPARE(juliet(SecondLineRole).toString(), u"Unknown without a connection"_s);
    QCOMPARE(filter.index(0, 0).data(OnlineCountRole).toInt(), 0);
    filter.invalidate();
    QCOMPARE(tree(filter), shown);
    m_roster->setCurrent(true);
    QCOMPARE(juliet(AvailabilityRole).value<Availability>(), Availability::Away);
    QCOMPARE(juliet(SecondLineRole).toString(), u"Here"_s);
    QCOMPARE(filter.index(0, 0).data(OnlineCountRole).toInt(), 1);
}

void TestRosterModel::presenceIsCountedAndRepainted()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Available, u"Here"_s));
    QCOMPARE(changed.size(), 4); // two rows and two groups
    const QModelIndex friends = m_model->index(0, 0);
    QCOMPARE(friends.data(OnlineCountRole).toInt(), 1);
    QCOMPARE(friends.data(TotalCountRole).toInt(), 2);
    QCOMPARE(friends.data(Qt::AccessibleTextRole).toString(), u"Group Friends, 1 of 2 online"_s);
    const QModelIndexList rows = m_model->indexesOf(jid(u"juliet@example.test"_s));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[1].data(SecondLineRole).toString(), u"Here"_s);
    QCOMPARE(rows[1].data(Qt::AccessibleTextRole).toString(), u"Juliette, Available, Here"_s);

    changed.clear();
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Away, u"Here"_s));
    QCOMPARE(changed.size(), 2); // still online: the groups' counts stand
    m_roster->clearPresences();
    QCOMPARE(friends.data(OnlineCountRole).toInt(), 0);
}

void TestRosterModel::movingBetweenGroups()
{
    m_roster->upsert(contact(u"nurse@example.test"_s, u"Nurse"_s, {u"Family"_s, u"Work"_s}));
    QCOMPARE(tree(*m_model), (QStringList{u"Family: Nurse"_s, u"Friends: Juliette romeo"_s,
                                          u"Work: Guest 9 Guest 10 Juliette Nurse"_s}));
    m_roster->upsert(contact(u"nurse@example.test"_s, u"Nurse"_s));
    QCOMPARE(tree(*m_model), (QStringList{u"Friends: Juliette romeo"_s, u"Work: Guest 9 Guest 10 Juliette"_s,
                                          u"Without a group: Nurse"_s}));
}

void TestRosterModel::lastOneTakesTheGroupAway()
{
    m_roster->remove(jid(u"romeo@example.test"_s));
    QCOMPARE(tree(*m_model).first(), u"Friends: Juliette"_s);
    m_roster->remove(jid(u"juliet@example.test"_s));
    QCOMPARE(tree(*m_model), (QStringList{u"Work: Guest 9 Guest 10"_s, u"Without a group: Nurse"_s}));
    QVERIFY(m_model->indexesOf(jid(u"juliet@example.test"_s)).isEmpty());
}

void TestRosterModel::renaming()
{
    m_roster->setPresence(presence(u"romeo@example.test/orchard"_s, Availability::Available));
    m_roster->upsert(contact(u"romeo@example.test"_s, u"A rose"_s, {u"Friends"_s}));
    QCOMPARE(tree(*m_model).first(), u"Friends: A rose Juliette"_s);
    QCOMPARE(m_model->index(0, 0).data(OnlineCountRole).toInt(), 1);
}

void TestRosterModel::whoWaitsForPermission()
{
    Contact asked = contact(u"romeo@example.test"_s, u"romeo"_s, {u"Friends"_s});
    asked.subscription = Subscription::None;
    asked.asked = true;
    m_roster->upsert(asked);
    const QModelIndex row = m_model->indexesOf(asked.jid).first();
    QCOMPARE(row.data(SecondLineRole).toString(), u"Waiting for permission to see them"_s);
    asked.asked = false;
    asked.subscription = Subscription::Both;
    m_roster->upsert(asked);
    QCOMPARE(row.data(SecondLineRole).toString(), u"Offline"_s);
}

void TestRosterModel::onlineStandFirst()
{
    RosterFilter filter;
    filter.setSourceModel(m_model.get());
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_roster->setPresence(presence(u"romeo@example.test/orchard"_s, Availability::DoNotDisturb));
    QTRY_COMPARE(tree(filter).first(), u"Friends: romeo Juliette"_s);
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Available));
    QTRY_COMPARE(tree(filter).first(), u"Friends: Juliette romeo"_s);
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Offline));
    QTRY_COMPARE(tree(filter).first(), u"Friends: romeo Juliette"_s);
}

void TestRosterModel::offlineHidden()
{
    RosterFilter filter;
    filter.setSourceModel(m_model.get());
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setOfflineShown(false);
    QCOMPARE(filter.rowCount(), 0);
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Available));
    QTRY_COMPARE(tree(filter), (QStringList{u"Friends: Juliette"_s, u"Work: Juliette"_s}));
    m_roster->setPresence(presence(u"juliet@example.test/balcony"_s, Availability::Offline));
    QTRY_COMPARE(filter.rowCount(), 0);
    filter.setOfflineShown(true);
    QCOMPARE(filter.rowCount(), 3);
}

void TestRosterModel::wordsFindOffline()
{
    RosterFilter filter;
    filter.setSourceModel(m_model.get());
    filter.setOfflineShown(false);
    filter.setWords(u"guest"_s);
    QCOMPARE(tree(filter), QStringList{u"Work: Guest 9 Guest 10"_s});
}

void TestRosterModel::newGroupsStandOpen()
{
    RosterFilter filter;
    filter.setSourceModel(m_model.get());
    QWidget parent;
    QTreeView *view = makePeopleRows(&filter, &parent);
    QVERIFY(view->isExpanded(filter.index(0, 0)));
    m_roster->upsert(contact(u"tybalt@example.test"_s, u"Tybalt"_s, {u"Capulets"_s}));
    QTRY_COMPARE(filter.index(0, 0).data().toString(), u"Capulets"_s);
    QVERIFY(view->isExpanded(filter.index(0, 0)));

    // Who folds a group finds it folded, also after it was away.
    view->setExpanded(filter.index(1, 0), false);
    filter.setWords(u"tybalt"_s);
    filter.setWords(QString());
    QVERIFY(view->isExpanded(filter.index(0, 0)));
    QVERIFY(!view->isExpanded(filter.index(1, 0)));
    showAsOpen(*view, jid(u"juliet@example.test"_s));
    QCOMPARE(view->selectionModel()->selectedIndexes().size(), 2);
}

void TestRosterModel::fiveThousandContacts()
{
    std::vector<Contact> items;
    for (int i = 0; i < 5000; ++i)
        items.push_back(contact(u"person%1@example.test"_s.arg(i), u"Person %1"_s.arg(i), {u"Group %1"_s.arg(i % 20)}));
    Roster roster;
    RosterModel model(roster);
    RosterFilter filter;
    filter.setSourceModel(&model);
    QWidget parent;
    QTreeView *view = makePeopleRows(&filter, &parent);
    view->resize(312, 700);
    QElapsedTimer timer;
    timer.start();
    roster.replaceAll(std::move(items));
    view->grab();
    const qint64 shown = timer.restart();
    for (int i = 0; i < 5000; ++i)
        roster.setPresence(presence(u"person%1@example.test/a"_s.arg(i), Availability::Available));
    QSignalSpy followed(&filter, &QAbstractItemModel::layoutChanged);
    QVERIFY(followed.wait());
    view->grab();
    qInfo("5,000 contacts: %lld ms to the first picture, %lld ms for as many presences", shown, timer.elapsed());
    QCOMPARE(filter.rowCount(), 20);
    QCOMPARE(filter.index(0, 0).data(OnlineCountRole).toInt(), 250);
    QCOMPARE(model.index(7, 0, model.index(0, 0)).data().toString(), u"Person 140"_s);
}

QTEST_MAIN(TestRosterModel)
#include "tst_rostermodel.moc"
