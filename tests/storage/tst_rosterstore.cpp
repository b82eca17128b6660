// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/rosterstore.h"
#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// Contacts come back as they were kept, or not at all.
class TestRosterStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingWasKept();
    void aListComesBackAsItWas();
    void changes();
    void damage_data();
    void damage();

private:
    static RosterItem item(const Jid &jid, const QString &name = {}, const QStringList &groups = {},
                           Subscription subscription = Subscription::Both)
    {
        RosterItem item;
        item.contact.jid = jid.bare();
        item.contact.name = name;
        item.contact.groups = groups;
        item.contact.subscription = subscription;
        return item;
    }
    /// Sorted: a list has no order.
    static RosterList read(Store &store)
    {
        RosterList list = RosterStore(store.database()).read().result().value();
        std::ranges::sort(list.items, {}, [](const RosterItem &one) { return one.contact.jid; });
        return list;
    }
    static void keep(Store &store, const RosterList &list)
    {
        QVERIFY(RosterStore(store.database()).replace(list).result());
    }
};

void TestRosterStore::nothingWasKept()
{
    Store store;
    QCOMPARE(read(store), RosterList());
}

void TestRosterStore::aListComesBackAsItWas()
{
    Store store;
    RosterList list{u"ver 7"_s,
                    {item(kBob, u"Bob <&> \"é\""_s, {u"Choir"_s, u"Friends, old ones"_s}),
                     item(kCarol, {}, {}, Subscription::None)}};
    list.items[1].contact.asked = true;
    list.items[1].approved = true;
    keep(store, list);
    store.reopen();
    QCOMPARE(read(store), list);
    const RosterList shorter{{}, {item(kCarol)}};
    keep(store, shorter); // a server that names no version
    QCOMPARE(read(store), shorter);
    keep(store, {QString(5000, u'x'), {}});
    QCOMPARE(read(store), RosterList()); // nobody could be asked by that
}

void TestRosterStore::changes()
{
    Store store;
    keep(store, {u"1"_s, {item(kBob), item(kCarol)}});
    RosterStore roster(store.database());
    QVERIFY(roster.apply(item(kBob, u"Robert"_s, {u"Work"_s}), u"2"_s).result());
    QCOMPARE(read(store), (RosterList{u"2"_s, {item(kBob, u"Robert"_s, {u"Work"_s}), item(kCarol)}}));
    RosterItem removed = item(kCarol);
    removed.removed = true;
    QVERIFY(roster.apply(removed, u"3"_s).result());
    QCOMPARE(read(store), (RosterList{u"3"_s, {item(kBob, u"Robert"_s, {u"Work"_s})}}));
    QVERIFY(roster.apply(item(kAlice), {}).result()); // a push that names none: all is asked for the next time
    QCOMPARE(read(store).version, QString());
    QCOMPARE(read(store).items.size(), size_t{2});
}

void TestRosterStore::damage_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("no address") << u"UPDATE contact SET jid='@@' WHERE jid='bob@example.test'"_s;
    QTest::newRow("a device") << u"UPDATE contact SET jid='bob@example.test/x' WHERE jid='bob@example.test'"_s;
    QTest::newRow("a subscription that is none") << u"UPDATE contact SET subscription=4"_s;
    QTest::newRow("words for a number") << u"UPDATE contact SET subscription='both'"_s;
    QTest::newRow("the version is gone") << u"DELETE FROM roster"_s;
}

void TestRosterStore::damage()
{
    QFETCH(QString, sql);
    Store store;
    keep(store, {u"1"_s, {item(kBob), item(kCarol)}});
    store.sql(sql);
    QCOMPARE(read(store), RosterList()); // so that all is asked for
    keep(store, {u"2"_s, {item(kBob)}});
    QCOMPARE(read(store), (RosterList{u"2"_s, {item(kBob)}}));
}

QTEST_GUILESS_MAIN(TestRosterStore)
#include "tst_rosterstore.moc"
