// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/languages.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestLanguages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chooses_data();
    void chooses();
    void allTextsBeginWithTheBody();
    void linksDiffer_data();
    void linksDiffer();
};

void TestLanguages::chooses_data()
{
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<size_t>("chosen");
    const auto row = [](const char *name, const QStringList &there, const QStringList &wanted, size_t chosen) {
        QTest::newRow(name) << there << wanted << chosen;
    };
    row("none there", {}, {u"de"_s}, 0);
    row("nothing wanted", {u"en"_s, u"de"_s}, {}, 0);
    row("exact", {u"en"_s, u"de"_s}, {u"de"_s}, 1);
    row("the first that is there", {u"en"_s, u"de"_s}, {u"fr"_s, u"de"_s, u"en"_s}, 1);
    row("a region takes the language", {u"en"_s, u"de"_s}, {u"de-AT"_s}, 1);
    row("the language takes a region", {u"en"_s, u"pt-BR"_s}, {u"pt"_s}, 1);
    row("another region", {u"en"_s, u"pt-BR"_s}, {u"pt-PT"_s}, 1);
    row("the exact region first", {u"pt-BR"_s, u"pt-PT"_s}, {u"pt-PT"_s}, 1);
    row("case does not matter", {u"en"_s, u"DE-at"_s}, {u"de-AT"_s}, 1);
    row("scripts", {u"zh-Hans-CN"_s, u"zh-Hant"_s}, {u"zh-Hant-TW"_s}, 1);
    row("none fits", {u""_s, u"ja"_s}, {u"fr"_s}, 0);
    row("not said is no language", {u""_s, u"fr"_s}, {u"fr"_s}, 1);
}

void TestLanguages::chooses()
{
    QFETCH(QStringList, there);
    QFETCH(QStringList, wanted);
    std::vector<LocalizedText> texts;
    for (const QString &language : std::as_const(there))
        texts.push_back({language, u"text"_s});
    QTEST(chooseText(texts, wanted), "chosen");
}

void TestLanguages::allTextsBeginWithTheBody()
{
    Message message;
    message.body = u"hello"_s;
    message.language = u"en"_s;
    message.translations = {{u"fr"_s, u"bonjour"_s}};
    QCOMPARE(allTexts(message), (std::vector<LocalizedText>{{u"en"_s, u"hello"_s}, {u"fr"_s, u"bonjour"_s}}));
}

void TestLanguages::linksDiffer_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("differ");
    QTest::newRow("one text") << QStringList{u"https://a.test/"_s} << false;
    QTest::newRow("no links") << QStringList{u"hello"_s, u"bonjour"_s} << false;
    QTest::newRow("the same") << QStringList{u"see https://a.test/x"_s, u"voir https://a.test/x."_s} << false;
    QTest::newRow("another order") << QStringList{u"http://a.test http://b.test"_s, u"http://b.test http://a.test"_s}
                                   << false;
    QTest::newRow("another host") << QStringList{u"https://a.test/"_s, u"https://evil.test/"_s} << true;
    QTest::newRow("only in one") << QStringList{u"hello"_s, u"https://evil.test/"_s} << true;
    QTest::newRow("the third") << QStringList{u"http://a.test"_s, u"http://a.test"_s, u"http://b.test"_s} << true;
}

void TestLanguages::linksDiffer()
{
    QFETCH(QStringList, texts);
    std::vector<LocalizedText> versions;
    for (const QString &text : std::as_const(texts))
        versions.push_back({{}, text});
    QTEST(causerie::linksDiffer(versions), "differ");
}

QTEST_APPLESS_MAIN(TestLanguages)
#include "tst_languages.moc"
