// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// What our archive calls the latest words of somebody; each archive has ids of its own.
class TestArchiveIds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLatestOfTheirs();
    void ofNobody();
    void aGapOfAnotherArchive();
};

void TestArchiveIds::theLatestOfTheirs()
{
    Store store;
    for (int i = 1; i <= 4; ++i)
        store.apply(incoming({}, u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    store.apply(archived(outgoing({}, u"o5"_s), u"a5"_s));                         // ours
    store.apply(incoming({}, u"o6"_s));                                            // has no name
    store.apply(incoming({}, u"o7"_s, u"a7"_s, *Jid::parse(u"eve@example.test"))); // of somebody else
    store.older(kBob.bare(), page({incoming({}, u"o0"_s, u"a0"_s)}));              // came late, stands in front
    QCOMPARE(store.store().latestArchiveIds(kBob.bare(), 3).result().value(), (QStringList{u"a4"_s, u"a3"_s, u"a2"_s}));
    QCOMPARE(store.store().latestArchiveIds(kBob.bare(), 10).result().value(),
             (QStringList{u"a4"_s, u"a3"_s, u"a2"_s, u"a1"_s, u"a0"_s}));
}

void TestArchiveIds::ofNobody()
{
    Store store;
    QCOMPARE(store.store().latestArchiveIds(kBob.bare(), 10).result().value(), QStringList());
}

/// In a room a gap begins behind the same id; here what was not kept stands behind it.
void TestArchiveIds::aGapOfAnotherArchive()
{
    Store store;
    store.makeRoom();
    store.apply(inRoom(u"theirs"_s, u"o1"_s, u"a5"_s, u"Eve"_s));
    store.openGap(kRoom);
    store.apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = store.openGap();
    store.apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    store.fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"5"_s, u"o5"_s, u"a5"_s),
                          incoming(u"6"_s, u"o6"_s, u"a6"_s)}));
    QCOMPARE(store.bodies(), (QStringList{u"1"_s, u"2"_s, u"5"_s, u"6"_s}));
}

QTEST_GUILESS_MAIN(TestArchiveIds)
#include "tst_archiveids.moc"
