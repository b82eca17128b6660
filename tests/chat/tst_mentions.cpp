// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/mentions.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::vector<causerie::TextSpan>)

class TestMentions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void completes_data();
    void completes();
    void endings();
};

void TestMentions::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("nick");
    QTest::addColumn<std::vector<TextSpan>>("spans");
    using Spans = std::vector<TextSpan>;
    const auto row = [](const char *name, const QString &text, const QString &nick, const Spans &spans) {
        QTest::newRow(name) << text << nick << spans;
    };
    row("at the beginning", u"Ann: hello"_s, u"Ann"_s, {{0, 3}});
    row("at the end", u"ask Ann"_s, u"Ann"_s, {{4, 3}});
    row("alone", u"Ann"_s, u"Ann"_s, {{0, 3}});
    row("in another case", u"thanks ANN!"_s, u"Ann"_s, {{7, 3}});
    row("twice", u"Ann, ann"_s, u"Ann"_s, {{0, 3}, {5, 3}});
    row("with an @, which belongs to it", u"hi @ann."_s, u"Ann"_s, {{3, 4}});
    row("in quotes", u"said \"Ann\""_s, u"Ann"_s, {{6, 3}});
    row("with an apostrophe", u"Ann's book"_s, u"Ann"_s, {{0, 3}});
    row("part of a longer word", u"Anna planned"_s, u"Ann"_s, {});
    row("end of a longer word", u"JoAnn"_s, u"Ann"_s, {});
    row("followed by a digit", u"Ann2"_s, u"Ann"_s, {});
    row("followed by an underscore: somebody else", u"Ann_ said"_s, u"Ann"_s, {});
    row("with a hyphen behind", u"Ann-like"_s, u"Ann"_s, {{0, 3}});
    row("an address", u"write ann@example.org"_s, u"Ann"_s, {});
    row("the domain of one", u"write joe@ann.example"_s, u"Ann"_s, {});
    row("a link", u"https://example.org/ann"_s, u"Ann"_s, {});
    row("an xmpp link", u"xmpp:ann@example.org"_s, u"Ann"_s, {});
    row("an empty nick", u"anything"_s, QString(), {});
    row("a blank nick", u"a b"_s, u" "_s, {});
    row("a nick of two words", u"for Ann Lee: yes"_s, u"Ann Lee"_s, {{4, 7}});
    row("a nick that ends in punctuation", u"see Ann! there"_s, u"Ann!"_s, {{4, 4}});
    row("Cyrillic", u"привет, Аня!"_s, u"аня"_s, {{8, 3}});
    row("Cyrillic, part of a word", u"Аняня"_s, u"Аня"_s, {});
    row("Greek final sigma", u"ο Νίκος ήρθε"_s, u"νίκος"_s, {{2, 5}});
    row("a combining accent makes it another letter", u"Ann\u0301"_s, u"Ann"_s, {});
    row("Chinese without spaces", u"请问小明在吗"_s, u"小明"_s, {{2, 2}});
    row("an emoji beside", u"👋Ann👋"_s, u"Ann"_s, {{2, 3}});
    row("a nick of an emoji", u"hi 🦊 you"_s, u"🦊"_s, {{3, 2}});
    row("a letter outside the basic plane", u"𐐀Ann"_s, u"Ann"_s, {});
}

void TestMentions::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, nick);
    QFETCH(std::vector<TextSpan>, spans);
    const auto found = mentions(text, nick);
    QCOMPARE(found.size(), spans.size());
    QVERIFY(found == spans);
}

void TestMentions::completes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<QStringList>("nicks");
    QTest::addColumn<int>("start");
    QTest::newRow("a beginning") << u"an"_s << 2 << QStringList{u"anton"_s, u"Ann"_s, u"Anna"_s} << 0;
    QTest::newRow("behind other words") << u"hi An"_s << 5 << QStringList{u"anton"_s, u"Ann"_s, u"Anna"_s} << 3;
    QTest::newRow("only what is before the cursor") << u"hi B and"_s << 4 << QStringList{u"Bob"_s} << 3;
    QTest::newRow("an @ shows all") << u"hi @"_s << 4 << QStringList{u"anton"_s, u"Ann"_s, u"Anna"_s, u"Bob"_s} << 3;
    QTest::newRow("an @ and a letter") << u"@b"_s << 2 << QStringList{u"Bob"_s} << 0;
    QTest::newRow("nobody") << u"xyz"_s << 3 << QStringList{} << 0;
    QTest::newRow("nothing typed") << u"hi "_s << 3 << QStringList{} << 3;
    QTest::newRow("a cursor beyond the end") << u"bo"_s << 99 << QStringList{u"Bob"_s} << 0;
}

void TestMentions::completes()
{
    QFETCH(QString, text);
    QFETCH(int, cursor);
    QFETCH(QStringList, nicks);
    QFETCH(int, start);
    // Anton spoke last: he comes first.
    const Completion found =
        completeNick(text, cursor, {u"Bob"_s, u"Anna"_s, u"Ann"_s, u"anton"_s}, {u"anton"_s, u"gone"_s});
    QCOMPARE(found.nicks, nicks);
    QCOMPARE(found.word.start, start);
    QCOMPARE(found.word.start + found.word.length, std::min<qsizetype>(cursor, text.size()));
}

void TestMentions::endings()
{
    QCOMPARE(completedText(u"Ann"_s, {0, 2}), u"Ann: "_s);
    QCOMPARE(completedText(u"Ann"_s, {4, 2}), u"Ann "_s);
}

QTEST_APPLESS_MAIN(TestMentions)
#include "tst_mentions.moc"
