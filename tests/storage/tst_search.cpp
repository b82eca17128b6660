// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/search.h"
#include "tests/storage/storefixture.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// What of a stored history fulfils a query, and in which order.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void hostileQueries_data();
    void hostileQueries();
    void whatIsTakenBackIsNotFound();
    void whatIsCorrectedIsFoundAsItIs();
    void everyLanguageIsFound();
    void filesAreFoundByTheirNames();
    void bySender();
    void byTime();
    void newestFirst();
    void insideAConversation();
    void pages();
    void manyAndFewAreFoundAlike();
    void cancelling();
    void readingOnUsesAnIndex();

private:
    static SearchRequest request(const QString &query)
    {
        const auto parsed = parseSearch(query, QDate(2026, 11, 20));
        SearchRequest request;
        if (!parsed)
            return request;
        request.pattern = SearchPattern(*parsed);
        request.hasFile = parsed->hasFile;
        request.hasLink = parsed->hasLink;
        return request;
    }
    static std::vector<Message> run(Store &store, const SearchRequest &request, int wanted = 1'000'000)
    {
        const auto run = std::make_shared<SearchRun>(request);
        std::vector<Message> all;
        for (;;) {
            const auto slice =
                store.database()
                    .run([&](SqlConnection &connection) { return run->step(connection, wanted - int(all.size()), 5); })
                    .result()
                    .value();
            all.insert(all.end(), slice.found.begin(), slice.found.end());
            if (slice.isComplete || std::ssize(all) >= wanted)
                return all;
        }
    }
    static QStringList found(Store &store, const QString &query) { return bodies(run(store, request(query))); }
    static Message say(Store &store, const QString &body, int minute, const Jid &from = kBob)
    {
        Message message = incoming(body, QString::number(minute) + body, {}, from);
        message.sentAt = at(60 * minute);
        return store.apply(message).added.at(0);
    }
};

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QString &query, const QString &found) {
        QTest::newRow(name) << query << found;
    };
    row("a word", u"tea"_s, u"tea?|Steam and TEA"_s);
    row("a part of a word", u"ngstr"_s, u"Kingstreet 本語"_s);
    row("ss for ß", u"grusse"_s, u"Viele Grüße aus Hanoi"_s);
    row("ß for ss", u"straße"_s, u"Gasse, STRASSE, aß, dreißig"_s);
    row("a part with half of ß at its end", u"grus"_s, u"Viele Grüße aus Hanoi"_s);
    row("and at its beginning", u"sig"_s, u"Gasse, STRASSE, aß, dreißig"_s);
    row("a part that is short with ß", u"uss"_s, u"Viele Grüße aus Hanoi"_s);
    row("two letters, the second half of ß", u"as"_s, u"Gasse, STRASSE, aß, dreißig"_s);
    row("a phrase with ß", u"\"viele grusse\""_s, u"Viele Grüße aus Hanoi"_s);
    row("a phrase without", u"\"straße aß\""_s, u"Gasse, STRASSE, aß, dreißig"_s);
    row("an umlaut without its dots", u"gruß"_s, u"Viele Grüße aus Hanoi"_s);
    row("two letters", u"an"_s, u"Steam and TEA"_s);
    row("one letter", u"h"_s, u"Viele Grüße aus Hanoi|https://example.test/a_b%c"_s);
    row("one character at the end", u"語"_s, u"日本語のテスト|Kingstreet 本語"_s);
    row("two characters", u"本語"_s, u"日本語のテスト|Kingstreet 本語"_s);
    row("two at the beginning", u"日本"_s, u"日本語のテスト"_s);
    row("three", u"語のテ"_s, u"日本語のテスト"_s);
    row("two accents on a letter, without", u"tieng"_s, u"Tiếng Việt"_s);
    row("and with them", u"tiếng"_s, u"Tiếng Việt"_s);
    row("a phrase", u"\"and tea\""_s, u"Steam and TEA"_s);
    row("a phrase of whole words", u"\"an tea\""_s, QString());
    row("an emoji", u"👍"_s, u"👍"_s);
    row("without another", u"tea -steam"_s, u"tea?"_s);
    row("only excluded", u"-t"_s,
        u"👍|Gasse, STRASSE, aß, dreißig|日本語のテスト|Kingstreet 本語|Viele Grüße aus Hanoi"_s);
    row("a link", u"has:link"_s, u"https://example.test/a_b%c"_s);
    row("what LIKE would take for signs", u"a_b%c"_s, u"https://example.test/a_b%c"_s);
    row("and is none", u"a%c"_s, QString());
    row("what is nowhere", u"zebra"_s, QString());
}

void TestSearch::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, found);
    Store store;
    int minute = 0;
    for (const auto &body :
         {u"https://example.test/a_b%c"_s, u"Viele Grüße aus Hanoi"_s, u"Steam and TEA"_s, u"Tiếng Việt"_s, u"tea?"_s,
          u"Kingstreet 本語"_s, u"日本語のテスト"_s, u"Gasse, STRASSE, aß, dreißig"_s, u"👍"_s})
        say(store, body, ++minute);
    QCOMPARE(TestSearch::found(store, query), found.split(u'|', Qt::SkipEmptyParts));
}

void TestSearch::hostileQueries_data()
{
    QTest::addColumn<QString>("query");
    for (const auto &query : {u"\"\"\""_s,
                              u"a\"b"_s,
                              u"\" OR 1 --"_s,
                              u"text:x"_s,
                              u"{text}:x"_s,
                              u"NEAR(a b, 2)"_s,
                              u"AND"_s,
                              u"NOT x OR"_s,
                              u"x*"_s,
                              u"^x"_s,
                              u"(x"_s,
                              u"x)"_s,
                              u"';DROP TABLE message;--"_s,
                              u"%"_s,
                              u"___"_s,
                              u"\\"_s,
                              u"abc\"def"_s,
                              u"message_parts"_s,
                              u"- -- ---"_s,
                              u"+++"_s,
                              u"…………"_s,
                              u"\u200B\u200B\u200B"_s,
                              u"\U0010FFFF\U0010FFFF"_s,
                              u"\u0301\u0301\u0301\u0301"_s,
                              u"\uFFFF"_s,
                              u"\u001E\u001E\u001E"_s})
        QTest::newRow(qPrintable(query.toHtmlEscaped())) << query;
    QTest::newRow("a zero") << u"ab"_s + QChar(0) + u"cdef"_s;
    QTest::newRow("half pairs") << QString(3, QChar(0xD83D)) + QString(3, QChar(0xDE00));
    QTest::newRow("thirty terms") << u"abcdefghijk "_s.repeated(30);
    QTest::newRow("one long term") << u"abcdefg"_s.repeated(70);
}

/// Whatever is typed is looked for as it is: no syntax, no failure, and what contains it is found.
void TestSearch::hostileQueries()
{
    QFETCH(QString, query);
    Store store;
    say(store, u"something else"_s, 1);
    bool failed = false;
    QObject::connect(&store.database(), &Database::failed, &store.database(), [&] { failed = true; });
    const auto parsed = parseSearch(query, QDate(2026, 11, 20));
    if (parsed)
        run(store, request(query));
    QCoreApplication::processEvents();
    QVERIFY(!failed);
    QCOMPARE(store.bodies(), QStringList{u"something else"_s});
}

void TestSearch::whatIsTakenBackIsNotFound()
{
    Store store;
    store.apply(incoming(u"a secret"_s, u"o1"_s));
    QCOMPARE(found(store, u"secret"_s).size(), 1);
    store.apply(annotation(Annotation::Kind::Retraction, u"o1"_s));
    QCOMPARE(found(store, u"secret"_s), QStringList());
    QCOMPARE(found(store, u"-else"_s), QStringList());
}

void TestSearch::whatIsCorrectedIsFoundAsItIs()
{
    Store store;
    store.apply(incoming(u"at six"_s, u"o1"_s));
    store.apply(correction(u"o1"_s, u"at seven"_s));
    QCOMPARE(found(store, u"six"_s), QStringList());
    QCOMPARE(found(store, u"seven"_s), QStringList{u"at seven"_s});
}

void TestSearch::everyLanguageIsFound()
{
    Store store;
    Message message = incoming(u"Good morning"_s, u"o1"_s);
    message.translations = {{u"fr"_s, u"Bonjour à tous"_s}, {u"ja"_s, u"おはよう"_s}};
    message.subject = u"Greeting"_s;
    message.subjectTranslations = {{u"fr"_s, u"Salutation"_s}};
    store.apply(message);
    for (const auto &query : {u"morning"_s, u"bonjour"_s, u"はよ"_s, u"greet"_s, u"salut"_s, u"morning bonjour"_s})
        QCOMPARE(found(store, query).size(), 1);
    QCOMPARE(found(store, u"\"morning bonjour\""_s).size(), 0);
    store.makeRoom();
    Message event = inRoom(u"The subject is now so"_s, u"e"_s, u"e"_s, u"Bob"_s);
    event.kind = MessageKind::Event;
    event.subject = u"Elections"_s;
    store.apply(event);
    QCOMPARE(found(store, u"elections"_s).size(), 1);
    QCOMPARE(found(store, u"subject"_s).size(), 0); // our words for it
}

void TestSearch::filesAreFoundByTheirNames()
{
    Store store;
    Message message = incoming(u"look"_s, u"o1"_s);
    message.attachments.resize(3);
    message.attachments[0].name = u"Dächer von oben.PNG"_s;
    message.attachments[2].name = u"plan.pdf"_s;
    store.apply(message);
    say(store, u"a plan"_s, 1);
    QCOMPARE(found(store, u"plan"_s), (QStringList{u"a plan"_s, u"look"_s}));
    QCOMPARE(found(store, u"plan has:file"_s), QStringList{u"look"_s});
    QCOMPARE(found(store, u"dacher look"_s), QStringList{u"look"_s});
    QCOMPARE(found(store, u"png"_s), QStringList{u"look"_s});
    QCOMPARE(found(store, u"\"plan pdf\""_s), QStringList{u"look"_s});
    QCOMPARE(found(store, u"\"PNG plan\""_s), QStringList()); // of two files
    QCOMPARE(found(store, u"pd"_s), QStringList{u"look"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
    store.apply(annotation(Annotation::Kind::Retraction, u"o1"_s));
    QCOMPARE(found(store, u"plan"_s), QStringList{u"a plan"_s});
    QCOMPARE(store.sql(u"SELECT count(*) FROM message WHERE file_names IS NOT NULL"_s), QStringList{u"0"_s});
    QCOMPARE(store.database().examine().result().value(), StorageHealth::Sound);
}

void TestSearch::bySender()
{
    Store store;
    store.makeRoom();
    say(store, u"tea from bob"_s, 1);
    say(store, u"tea from carol"_s, 2, kCarol);
    store.apply(inRoom(u"tea from the nurse"_s, u"r1"_s, u"r1"_s, u"Nürse"_s));
    store.apply(outgoing(u"tea from us"_s, u"o1"_s));
    SearchRequest asked = request(u"tea"_s);
    asked.anySender = false;
    QCOMPARE(run(store, asked).size(), 0u);
    asked.senders = {kBob.bare()};
    QCOMPARE(bodies(run(store, asked)), QStringList{u"tea from bob"_s});
    asked.senders = {};
    asked.occupantNames = {u"nurs"_s};
    QCOMPARE(bodies(run(store, asked)), QStringList{u"tea from the nurse"_s});
    asked.occupantNames = {u"phone"_s}; // a device is no name
    QCOMPARE(run(store, asked).size(), 0u);
    asked.byUs = true;
    QCOMPARE(bodies(run(store, asked)), QStringList{u"tea from us"_s});
}

void TestSearch::byTime()
{
    Store store;
    for (int minute = 1; minute <= 5; ++minute)
        say(store, u"tea %1"_s.arg(minute), minute);
    SearchRequest asked = request(u"tea"_s);
    asked.since = at(120).toMSecsSinceEpoch();
    asked.until = at(240).toMSecsSinceEpoch();
    QCOMPARE(bodies(run(store, asked)), (QStringList{u"tea 3"_s, u"tea 2"_s}));
    asked.pattern = {}; // nothing but the time
    QCOMPARE(bodies(run(store, asked)), (QStringList{u"tea 3"_s, u"tea 2"_s}));
    asked.until = 1;
    QCOMPARE(run(store, asked).size(), 0u);
}

/// By the time of sending, whenever it came and wherever.
void TestSearch::newestFirst()
{
    Store store;
    say(store, u"tea 5"_s, 5);
    say(store, u"tea 3"_s, 3, kCarol);
    say(store, u"tea 4"_s, 4);
    say(store, u"tea 1"_s, 1, kCarol);
    QCOMPARE(found(store, u"tea"_s), (QStringList{u"tea 5"_s, u"tea 4"_s, u"tea 3"_s, u"tea 1"_s}));
    QCOMPARE(found(store, u"-x"_s), (QStringList{u"tea 5"_s, u"tea 4"_s, u"tea 3"_s, u"tea 1"_s}));
}

void TestSearch::insideAConversation()
{
    Store store;
    say(store, u"tea 1"_s, 5); // a clock that was wrong: the order is the archive's
    say(store, u"tea 2"_s, 3);
    say(store, u"tea 3"_s, 4, kCarol);
    SearchRequest asked = request(u"tea"_s);
    asked.conversations = {{kBob.bare()}};
    QCOMPARE(bodies(run(store, asked)), (QStringList{u"tea 2"_s, u"tea 1"_s}));
    asked.conversations = {{kBob.bare(), kCarol.bare()}};
    QCOMPARE(run(store, asked).size(), 3u);
    asked.conversations = {{*Jid::parse(u"nobody@example.test")}};
    QCOMPARE(run(store, asked).size(), 0u);
    asked.conversations = std::vector<Jid>();
    QCOMPARE(run(store, asked).size(), 0u);
}

void TestSearch::pages()
{
    Store store;
    std::vector<ChatEvent> events;
    for (int i = 0; i < 100; ++i) {
        Message message = incoming(u"tea %1"_s.arg(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i));
        message.sentAt = at(i);
        events.push_back(message);
    }
    store.older(kBob.bare(), page(events));
    const auto run = std::make_shared<SearchRun>(request(u"tea"_s));
    QStringList all;
    for (int i = 0; i < 4; ++i) {
        const auto slice = store.database()
                               .run([&](SqlConnection &connection) { return run->step(connection, 30, 60'000); })
                               .result()
                               .value();
        all << bodies(slice.found);
        QCOMPARE(slice.isComplete, i == 3);
    }
    QCOMPARE(all.size(), 100);
    QCOMPARE(all.first(), u"tea 99"_s);
    QCOMPARE(all.last(), u"tea 0"_s);
}

/// The ways differ by how many have it; the answer does not. Compared with a look at every message.
void TestSearch::manyAndFewAreFoundAlike()
{
    Store store;
    QRandomGenerator random(7);
    const QStringList words{u"tea"_s, u"Thé"_s, u"日本"_s, u"語"_s,    u"green"_s, u"ok"_s, u"a"_s, u"Öl"_s,
                            u"x-y"_s, u"👍"_s,  u"ißt"_s,  u"Essen"_s, u"Spaß"_s,  u"ẞ"_s,  u"s"_s};
    std::vector<ChatEvent> events;
    for (int i = 0; i < 9'000; ++i) {
        QStringList said;
        for (int n = 0; n <= random.bounded(4); ++n)
            said << words[random.bounded(words.size())];
        const Jid from = i % 3 == 0 ? kCarol : kBob;
        Message message =
            incoming(said.join(random.bounded(2) ? u" "_s : QString()), u"o%1"_s.arg(i), u"a%1"_s.arg(i), from);
        message.sentAt = at(random.bounded(100'000));
        if (i % 50 == 0)
            message.body += u" rare"_s;
        events.push_back(message);
    }
    store.older({}, page(events));
    const auto everything = run(store, request(u"-zzz"_s));
    QCOMPARE(everything.size(), 9'000u);
    for (const auto &query : {u"tea"_s,
                              u"the"_s,
                              u"日本"_s,
                              u"語"_s,
                              u"本語"_s,
                              u"rare"_s,
                              u"ok"_s,
                              u"ol"_s,
                              u"o"_s,
                              u"a"_s,
                              u"\"tea ok\""_s,
                              u"\"rare\""_s,
                              u"tea green"_s,
                              u"tea -green"_s,
                              u"rare ok"_s,
                              u"👍"_s,
                              u"x-y"_s,
                              u"-"_s,
                              u"teathe"_s,
                              u"isst"_s,
                              u"essen"_s,
                              u"eßen"_s,
                              u"spass"_s,
                              u"ass"_s,
                              u"aß"_s,
                              u"ss"_s,
                              u"ß"_s,
                              u"s"_s,
                              u"asse"_s,
                              u"st"_s,
                              u"pas"_s,
                              u"sses"_s,
                              u"ssssss"_s,
                              u"\"spass\""_s,
                              u"\"isst tea\""_s,
                              u"\"ss s\""_s,
                              u"ssssssssssssssssssssss"_s}) {
        const SearchRequest asked = request(query);
        QList<qint64> expected;
        for (const Message &message : everything) {
            if (asked.pattern.matches(searchableText(message)))
                expected << message.id;
        }
        QList<qint64> got;
        for (const Message &message : run(store, asked))
            got << message.id;
        QVERIFY2(got == expected, qPrintable(u"%1: %2 of %3"_s.arg(query).arg(got.size()).arg(expected.size())));
    }
}

void TestSearch::cancelling()
{
    Store store;
    say(store, u"tea"_s, 1);
    const auto run = std::make_shared<SearchRun>(request(u"tea"_s));
    run->cancel();
    QVERIFY(run->isCancelled());
    const auto slice = store.database()
                           .run([&](SqlConnection &connection) { return run->step(connection, 10, 1000); })
                           .result()
                           .value();
    QVERIFY(slice.found.empty());
}

void TestSearch::readingOnUsesAnIndex()
{
    Store store;
    say(store, u"tea"_s, 1);
    found(store, u"-x"_s);
    SearchRequest asked = request(u"-x"_s);
    asked.conversations = {{kBob.bare()}};
    run(store, asked);
    const QStringList statements =
        store.database().run([](SqlConnection &connection) { return connection.statements(); }).result();
    int checked = 0;
    for (const QString &statement : statements) {
        if (!statement.contains(u"m.attachments IS NOT NULL,"_s) || !statement.contains(u"ORDER BY"_s))
            continue;
        const QStringList plan = store.sql(u"EXPLAIN QUERY PLAN "_s + QString(statement).replace(u'?', u'1'));
        ++checked;
        QVERIFY2(plan.join(u'\n').contains(u"message_time"_s) || plan.join(u'\n').contains(u"message_page"_s),
                 qPrintable(plan.join(u'\n')));
        QVERIFY2(!plan.join(u'\n').contains(u"TEMP B-TREE"_s), qPrintable(plan.join(u'\n')));
    }
    QCOMPARE(checked, 2);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
