// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojilist.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestEmojiList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void all();
    void finds_data();
    void finds();
    void finds_none();
    void countriesInTheReadersLanguage();
    void parts();
    void sends_data();
    void sends();
};

void TestEmojiList::all()
{
    const std::vector<Emoji> emojis = allEmojis();
    QVERIFY(emojis.size() > 1'500);
    QCOMPARE(emojis.front().text, u"😀"_s); // as the charts begin
    QSet<QString> texts;
    for (const Emoji &emoji : emojis) {
        texts << emoji.text;
        QVERIFY2(canSend(emoji.text), qPrintable(emoji.text)); // or others would drop what we offer
        QVERIFY2(!emoji.name.isEmpty(), qPrintable(emoji.text));
    }
    QCOMPARE(texts.size(), qsizetype(emojis.size()));
    for (const QString &known : {u"👍"_s, u"❤️"_s, u"👩‍💻"_s, u"🇫🇷"_s, u"1️⃣"_s})
        QVERIFY2(texts.contains(known), qPrintable(known));
    QVERIFY(!texts.contains(u"👍🏽"_s));
    const auto at = [&emojis](const QString &text) { return std::ranges::find(emojis, text, &Emoji::text); };
    QVERIFY(at(u"😢"_s) < at(u"🐢"_s));
    QVERIFY(at(u"🐢"_s) < at(u"🇫🇷"_s));
}

void TestEmojiList::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    QTest::newRow("a word") << u"turtle"_s << u"🐢"_s;
    QTest::newRow("its beginning") << u"turt"_s << u"🐢"_s;
    QTest::newRow("capitals and spaces") << u"  Party POPPER "_s << u"🎉"_s;
    QTest::newRow("words in any order") << u"joy tears"_s << u"😂"_s;
    QTest::newRow("a country") << u"france"_s << u"🇫🇷"_s;
    QTest::newRow("of several people") << u"man comp"_s << u"👨‍💻"_s;
    QTest::newRow("one that is pasted") << u" 🐢 "_s << u"🐢"_s;
    QTest::newRow("in a skin tone") << u"👍🏽"_s << u"👍🏽"_s;
    QTest::newRow("of tomorrow") << u"\U0001FAEB"_s << u"\U0001FAEB"_s;
}

void TestEmojiList::finds()
{
    QFETCH(const QString, query);
    QFETCH(const QString, found);
    const std::vector<Emoji> emojis = findEmojis(allEmojis(), query);
    QVERIFY(std::ranges::contains(emojis, found, &Emoji::text));
    QVERIFY(emojis.size() < 200);
}

void TestEmojiList::finds_none()
{
    const std::vector<Emoji> all = allEmojis();
    for (const QString &query : {u"urtle"_s, u"xyzzy"_s, u"turtle xyzzy"_s, u"好"_s, u"🐢🐢"_s})
        QVERIFY2(findEmojis(all, query).empty(), qPrintable(query));
    QCOMPARE(findEmojis(all, u" "_s), all);
}

void TestEmojiList::countriesInTheReadersLanguage()
{
    const std::vector<Emoji> all = allEmojis(QLocale(QLocale::French));
    const auto germany = std::ranges::find(all, u"🇩🇪"_s, &Emoji::text);
    QVERIFY(germany != all.end());
    QCOMPARE(germany->name, u"flag, germany, allemagne"_s);
}

void TestEmojiList::parts()
{
    QCOMPARE(painted(u"\u2764\uFE0F\u200D\U0001F525"_s), u"\u2764\u200D\U0001F525"_s);
    QCOMPARE(painted(u"1\uFE0F\u20E3"_s), u"1\u20E3"_s);
    QCOMPARE(painted(u"\u2764\uFE0F"_s), u"\u2764\uFE0F"_s); // alone it says that the picture is meant
}

void TestEmojiList::sends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a face") << u"😀"_s << true;
    QTest::newRow("a heart, not said how") << u"❤"_s << true;
    QTest::newRow("a keycap") << u"#️⃣"_s << true;
    QTest::newRow("a sum") << u"∑"_s << false;
    QTest::newRow("a digit") << u"1"_s << false;
    QTest::newRow("two") << u"😀😀"_s << false;
    QTest::newRow("a word") << u"yes"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestEmojiList::sends()
{
    QFETCH(const QString, text);
    QTEST(canSend(text), "expected");
}

QTEST_GUILESS_MAIN(TestEmojiList)
#include "tst_emojilist.moc"
