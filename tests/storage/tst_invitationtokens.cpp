// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/invitationtokens.h"
#include "tests/storage/storefixture.h"

#include <QTest>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// A token lets one person in, once, for a while.
class TestInvitationTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastsUntilItIsUsedOrExpires_data();
    void lastsUntilItIsUsedOrExpires();
    void ofTwoAtOnceOneIsFirst();
    void comesBackWhenItCameToNothing();
    void expiredOnesGo();
    void survivesARestart();

private:
    const Jid m_romeo = *Jid::parse(u"romeo@example.test");
    const Jid m_tybalt = *Jid::parse(u"tybalt@example.test");
    const QDateTime m_day = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);
};

void TestInvitationTokens::lastsUntilItIsUsedOrExpires_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("seconds"); // after it was made
    QTest::addColumn<bool>("isUsed"); // before
    QTest::addColumn<bool>("isGood");
    QTest::newRow("good") << u"token"_s << 0 << false << true;
    QTest::newRow("the last moment") << u"token"_s << 99 << false << true;
    QTest::newRow("expired") << u"token"_s << 100 << false << false;
    QTest::newRow("long ago") << u"token"_s << 1'000'000 << false << false;
    QTest::newRow("used") << u"token"_s << 1 << true << false;
    QTest::newRow("unknown") << u"other"_s << 1 << false << false;
    QTest::newRow("other letters") << u"TOKEN"_s << 1 << false << false;
    QTest::newRow("part of it") << u"toke"_s << 1 << false << false;
    QTest::newRow("a pattern") << u"%"_s << 1 << false << false;
    QTest::newRow("a statement") << u"' OR 1=1 --"_s << 1 << false << false;
    QTest::newRow("none") << QString() << 1 << false << false;
}

void TestInvitationTokens::lastsUntilItIsUsedOrExpires()
{
    QFETCH(QString, token);
    QFETCH(int, seconds);
    QFETCH(bool, isUsed);
    Store store;
    QVERIFY(keepToken(store.database(), u"token"_s, m_day.addSecs(100), m_day).result());
    if (isUsed)
        QCOMPARE(useToken(store.database(), u"token"_s, m_romeo, m_day).result(), Result<bool>(true));
    QTEST(useToken(store.database(), token, m_tybalt, m_day.addSecs(seconds)).result().value(), "isGood");
}

void TestInvitationTokens::ofTwoAtOnceOneIsFirst()
{
    Store store;
    auto kept = keepToken(store.database(), u"token"_s, m_day.addSecs(100), m_day);
    auto first = useToken(store.database(), u"token"_s, m_romeo, m_day);
    auto second = useToken(store.database(), u"token"_s, m_tybalt, m_day);
    auto again = useToken(store.database(), u"token"_s, m_romeo, m_day);
    QVERIFY(kept.result());
    QVERIFY(first.result().value());
    QVERIFY(!second.result().value());
    QVERIFY(!again.result().value());
}

void TestInvitationTokens::comesBackWhenItCameToNothing()
{
    Store store;
    QVERIFY(keepToken(store.database(), u"token"_s, m_day.addSecs(100), m_day).result());
    QVERIFY(useToken(store.database(), u"token"_s, m_romeo, m_day).result().value());
    QVERIFY(returnToken(store.database(), u"token"_s, m_tybalt).result()); // not theirs to give back
    QVERIFY(!useToken(store.database(), u"token"_s, m_tybalt, m_day).result().value());
    QVERIFY(returnToken(store.database(), u"token"_s, m_romeo).result());
    QVERIFY(useToken(store.database(), u"token"_s, m_tybalt, m_day).result().value());
}

void TestInvitationTokens::expiredOnesGo()
{
    Store store;
    QVERIFY(keepToken(store.database(), u"old"_s, m_day.addSecs(100), m_day).result());
    QVERIFY(keepToken(store.database(), u"new"_s, m_day.addSecs(300), m_day.addSecs(200)).result());
    QCOMPARE(store.sql(u"SELECT token FROM invitation"_s), QStringList{u"new"_s});
}

void TestInvitationTokens::survivesARestart()
{
    Store store;
    QVERIFY(keepToken(store.database(), u"token"_s, m_day.addSecs(100), m_day).result());
    store.reopen();
    QVERIFY(useToken(store.database(), u"token"_s, m_romeo, m_day).result().value());
    store.reopen();
    QVERIFY(!useToken(store.database(), u"token"_s, m_romeo, m_day).result().value());
}

QTEST_GUILESS_MAIN(TestInvitationTokens)
#include "tst_invitationtokens.moc"
