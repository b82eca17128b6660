// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/rosterparse.h"
#include "tests/xmpp/xml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

RosterItems parsed(const QString &items)
{
    return parseRoster(test::xml(u"<query xmlns='jabber:iq:roster' ver='7'>"_s + items + u"</query>"_s));
}

} // namespace

class TestRosterParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void item();
    void subscriptions_data();
    void subscriptions();
    void addresses_data();
    void addresses();
    void emptyAndMissing();
    void fiveThousand();
};

void TestRosterParse::item()
{
    const auto roster = parsed(u"<item jid='Romeo@Example.NET/orchard' name='Roméo' subscription='both'>"
                               "<group>Friends</group><group>Amis</group><group>Friends</group><group/>"
                               "<channel xmlns='urn:xmpp:mix:roster:0'/></item>"
                               "<item jid='nurse@example.com' subscription='none' ask='subscribe' approved='true'/>"
                               "<item jid='old@example.com' subscription='remove'/>"_s);
    QCOMPARE(roster.items.size(), size_t{3});
    QCOMPARE(roster.skipped, 0);

    const RosterItem &romeo = roster.items[0];
    QCOMPARE(romeo.contact.jid, *Jid::parse(u"romeo@example.net"));
    QCOMPARE(romeo.contact.name, u"Roméo");
    QCOMPARE(romeo.contact.groups, (QStringList{u"Amis"_s, u"Friends"_s}));
    QCOMPARE(romeo.contact.subscription, Subscription::Both);
    QVERIFY(!romeo.contact.asked);
    QVERIFY(!romeo.approved);
    QVERIFY(!romeo.removed);

    const RosterItem &nurse = roster.items[1];
    QVERIFY(nurse.contact.name.isEmpty());
    QVERIFY(nurse.contact.groups.isEmpty());
    QVERIFY(nurse.contact.asked);
    QVERIFY(nurse.approved);

    QVERIFY(roster.items[2].removed);
}

void TestRosterParse::subscriptions_data()
{
    QTest::addColumn<Subscription>("expected");
    QTest::newRow("both") << Subscription::Both;
    QTest::newRow("to") << Subscription::To;
    QTest::newRow("from") << Subscription::From;
    QTest::newRow("none") << Subscription::None;
    QTest::newRow("") << Subscription::None;
    QTest::newRow("invented") << Subscription::None;
}

void TestRosterParse::subscriptions()
{
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const auto roster = parsed(u"<item jid='a@b' subscription='%1'/>"_s.arg(text));
    QTEST(roster.items.at(0).contact.subscription, "expected");
}

void TestRosterParse::addresses_data()
{
    QTest::addColumn<QString>("item");
    QTest::newRow("none") << u"<item name='x'/>"_s;
    QTest::newRow("empty") << u"<item jid=''/>"_s;
    QTest::newRow("two at-signs") << u"<item jid='a@b@c'/>"_s;
    QTest::newRow("a space") << u"<item jid='a b@c'/>"_s;
}

void TestRosterParse::addresses()
{
    QFETCH(const QString, item);
    const auto roster = parsed(u"<item jid='good@example.com'/>"_s + item + u"<item jid='fine@example.com'/>"_s);
    QCOMPARE(roster.items.size(), size_t{2});
    QCOMPARE(roster.skipped, 1);
    QCOMPARE(roster.items[1].contact.jid, *Jid::parse(u"fine@example.com"));
}

void TestRosterParse::emptyAndMissing()
{
    QVERIFY(parsed(QString()).items.empty());
    QVERIFY(parseRoster(QDomElement()).items.empty());
    // What is not the roster's is neither an item nor a fault.
    const auto roster = parsed(u"<item xmlns='urn:x' jid='a@b'/><thing/>"_s);
    QVERIFY(roster.items.empty());
    QCOMPARE(roster.skipped, 0);
}

void TestRosterParse::fiveThousand()
{
    QString items;
    for (int i = 0; i < 5000; ++i)
        items += u"<item jid='contact%1@host%2.example.com' name='Contact %1' subscription='both'>"
                 "<group>Group %3</group></item>"_s.arg(i)
                     .arg(i % 40)
                     .arg(i % 12);
    const QDomElement query = test::xml(u"<query xmlns='jabber:iq:roster'>"_s + items + u"</query>"_s);
    QElapsedTimer timer;
    timer.start();
    const auto roster = parseRoster(query);
    qInfo("5,000 items read in %.1f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(roster.items.size(), size_t{5000});
}

QTEST_GUILESS_MAIN(TestRosterParse)
#include "tst_rosterparse.moc"
