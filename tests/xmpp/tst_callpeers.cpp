// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/callpeers.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const Jid kDesk = *Jid::parse(u"alice@example.test/desk");
const Jid kTablet = *Jid::parse(u"alice@example.test/tablet");
const Jid kBob = *Jid::parse(u"bob@example.test/phone");

} // namespace

class TestCallPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnce();
    void bareMeansAll();
    void othersAreNoNews();
    void watchedAgainIsThere();
    void forgetsTheOldest();
};

void TestCallPeers::tellsOnce()
{
    CallPeers peers;
    peers.watch(kDesk);
    QVERIFY(peers.take(kDesk, true).isEmpty());
    QCOMPARE(peers.take(kDesk, false), QList{kDesk});
    QVERIFY(peers.take(kDesk, false).isEmpty());
    QCOMPARE(peers.take(kDesk, true), QList{kDesk});
    QVERIFY(peers.take(kDesk, true).isEmpty());
}

void TestCallPeers::bareMeansAll()
{
    CallPeers peers;
    for (const Jid &jid : {kDesk, kTablet, kBob})
        peers.watch(jid);
    QList<Jid> gone = peers.take(kDesk.bare(), false);
    std::ranges::sort(gone);
    QCOMPARE(gone, (QList{kDesk, kTablet}));
    QVERIFY(peers.take(kDesk.bare(), true).isEmpty()); // nobody in particular is there
}

void TestCallPeers::othersAreNoNews()
{
    CallPeers peers;
    peers.watch(kDesk);
    peers.watch(kBob.bare()); // not a device
    QVERIFY(peers.take(kTablet, false).isEmpty());
    QVERIFY(peers.take(kBob, false).isEmpty());
}

void TestCallPeers::watchedAgainIsThere()
{
    CallPeers peers;
    peers.watch(kDesk);
    QCOMPARE(peers.take(kDesk, false).size(), 1);
    peers.watch(kDesk);
    QCOMPARE(peers.take(kDesk, false).size(), 1);
}

void TestCallPeers::forgetsTheOldest()
{
    CallPeers peers;
    peers.watch(kDesk);
    peers.watch(kTablet);
    peers.watch(kDesk); // younger now
    for (int i = 0; i < CallPeers::kMaxPeers - 1; ++i)
        peers.watch(*Jid::parse(u"mallory@example.test/%1"_s.arg(i)));
    QVERIFY(peers.take(kTablet, false).isEmpty());
    QCOMPARE(peers.take(kDesk, false), QList{kDesk});
}

QTEST_APPLESS_MAIN(TestCallPeers)
#include "tst_callpeers.moc"
