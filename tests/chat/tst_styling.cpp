// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/styling.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// XEP-0393 §6: which parts of a text are styled, and which only look like it.
class TestStyling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void styles_data();
    void styles();
    void offsetsAreThoseOfTheText();
    void deepQuotationsEnd();
    void longTextsAreRead();
    void actions();
};

namespace
{

/// "b[*strong*] plain", with a letter for each style.
QString written(const QString &text)
{
    QString result;
    qsizetype at = 0;
    for (const StyledRange &range : styledRanges(text)) {
        result += text.mid(at, range.start - at);
        const std::pair<TextStyle, QChar> letters[] = {
            {TextStyle::Strong, u'b'}, {TextStyle::Emphasis, u'i'},     {TextStyle::Strike, u's'},
            {TextStyle::Mono, u'm'},   {TextStyle::Preformatted, u'p'}, {TextStyle::Quote, u'q'},
        };
        if (range.styles.testFlag(TextStyle::Directive)) {
            result += text.mid(range.start, range.length);
        } else {
            for (const auto &[style, letter] : letters) {
                if (range.styles.testFlag(style))
                    result += letter;
            }
            result += u'[' + text.mid(range.start, range.length) + u']';
        }
        at = range.start + range.length;
    }
    return result + text.mid(at);
}

} // namespace

void TestStyling::styles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("nothing", u""_s, u""_s);
    row("plain", u"Two spans"_s, u"Two spans"_s);
    row("strong", u"*strong*"_s, u"*b[strong]*"_s);
    row("inside a line", u"plain *strong* plain"_s, u"plain *b[strong]* plain"_s);
    row("twice", u"*strong* plain *strong*"_s, u"*b[strong]* plain *b[strong]*"_s);
    row("closed lazily", u"*strong*plain*"_s, u"*b[strong]*plain*"_s);
    row("a star alone", u"* plain *strong*"_s, u"* plain *b[strong]*"_s);
    row("emphasis", u"_Twelfth Night_"_s, u"_i[Twelfth Night]_"_s);
    row("strike", u"Everyone ~dis~likes cake."_s, u"Everyone ~s[dis]~likes cake."_s);
    row("mono", u"write in `monospace`!"_s, u"write in `m[monospace]`!"_s);
    row("nothing inside mono", u"`*monospace*`"_s, u"`m[*monospace*]`"_s);
    row("mono inside strong", u"*`both`*"_s, u"*`bm[both]`*"_s);
    row("emphasis with strong", u"_so *very* much_"_s, u"_i[so ]*bi[very]*i[ much]_"_s);
    row("never opened", u"not strong*"_s, u"not strong*"_s);
    row("never closed", u"*not strong"_s, u"*not strong"_s);
    row("over a line", u"*not \n strong*"_s, u"*not \n strong*"_s);
    row("opened twice", u"*not *strong"_s, u"*not *strong"_s);
    row("empty", u"**"_s, u"**"_s);
    row("empty twice", u"****"_s, u"****"_s);
    row("inside a word", u"snake_case_name 2*3*4"_s, u"snake_case_name 2*3*4"_s);
    row("an address", u"https://example.test/a_b_c"_s, u"https://example.test/a_b_c"_s);
    row("a space after it", u"a * b * c"_s, u"a * b * c"_s);
    row("quotation", u"> That that is, is.\n\nSaid"_s, u">q[ That that is, is.]\n\nSaid"_s);
    row("in a quotation", u"> *is*\nnot"_s, u">q[ ]*bq[is]*\nnot"_s);
    row("quotation in a quotation", u">> is.\n> Said"_s, u">>q[ is.]\n>q[ Said]"_s);
    row("preformatted", u"```ignored\n*code*\n```\nplain"_s, u"```ignored\np[*code*]\n```\nplain"_s);
    row("preformatted to the end", u"```\ncode"_s, u"```\np[code]"_s);
    row("preformatted in a quotation", u"> ```\n> code\nplain"_s, u">q[ ]```\n>q[ ]pq[code]\nplain"_s);
    row("three on a line of more", u"```\ncode```\n```"_s, u"```\np[code```]\n```"_s);
}

void TestStyling::styles()
{
    QFETCH(QString, text);
    QTEST(written(text), "expected");
}

void TestStyling::offsetsAreThoseOfTheText()
{
    const std::vector<StyledRange> expected{{3, 1, TextStyle::Strong | TextStyle::Directive},
                                            {4, 2, TextStyle::Strong},
                                            {6, 1, TextStyle::Strong | TextStyle::Directive}};
    QCOMPARE(styledRanges(u"\U0001F600 *\U0001F600*"), expected);
}

void TestStyling::deepQuotationsEnd()
{
    const QString deep = QString(100'000, u'>') + u" *deep*"_s;
    const auto ranges = styledRanges(deep);
    QVERIFY(!ranges.empty());
    QCOMPARE(ranges.back().start + ranges.back().length, deep.size());
}

void TestStyling::longTextsAreRead()
{
    // Quadratic in the openings, this would not end in the test's patience.
    QCOMPARE(styledRanges(u"*a _b ~c "_s.repeated(300'000)).size(), size_t(0));
}

void TestStyling::actions()
{
    QCOMPARE(actionText(u"/me waves"), u"waves");
    QVERIFY(actionText(u"/me").isNull());
    QVERIFY(actionText(u"/meow").isNull());
    QVERIFY(actionText(u" /me waves").isNull());
}

QTEST_APPLESS_MAIN(TestStyling)
#include "tst_styling.moc"
