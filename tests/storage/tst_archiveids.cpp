// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// What our archive calls the latest words of somebody.
class TestArchiveIds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLatestOfTheirs();
    void ofNobody();
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

QTEST_GUILESS_MAIN(TestArchiveIds)
#include "tst_archiveids.moc"
