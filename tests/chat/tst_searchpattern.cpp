// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/message.h"
#include "core/chat/searchfold.h"
#include "core/chat/searchpattern.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

SearchPattern pattern(const QString &query)
{
    return SearchPattern(*parseSearch(query, QDate(2026, 11, 20)));
}

/// The marked parts in brackets.
QString marked(const QString &text, const std::vector<TextMark> &marks)
{
    QString result = text;
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
        result.insert(mark->start + mark->length, u']').insert(mark->start, u'[');
    return result;
}

} // namespace

/// What a text is compared with, and what is shown of it.
class TestSearchPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void matches_data();
    void matches();
    void marks_data();
    void marks();
    void excerpts_data();
    void excerpts();
    void theExcerptIsOfTheLanguageThatHasIt();
    void searchableTextOfAMessage();
    void longTextsAreQuick();
};

void TestSearchPattern::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("case") << u"HeLLo"_s << u"hello"_s;
    QTest::newRow("accents") << u"Éàüñç"_s << u"eaunc"_s;
    QTest::newRow("ß is ss") << u"Straße, STRAẞE"_s << u"strasse, strasse"_s;
    QTest::newRow("accents of their own") << u"e\u0301a\u0308"_s << u"ea"_s;
    QTest::newRow("two on one letter") << u"Tiếng Việt"_s << u"tieng viet"_s;
    QTest::newRow("Greek") << u"ΆΛΦΑ"_s << u"αλφα"_s;
    QTest::newRow("Cyrillic") << u"ЁЖИК"_s << u"ежик"_s;
    QTest::newRow("Hangul stays") << u"안녕"_s << u"안녕"_s;
    QTest::newRow("Hindi keeps its vowels") << u"की"_s << u"की"_s;
    QTest::newRow("CJK") << u"日本語"_s << u"日本語"_s;
    QTest::newRow("emoji") << u"👍🏽"_s << u"👍🏽"_s;
    QTest::newRow("white space is one space") << u"a \t\n\u00A0b"_s << u"a b"_s;
    QTest::newRow("between languages") << u"a\u001Eb"_s << u"a\u001Eb"_s;
    QTest::newRow("half a pair") << QString(QChar(0xD83D)) << QString(QChar(0xD83D));
    QTest::newRow("nothing") << QString() << QString();
}

void TestSearchPattern::folds()
{
    QFETCH(QString, text);
    QTEST(foldedForSearch(text), "folded");
    const FoldedText folded = foldForSearch(text);
    QTEST(folded.text, "folded");
    QCOMPARE(folded.source.size(), size_t(folded.text.size()) + 1);
    QCOMPARE(folded.source.back(), int(text.size()));
}

void TestSearchPattern::matches_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("does");
    const auto row = [](const char *name, const QString &query, const QString &text, bool does) {
        QTest::newRow(name) << query << text << does;
    };
    row("a word", u"tea"_s, u"Some tea?"_s, true);
    row("a part of a word", u"eakfa"_s, u"breakfast"_s, true);
    row("all of several", u"tea milk"_s, u"milk in my tea"_s, true);
    row("not only one of them", u"tea milk"_s, u"tea"_s, false);
    row("without accents", u"cafe"_s, u"Le CAFÉ"_s, true);
    row("with an accent that is not there", u"café"_s, u"cafe"_s, true);
    row("ss for ß", u"strasse"_s, u"Straße"_s, true);
    row("ß for ss", u"straße"_s, u"STRASSE"_s, true);
    row("a phrase with ß", u"\"strasse 5\""_s, u"Straße 5"_s, true);
    row("excluded", u"tea -milk"_s, u"tea with milk"_s, false);
    row("excluded and not there", u"tea -milk"_s, u"tea"_s, true);
    row("two letters begin a word", u"ok"_s, u"It is OK."_s, true);
    row("two letters inside of one", u"ok"_s, u"broken"_s, false);
    row("two letters begin a longer word", u"ok"_s, u"okay"_s, true);
    row("two Cyrillic letters", u"да"_s, u"Всегда"_s, false);
    row("two characters without spaces, anywhere", u"本語"_s, u"日本語です"_s, true);
    row("one of them", u"語"_s, u"日本語"_s, true);
    row("Thai", u"ดี"_s, u"สวัสดี"_s, true);
    row("a sign", u"?"_s, u"why?"_s, true);
    row("an emoji", u"👍"_s, u"fine👍"_s, true);
    row("a phrase", u"\"green tea\""_s, u"Green, tea!"_s, true);
    row("a phrase in another order", u"\"green tea\""_s, u"tea green"_s, false);
    row("a phrase is whole words", u"\"green tea\""_s, u"green teapot"_s, false);
    row("a word in quotation marks is whole", u"\"art\""_s, u"start"_s, false);
    row("a word in quotation marks", u"\"art\""_s, u"my art."_s, true);
    row("a phrase over two lines", u"\"a b\""_s, u"a\n  b"_s, true);
    row("a phrase over two languages", u"\"a b\""_s, u"a\u001Eb"_s, false);
    row("a phrase without spaces", u"\"日本語\""_s, u"これは日本語です"_s, true);
    row("a phrase of signs", u"\"->\""_s, u"a -> b"_s, true);
    row("words of two languages", u"tea thé"_s, u"tea\u001Ethé"_s, true);
    row("a second place is the right one", u"\"tea pot\""_s, u"tea, or: tea pot"_s, true);
}

void TestSearchPattern::matches()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(bool, does);
    QCOMPARE(pattern(query).matches(text), does);
    const auto marks = pattern(query).marks(text);
    QVERIFY(!does || query.startsWith(u'-') || !marks.empty());
}

void TestSearchPattern::marks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked");
    QTest::newRow("every place") << u"tea"_s << u"[Tea], [tea] and s[tea]m"_s;
    QTest::newRow("as it is written") << u"cafe"_s << u"un [café], deux [cafe\u0301]s"_s;
    QTest::newRow("no half of ß") << u"stras"_s << u"die [Straß]e, [Stras]se"_s;
    QTest::newRow("ß for ss, all of it") << u"straße"_s << u"die [Straße], [Strasse]"_s;
    QTest::newRow("two that overlap") << u"abc bcd"_s << u"x[abcd]y"_s;
    QTest::newRow("a phrase and what stands between") << u"\"a b\""_s << u"c [a, b]"_s;
    QTest::newRow("nothing of what is excluded") << u"tea -milk"_s << u"[tea] milk"_s;
    QTest::newRow("behind an emoji") << u"tea"_s << u"😀 [tea] 😀"_s;
    QTest::newRow("white space that became one") << u"b"_s << u"a   [b]"_s;
}

void TestSearchPattern::marks()
{
    QFETCH(QString, query);
    QFETCH(QString, marked);
    const QString text = QString(marked).remove(u'[').remove(u']');
    QCOMPARE(::marked(text, pattern(query).marks(text)), marked);
}

void TestSearchPattern::excerpts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("excerpt");
    const QString filler = u"word "_s.repeated(60);
    QTest::newRow("a short text, whole") << u"green tea"_s << u"green [tea]"_s;
    QTest::newRow("on one line") << u"green\n\n tea"_s << u"green [tea]"_s;
    QTest::newRow("in the middle of a long one")
        << filler + u"tea "_s + filler << u"…word word [tea] word word word w…"_s;
    QTest::newRow("at the end of a long one") << filler + u"tea"_s << u"…word [tea]"_s;
    QTest::newRow("where it is not") << u"coffee"_s << u"coffee"_s;
    QTest::newRow("no text") << QString() << QString();
    QTest::newRow("no pair is cut") << u"tea"_s + u"😀"_s.repeated(40) << u"[tea]"_s + u"😀"_s.repeated(18) + u"…"_s;
}

void TestSearchPattern::excerpts()
{
    QFETCH(QString, text);
    QFETCH(QString, excerpt);
    Message message;
    message.body = text;
    const Excerpt made = excerptOf(message, pattern(u"tea"_s), 40);
    if (QByteArrayView(QTest::currentDataTag()) == "in the middle of a long one") {
        QVERIFY(made.text.startsWith(u"…word"_s) && made.text.endsWith(u'…') && made.text.size() <= 42);
        QVERIFY(marked(made.text, made.marks).contains(u" [tea] "_s));
        return;
    }
    QCOMPARE(marked(made.text, made.marks), excerpt);
}

void TestSearchPattern::theExcerptIsOfTheLanguageThatHasIt()
{
    Message message;
    message.body = u"The tea is ready"_s;
    message.translations = {{u"fr"_s, u"Le thé est prêt"_s}};
    QCOMPARE(excerptOf(message, pattern(u"pret"_s)).text, u"Le thé est prêt"_s);
    QCOMPARE(excerptOf(message, pattern(u"ready"_s)).text, u"The tea is ready"_s);
}

void TestSearchPattern::searchableTextOfAMessage()
{
    Message message;
    message.body = u"a"_s;
    message.subject = u"s"_s;
    message.translations = {{u"fr"_s, u"b"_s}, {u"de"_s, u"c"_s}};
    QCOMPARE(searchableText(message), u"a\u001Eb\u001Ec\u001Es"_s);
    message.kind = MessageKind::Event; // its body is ours, for logs
    QCOMPARE(searchableText(message), u"b\u001Ec\u001Es"_s);
    message.attachments.resize(1);
    message.attachments[0].name = u"n"_s;
    QCOMPARE(searchableText(message), u"b\u001Ec\u001Es\u001En"_s);
}

/// Somebody may send a text made to be slow.
void TestSearchPattern::longTextsAreQuick()
{
    const QString text = u"a "_s.repeated(100'000);
    QVERIFY(!pattern(u"\"a a a a b\""_s).matches(text));
    QVERIFY(!pattern(u"\"a a a a a a a a a a a a a b\" aaaa"_s).matches(text));
    QVERIFY(pattern(u"a"_s).marks(text).size() == 100'000);
}

QTEST_GUILESS_MAIN(TestSearchPattern)
#include "tst_searchpattern.moc"
