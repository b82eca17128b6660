// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/capscache.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const auto kNode = u"https://client.example"_s;
const Jid kBob = *Jid::parse(u"bob@example.test/1");
const Jid kCarol = *Jid::parse(u"carol@example.test/1");
const Jid kMallory = *Jid::parse(u"mallory@example.org/1");

DiscoInfo client(const QStringList &features)
{
    return {{{u"client"_s, u"pc"_s, {}, u"Some"_s}}, features, {}};
}

const DiscoInfo kPhone = client({u"urn:xmpp:jingle:1"_s, u"urn:xmpp:receipts"_s});
const QString kPhoneVer = capsVer(kPhone);

} // namespace

class TestCapsCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOncePerHash();
    void knowsByHash();
    void aPoisonedAnswerCountsOnlyForItsSender();
    void asksTheNextWhenOneDoesNotAnswer();
    void everybodyIsAskedOnceForAnUnverifiableHash();
    void aNewHashReplacesTheOld();
    void whatIsForgottenIsUnknown();
    void anAnswerAfterTheSenderLeftStillTeachesTheHash();
    void staysBounded();
};

void TestCapsCache::asksOncePerHash()
{
    CapsCache cache;
    const auto first = cache.learn(kBob, kNode, kPhoneVer);
    QCOMPARE(first.lookup, (CapsCache::Lookup{kBob, kNode, kPhoneVer}));
    QVERIFY(!first.known);
    QVERIFY(!cache.learn(kBob, kNode, kPhoneVer).lookup);   // the next presence
    QVERIFY(!cache.learn(kCarol, kNode, kPhoneVer).lookup); // the same client
    QVERIFY(cache.features(kBob).isEmpty());

    const auto outcome = cache.answered(*first.lookup, kPhone);
    QVERIFY(!outcome.next);
    QCOMPARE(QSet(outcome.known.begin(), outcome.known.end()), (QSet<Jid>{kBob, kCarol}));
    QVERIFY(cache.features(kCarol).contains(u"urn:xmpp:receipts"_s));

    QVERIFY(!cache.learn(kBob, QString(), QString()).lookup); // a presence whose caps the server left out (§8.4)
    QVERIFY(!cache.features(kBob).isEmpty());
}

void TestCapsCache::knowsByHash()
{
    CapsCache cache;
    cache.answered(*cache.learn(kBob, kNode, kPhoneVer).lookup, kPhone);
    const auto learnt = cache.learn(kMallory, u"another node"_s, kPhoneVer);
    QVERIFY(learnt.known);
    QVERIFY(!learnt.lookup);
    QCOMPARE(cache.features(kMallory), cache.features(kBob));
    QVERIFY(!cache.learn(kMallory, u"another node"_s, kPhoneVer).known); // nothing new
}

void TestCapsCache::aPoisonedAnswerCountsOnlyForItsSender()
{
    CapsCache cache;
    const auto lookup = cache.learn(kMallory, kNode, kPhoneVer).lookup;
    cache.learn(kBob, kNode, kPhoneVer);

    const auto outcome = cache.answered(*lookup, client({u"urn:xmpp:nothing"_s}));
    QCOMPARE(outcome.known, QList<Jid>{kMallory});
    QCOMPARE(cache.features(kMallory), QSet<QString>{u"urn:xmpp:nothing"_s});
    QVERIFY(cache.features(kBob).isEmpty());
    QCOMPARE(cache.hashes(), 0);

    QCOMPARE(outcome.next, (CapsCache::Lookup{kBob, kNode, kPhoneVer}));
    QCOMPARE(cache.answered(*outcome.next, kPhone).known, QList<Jid>{kBob});
    QCOMPARE(cache.features(kMallory), QSet<QString>{u"urn:xmpp:nothing"_s});
    QVERIFY(cache.features(kBob).contains(u"urn:xmpp:jingle:1"_s));
}

void TestCapsCache::asksTheNextWhenOneDoesNotAnswer()
{
    CapsCache cache;
    const auto lookup = cache.learn(kMallory, kNode, kPhoneVer).lookup;
    cache.learn(kBob, kNode, kPhoneVer);
    const auto outcome = cache.failed(*lookup);
    QVERIFY(outcome.known.isEmpty());
    QCOMPARE(outcome.next, (CapsCache::Lookup{kBob, kNode, kPhoneVer}));
    QVERIFY(!cache.failed(*outcome.next).next);
    QVERIFY(!cache.learn(kBob, kNode, kPhoneVer).lookup); // it had its turn
}

void TestCapsCache::everybodyIsAskedOnceForAnUnverifiableHash()
{
    CapsCache cache;
    const auto first = cache.learn(kBob, kNode, u"1.0"_s);
    cache.learn(kCarol, kNode, u"1.0"_s);
    const auto outcome = cache.answered(*first.lookup, kPhone);
    QCOMPARE(outcome.known, QList<Jid>{kBob});
    QCOMPARE(outcome.next->jid, kCarol);
    QCOMPARE(cache.answered(*outcome.next, kPhone).known, QList<Jid>{kCarol});
    QVERIFY(!cache.features(kCarol).isEmpty());
    QCOMPARE(cache.hashes(), 0);
}

void TestCapsCache::aNewHashReplacesTheOld()
{
    CapsCache cache;
    cache.answered(*cache.learn(kBob, kNode, kPhoneVer).lookup, kPhone);
    const DiscoInfo updated = client({u"urn:xmpp:updated"_s});
    const auto learnt = cache.learn(kBob, kNode, capsVer(updated));
    QVERIFY(learnt.lookup);
    QVERIFY(cache.features(kBob).isEmpty());
    cache.answered(*learnt.lookup, updated);
    QCOMPARE(cache.features(kBob), QSet<QString>{u"urn:xmpp:updated"_s});
}

void TestCapsCache::whatIsForgottenIsUnknown()
{
    CapsCache cache;
    cache.answered(*cache.learn(kBob, kNode, kPhoneVer).lookup, kPhone);
    cache.forget(kBob);
    QVERIFY(cache.features(kBob).isEmpty());
    QVERIFY(cache.learn(kBob, kNode, kPhoneVer).known);
    cache.forgetAddresses();
    QVERIFY(cache.features(kBob).isEmpty());
    QCOMPARE(cache.hashes(), 1);
}

void TestCapsCache::anAnswerAfterTheSenderLeftStillTeachesTheHash()
{
    CapsCache cache;
    const auto lookup = cache.learn(kBob, kNode, kPhoneVer).lookup;
    cache.forget(kBob);
    QVERIFY(cache.answered(*lookup, kPhone).known.isEmpty());
    QVERIFY(cache.learn(kCarol, kNode, kPhoneVer).known);

    const auto other = cache.learn(kBob, kNode, u"1.0"_s).lookup;
    cache.forget(kBob);
    QVERIFY(cache.answered(*other, kPhone).known.isEmpty()); // worth nothing to anybody
}

void TestCapsCache::staysBounded()
{
    CapsCache cache;
    for (qsizetype i = 0; i < CapsCache::kMaxHashes + 10; ++i) {
        const DiscoInfo info = client({QString::number(i)});
        cache.answered(*cache.learn(kMallory, kNode, capsVer(info)).lookup, info);
    }
    QVERIFY(cache.hashes() <= CapsCache::kMaxHashes);
    QCOMPARE(cache.features(kMallory), QSet<QString>{QString::number(CapsCache::kMaxHashes + 9)});
}

QTEST_GUILESS_MAIN(TestCapsCache)
#include "tst_capscache.moc"
