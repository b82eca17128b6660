// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/blocklist.h"
#include "core/xmpp/blocklistxml.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::xml;

namespace
{

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

QDomElement written(const auto &write)
{
    QString text;
    QXmlStreamWriter writer(&text);
    write(writer);
    return xml(text);
}

} // namespace

/// XEP-0191 and XEP-0377 without a server.
class TestBlocklistXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void items_data();
    void items();
    void block();
    void report_data();
    void report();
    void unblock();
    void whoIsMeant_data();
    void whoIsMeant();
};

void TestBlocklistXml::items_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nobody") << QString() << QStringList();
    QTest::newRow("sorted, in normal form") << u"<item jid='Romeo@Montague.net'/><item jid='iago@shakespeare.lit'/>"_s
                                            << QStringList{u"iago@shakespeare.lit"_s, u"romeo@montague.net"_s};
    QTest::newRow("a domain and a device") << u"<item jid='a@b.example/phone'/><item jid='spam.example'/>"_s
                                           << QStringList{u"a@b.example/phone"_s, u"spam.example"_s};
    QTest::newRow("twice") << u"<item jid='a@b.example'/><item jid='A@b.example'/>"_s << QStringList{u"a@b.example"_s};
    QTest::newRow("what is no address") << u"<item jid='@'/><item/><item jid='a@b.example'/>"_s
                                        << QStringList{u"a@b.example"_s};
    QTest::newRow("another namespace") << u"<item xmlns='urn:other' jid='a@b.example'/>"_s << QStringList();
}

void TestBlocklistXml::items()
{
    QFETCH(QString, content);
    QFETCH(QStringList, expected);
    QStringList read;
    for (const Jid &one : parseBlockItems(xml(u"<blocklist xmlns='urn:xmpp:blocking'>%1</blocklist>"_s.arg(content))))
        read << one.toString();
    std::ranges::sort(read);
    QCOMPARE(read, expected);
}

void TestBlocklistXml::block()
{
    const QDomElement element = written([](auto &writer) { writeBlock(writer, jid(u"romeo@montague.net"_s), {}); });
    QCOMPARE(element.localName(), u"block");
    QCOMPARE(element.namespaceURI(), u"urn:xmpp:blocking");
    QCOMPARE(parseBlockItems(element), std::vector{jid(u"romeo@montague.net"_s)});
    QVERIFY(element.firstChildElement().firstChildElement().isNull());
}

void TestBlocklistXml::report_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("spam") << int(ReportReason::Spam) << QString() << u"urn:xmpp:reporting:spam"_s;
    QTest::newRow("abuse, with words") << int(ReportReason::Abuse) << u"a < b\u0001"_s << u"urn:xmpp:reporting:abuse"_s;
}

/// XEP-0377 §3, example 4.
void TestBlocklistXml::report()
{
    QFETCH(int, reason);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Report said{ReportReason(reason), text, {{jid(u"juliet@capulet.lit"_s), u"28482-98726-73623"_s}}};
    const QDomElement element =
        written([&said](auto &writer) { writeBlock(writer, jid(u"romeo@montague.net"_s), said); });
    const QDomElement report = element.firstChildElement().firstChildElement();
    QCOMPARE(report.localName(), u"report");
    QCOMPARE(report.namespaceURI(), u"urn:xmpp:reporting:1");
    QCOMPARE(report.attribute(u"reason"_s), expected);
    const QDomElement id = report.firstChildElement();
    QCOMPARE(id.namespaceURI(), u"urn:xmpp:sid:0");
    QCOMPARE(id.attribute(u"by"_s), u"juliet@capulet.lit");
    QCOMPARE(id.attribute(u"id"_s), u"28482-98726-73623");
    const QDomElement words = id.nextSiblingElement();
    QCOMPARE(words.isNull(), text.isEmpty());
    if (!words.isNull())
        QVERIFY(words.text().startsWith(u"a < b"_s)); // and nothing that XML cannot carry
}

void TestBlocklistXml::unblock()
{
    const QDomElement element =
        written([](auto &writer) { writeUnblock(writer, {jid(u"a@b.example"_s), jid(u"spam.example"_s)}); });
    QCOMPARE(element.localName(), u"unblock");
    QCOMPARE(parseBlockItems(element).size(), 2u);
}

void TestBlocklistXml::whoIsMeant_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("expected");
    QTest::newRow("named") << u"a@b.example"_s << true;
    QTest::newRow("a device of theirs") << u"a@b.example/phone"_s << true;
    QTest::newRow("somebody of a blocked server") << u"anybody@spam.example"_s << true;
    QTest::newRow("the server itself") << u"spam.example"_s << true;
    QTest::newRow("the blocked device") << u"c@d.example/tv"_s << true;
    QTest::newRow("another device of theirs") << u"c@d.example/phone"_s << false;
    QTest::newRow("somebody else") << u"e@b.example"_s << false;
    QTest::newRow("a server below it") << u"x@rooms.spam.example"_s << false;
    QTest::newRow("nobody") << QString() << false;
}

void TestBlocklistXml::whoIsMeant()
{
    QFETCH(QString, who);
    std::vector<Jid> list{jid(u"a@b.example"_s), jid(u"c@d.example/tv"_s), jid(u"spam.example"_s)};
    std::ranges::sort(list);
    QTEST(isBlockedBy(list, Jid::parse(who).value_or(Jid())), "expected");
}

QTEST_GUILESS_MAIN(TestBlocklistXml)
#include "tst_blocklistxml.moc"
