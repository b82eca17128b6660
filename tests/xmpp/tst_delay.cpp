// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/delay.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const Jid kOwn = *Jid::parse(u"alice@example.test/desk");
const QDateTime kNow = QDateTime::fromString(u"2026-07-01T12:00:00Z"_s, Qt::ISODate);
const QDateTime kYesterday = kNow.addDays(-1);
const QDateTime kLongAgo = kNow.addYears(-9);

using Expected = std::optional<QDateTime>;
const Expected kNotBelieved;

Delay delay(QStringView by, const QDateTime &stamp)
{
    return {by.isEmpty() ? Jid() : *Jid::parse(by), stamp};
}

} // namespace

/// Whose word about the past counts, and when.
class TestDelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trusts_data();
    void trusts();
};

void TestDelay::trusts_data()
{
    QTest::addColumn<QList<Delay>>("delays");
    QTest::addColumn<std::optional<Backlog>>("backlog");
    QTest::addColumn<Expected>("expected");
    const std::optional<Backlog> live;
    const std::optional<Backlog> offline = Backlog{{}, kNow};
    const std::optional<Backlog> resumed = Backlog{kNow.addSecs(-90), kNow};
    const Delay servers = delay(u"example.test", kYesterday);
    const Delay forged = delay(u"example.test", kLongAgo);
    using List = QList<Delay>;

    QTest::newRow("none") << List{} << offline << kNotBelieved;
    QTest::newRow("our server's") << List{servers} << offline << Expected(kYesterday);
    QTest::newRow("our account's") << List{delay(u"alice@example.test", kYesterday)} << offline << Expected(kYesterday);
    QTest::newRow("the sender's own claim")
        << List{delay(u"bob@example.test/x", kYesterday)} << offline << kNotBelieved;
    QTest::newRow("another server's") << List{delay(u"example.org", kYesterday)} << offline << kNotBelieved;
    QTest::newRow("nobody's") << List{delay(u"", kYesterday)} << offline << kNotBelieved;
    QTest::newRow("a resource of our server's")
        << List{delay(u"example.test/x", kYesterday)} << offline << kNotBelieved;
    QTest::newRow("another account of our server's")
        << List{delay(u"bob@example.test", kYesterday)} << offline << kNotBelieved;

    QTest::newRow("forged in a live message") << List{forged} << live << kNotBelieved;
    QTest::newRow("forged, our server added its own") << List{forged, servers} << offline << Expected(kYesterday);
    QTest::newRow("the same where servers put theirs first")
        << List{servers, forged} << offline << Expected(kYesterday);
    QTest::newRow("forged to seem newer than it is")
        << List{delay(u"example.test", kNow.addSecs(3600)), servers} << offline << Expected(kYesterday);
    QTest::newRow("our server's clock is ahead")
        << List{delay(u"example.test", kNow.addSecs(20))} << offline << Expected(kNow);
    QTest::newRow("what others say changes nothing")
        << List{delay(u"example.org", kLongAgo), servers, delay(u"bob@example.test", kNow)} << offline
        << Expected(kYesterday);

    QTest::newRow("owed by the resumed stream")
        << List{delay(u"alice@example.test", kNow.addSecs(-30))} << resumed << Expected(kNow.addSecs(-30));
    QTest::newRow("forged, owed by the resumed stream") << List{forged} << resumed << Expected(kNow.addSecs(-90));
}

void TestDelay::trusts()
{
    QFETCH(const QList<Delay>, delays);
    QFETCH(const std::optional<Backlog>, backlog);
    QFETCH(const Expected, expected);
    QCOMPARE(trustedDelay(delays, kOwn, backlog), expected);
}

QTEST_GUILESS_MAIN(TestDelay)
#include "tst_delay.moc"
