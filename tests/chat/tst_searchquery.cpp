// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/searchquery.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const QDate kToday(2026, 11, 20);

/// The query as one line.
QString told(const SearchQuery &query)
{
    QStringList parts;
    for (const SearchTerm &term : query.terms)
        parts << (term.isExcluded ? u"not "_s : QString()) + (term.isPhrase ? u"«%1»"_s : u"%1"_s).arg(term.text);
    for (const QString &name : query.from)
        parts << u"from=%1"_s.arg(name);
    for (const QString &name : query.in)
        parts << u"in=%1"_s.arg(name);
    if (query.hasFile)
        parts << u"file"_s;
    if (query.hasLink)
        parts << u"link"_s;
    if (query.since.isValid())
        parts << u"since=%1"_s.arg(query.since.toString(Qt::ISODate));
    if (query.until.isValid())
        parts << u"until=%1"_s.arg(query.until.toString(Qt::ISODate));
    return parts.join(u" | "_s);
}

} // namespace

/// What is typed into the field of the search.
class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void anythingIsReadOrRefused();
};

void TestSearchQuery::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *name, const QString &text, const QString &query) {
        QTest::newRow(name) << text << query;
    };
    row("a word", u"tea"_s, u"tea"_s);
    row("words, however they are spaced", u"  green \t tea\n"_s, u"green | tea"_s);
    row("a phrase", u"\"green tea\" now"_s, u"«green tea» | now"_s);
    row("typographic quotation marks", u"“green tea” «vert»"_s, u"«green tea» | «vert»"_s);
    row("one that is still being typed", u"\"green te"_s, u"«green te»"_s);
    row("without a word", u"tea -milk"_s, u"tea | not milk"_s);
    row("without a phrase", u"-\"a b\""_s, u"not «a b»"_s);
    row("a dash alone is looked for", u"a - b"_s, u"a | - | b"_s);
    row("a dash inside", u"well-known"_s, u"well-known"_s);
    row("from somebody", u"from:bob tea"_s, u"tea | from=bob"_s);
    row("from several: any of them", u"from:bob from:eve"_s, u"from=bob | from=eve"_s);
    row("a name with spaces", u"from:\"The Nurse\" in:\"tea room\""_s, u"from=The Nurse | in=tea room"_s);
    row("an address", u"in:tea@rooms.example.test"_s, u"in=tea@rooms.example.test"_s);
    row("filters in any case", u"FROM:bob Has:File"_s, u"from=bob | file"_s);
    row("a file and a link", u"has:file has:link"_s, u"file | link"_s);
    row("before a day", u"before:2026-03-01"_s, u"until=2026-03-01"_s);
    row("before a month", u"before:2026-03"_s, u"until=2026-03-01"_s);
    row("before a year", u"before:2026"_s, u"until=2026-01-01"_s);
    row("after a day: that day, too", u"after:2026-3-1"_s, u"since=2026-03-01"_s);
    row("after a year", u"after:2025"_s, u"since=2025-01-01"_s);
    row("today", u"after:today"_s, u"since=2026-11-20"_s);
    row("yesterday", u"after:yesterday before:today"_s, u"since=2026-11-19 | until=2026-11-20"_s);
    row("the narrowest of several", u"after:2025 after:2026 before:2028 before:2027"_s,
        u"since=2026-01-01 | until=2027-01-01"_s);
    row("an address of the web is a word", u"https://example.test/?a=b"_s, u"https://example.test/?a=b"_s);
    row("a time is a word", u"12:30"_s, u"12:30"_s);
    row("an unknown filter is a word", u"size:9"_s, u"size:9"_s);
    row("a colon alone", u":"_s, u":"_s);
    row("what other languages of queries know", u"tea AND (milk OR NEAR*) ^x"_s,
        u"tea | AND | (milk | OR | NEAR*) | ^x"_s);
    row("SQL", u"'; DROP TABLE message; --"_s, u"'; | DROP | TABLE | message; | not -"_s);
    row("other scripts", u"日本 -会"_s, u"日本 | not 会"_s);
}

void TestSearchQuery::reads()
{
    QFETCH(QString, text);
    const auto query = parseSearch(text, kToday);
    QVERIFY(query.has_value());
    QTEST(told(*query), "query");
}

void TestSearchQuery::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SearchProblem>("problem");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QString &text, SearchProblem problem, const QString &word) {
        QTest::newRow(name) << text << problem << word;
    };
    row("nothing", QString(), SearchProblem::Empty, {});
    row("spaces", u" \n "_s, SearchProblem::Empty, {});
    row("an empty phrase", u"\"\""_s, SearchProblem::Empty, {});
    row("too long", u"x"_s.repeated(501), SearchProblem::TooLong, {});
    row("too many", u"x "_s.repeated(31), SearchProblem::TooLong, {});
    row("from nobody", u"tea from:"_s, SearchProblem::NoValue, u"from:"_s);
    row("from empty quotation marks", u"from:\"\""_s, SearchProblem::NoValue, u"from:\"\""_s);
    row("no date", u"before:soon"_s, SearchProblem::BadDate, u"before:soon"_s);
    row("half a date", u"tea after:202"_s, SearchProblem::BadDate, u"after:202"_s);
    row("a day that never was", u"after:2026-02-30"_s, SearchProblem::BadDate, u"after:2026-02-30"_s);
    row("a month that never was", u"after:2026-13"_s, SearchProblem::BadDate, u"after:2026-13"_s);
    row("the year 0", u"before:0000"_s, SearchProblem::BadDate, u"before:0000"_s);
    row("something unknown", u"has:patience"_s, SearchProblem::UnknownThing, u"has:patience"_s);
    row("without somebody", u"-from:bob"_s, SearchProblem::NotExcludable, u"-from:bob"_s);
}

void TestSearchQuery::refuses()
{
    QFETCH(QString, text);
    QFETCH(SearchProblem, problem);
    QFETCH(QString, word);
    const auto query = parseSearch(text, kToday);
    QVERIFY(!query.has_value());
    QCOMPARE(query.error(), (SearchError{problem, word}));
}

/// As it is typed, letter by letter, in any order: no crash, no loss of words.
void TestSearchQuery::anythingIsReadOrRefused()
{
    const QStringList pieces{u"from:"_s, u"\""_s, u" "_s,  u"-"_s, u"before:"_s, u"2026"_s, u"-11"_s, u"has:"_s,
                             u"file"_s,  u"a"_s,  u"本"_s, u"“"_s, u"\xD83D"_s,  u"\0"_s,   u":"_s,   u"in:"_s};
    quint32 state = 1;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int n = 0; n < 8; ++n) {
            state = state * 1664525 + 1013904223;
            text += pieces[qsizetype((state >> 16) % quint32(pieces.size()))];
            const auto query = parseSearch(text, kToday);
            QVERIFY(query.has_value() || query.error().problem <= SearchProblem::NotExcludable);
        }
    }
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
