// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archiveparse.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const QString kForwarded = u"<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' "
                           "stamp='2010-07-10T23:08:25Z'/><message xmlns='jabber:client' from='witch@shakespeare.lit'>"
                           "<body>Hail to thee</body></message></forwarded>"_s;

QString result(const QString &from, const QString &attributes, const QString &inside = kForwarded)
{
    return u"<message %1><result xmlns='urn:xmpp:mam:2' %2>%3</result></message>"_s.arg(from, attributes, inside);
}

QString valueOf(const QDomElement &form, const QString &var)
{
    QString value;
    forEachChild(form, [&](const QDomElement &field) {
        if (field.attribute(u"var"_s) == var)
            value = child(field, "value"_L1, ns::kDataForm).text();
    });
    return value;
}

} // namespace

class TestArchiveParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void results();
    void noResults_data();
    void noResults();
    void fins_data();
    void fins();
    void ends();
    void queries_data();
    void queries();
    void forms();
};

void TestArchiveParse::results()
{
    // XEP-0313, example 3.
    const auto opened =
        openResult(test::xml(result(u"from='Juliet@Capulet.lit'"_s, u"queryid='f27' id='28482-98726-73623'"_s)));
    QVERIFY(opened);
    QCOMPARE(opened->from, *Jid::parse(u"juliet@capulet.lit"));
    QCOMPARE(opened->queryId, u"f27");
    QCOMPARE(opened->id, u"28482-98726-73623");
    QCOMPARE(opened->stamp, QDateTime::fromString(u"2010-07-10T23:08:25Z"_s, Qt::ISODate));
    QCOMPARE(opened->message.attribute(u"from"_s), u"witch@shakespeare.lit");
    const auto bare = openResult(test::xml(result({}, u"queryid='f27' id='1'"_s, {})));
    QVERIFY(bare);
    QVERIFY(bare->from.isEmpty());
    QVERIFY(bare->message.isNull());
    QVERIFY(!bare->stamp);
}

void TestArchiveParse::noResults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ArchiveError>("error");
    QTest::newRow("a message") << u"<message><body>x</body></message>"_s << ArchiveError::NotAResult;
    QTest::newRow("an iq") << u"<iq><result xmlns='urn:xmpp:mam:2' id='1' queryid='2'/></iq>"_s
                           << ArchiveError::NotAResult;
    QTest::newRow("an older version's") << u"<message><result xmlns='urn:xmpp:mam:0' id='1' queryid='2'/></message>"_s
                                        << ArchiveError::NotAResult;
    QTest::newRow("no id") << result({}, u"queryid='2'"_s) << ArchiveError::Malformed;
    QTest::newRow("no query") << result({}, u"id='2'"_s) << ArchiveError::Malformed;
    QTest::newRow("a sender that is none") << result(u"from='@'"_s, u"queryid='2' id='1'"_s) << ArchiveError::Malformed;
}

void TestArchiveParse::noResults()
{
    QFETCH(const QString, text);
    const auto opened = openResult(test::xml(text));
    QVERIFY(!opened);
    QTEST(opened.error(), "error");
}

void TestArchiveParse::fins_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<ArchiveFin>>("expected");
    using Some = std::optional<ArchiveFin>;
    QTest::newRow("XEP-0313, example 8")
        << u"<iq><fin xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'>"
           "<first index='0'>28482-98726-73623</first><last>09af3-cc343-b409f</last>"
           "</set></fin></iq>"_s
        << Some({false, u"28482-98726-73623"_s, u"09af3-cc343-b409f"_s});
    QTest::newRow("complete") << u"<iq><fin xmlns='urn:xmpp:mam:2' complete='true'/></iq>"_s << Some({true, {}, {}});
    QTest::newRow("complete, in short") << u"<iq><fin xmlns='urn:xmpp:mam:2' complete='1'/></iq>"_s
                                        << Some({true, {}, {}});
    QTest::newRow("not") << u"<iq><fin xmlns='urn:xmpp:mam:2' complete='false'/></iq>"_s << Some({false, {}, {}});
    QTest::newRow("none") << u"<iq/>"_s << Some();
    QTest::newRow("an older version's") << u"<iq><fin xmlns='urn:xmpp:mam:1'/></iq>"_s << Some();
}

void TestArchiveParse::fins()
{
    QFETCH(const QString, text);
    QTEST(readFin(test::xml(text)), "expected");
}

void TestArchiveParse::ends()
{
    const auto ends = readEnds(test::xml(u"<iq><metadata xmlns='urn:xmpp:mam:2'><start id='YWxwaGEg' "
                                         "timestamp='2008-08-22T21:09:04Z'/><end id='b21lZ2Eg' "
                                         "timestamp='2020-04-20T14:34:21Z'/></metadata></iq>"_s));
    QCOMPARE(ends, (ArchiveEnds{u"YWxwaGEg"_s, QDateTime::fromString(u"2008-08-22T21:09:04Z"_s, Qt::ISODate),
                                u"b21lZ2Eg"_s, QDateTime::fromString(u"2020-04-20T14:34:21Z"_s, Qt::ISODate)}));
    QCOMPARE(readEnds(test::xml(u"<iq><metadata xmlns='urn:xmpp:mam:2'/></iq>"_s)), ArchiveEnds());
    QVERIFY(!readEnds(test::xml(u"<iq/>"_s)));
}

void TestArchiveParse::queries_data()
{
    QTest::addColumn<ArchiveQuery>("query");
    QTest::addColumn<QString>("after"); ///< null: no element
    QTest::addColumn<QString>("before");
    const QString none;
    const QString empty = u""_s;
    QTest::newRow("from the beginning") << ArchiveQuery{} << none << none;
    QTest::newRow("forwards") << ArchiveQuery{{}, {}, u"a"_s, {}, false, 100, {}, {}} << u"a"_s << none;
    QTest::newRow("from the end") << ArchiveQuery{{}, {}, {}, {}, true, 100, {}, {}} << none << empty;
    QTest::newRow("backwards") << ArchiveQuery{{}, {}, {}, u"<b>"_s, true, 100, {}, {}} << none << u"<b>"_s;
}

void TestArchiveParse::queries()
{
    QFETCH(const ArchiveQuery, query);
    QFETCH(const QString, after);
    QFETCH(const QString, before);
    const auto payload = test::written(archiveQuery(query, u"q"_s)).firstChildElement();
    QVERIFY(is(payload, "query"_L1, ns::kArchive));
    QCOMPARE(payload.attribute(u"queryid"_s), u"q");
    const auto set = child(payload, "set"_L1, ns::kResultSet);
    QCOMPARE(child(set, "max"_L1, ns::kResultSet).text(), u"100");
    QCOMPARE(child(set, "after"_L1, ns::kResultSet).isNull(), after.isNull());
    QCOMPARE(child(set, "after"_L1, ns::kResultSet).text(), after);
    QCOMPARE(child(set, "before"_L1, ns::kResultSet).isNull(), before.isNull());
    QCOMPARE(child(set, "before"_L1, ns::kResultSet).text(), before);
}

void TestArchiveParse::forms()
{
    ArchiveQuery query;
    const auto form = [&query] {
        return child(test::written(archiveQuery(query, u"q"_s)).firstChildElement(), "x"_L1, ns::kDataForm);
    };
    QCOMPARE(form().attribute(u"type"_s), u"submit");
    QCOMPARE(valueOf(form(), u"FORM_TYPE"_s), u"urn:xmpp:mam:2");
    QCOMPARE(form().childNodes().size(), 1);
    query.with = *Jid::parse(u"bob@example.test");
    query.start = QDateTime::fromString(u"2026-06-30T10:00:00.5+02:00"_s, Qt::ISODateWithMs);
    query.end = query.start.addSecs(1);
    QCOMPARE(valueOf(form(), u"with"_s), u"bob@example.test");
    QCOMPARE(valueOf(form(), u"start"_s), u"2026-06-30T08:00:00.500Z");
    QCOMPARE(valueOf(form(), u"end"_s), u"2026-06-30T08:00:01.500Z");
}

QTEST_GUILESS_MAIN(TestArchiveParse)
#include "tst_archiveparse.moc"
