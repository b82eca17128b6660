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
    void versions_data();
    void versions();
    void linksDiffer_data();
    void linksDiffer();
};

using Versions = std::vector<MessageVersion>;

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

void TestLanguages::versions_data()
{
    QTest::addColumn<std::vector<LocalizedText>>("subjects");
    QTest::addColumn<std::vector<LocalizedText>>("bodies");
    QTest::addColumn<Versions>("expected");
    using Texts = std::vector<LocalizedText>;
    const LocalizedText hello{u"en"_s, u"hello"_s};
    const LocalizedText bonjour{u"fr"_s, u"bonjour"_s};
    QTest::newRow("neither") << Texts{} << Texts{{}} << Versions{{}};
    QTest::newRow("no subject") << Texts{} << Texts{hello, bonjour}
                                << Versions{{u"en"_s, {}, u"hello"_s}, {u"fr"_s, {}, u"bonjour"_s}};
    QTest::newRow("one subject for all") << Texts{{u"en"_s, u"Tea"_s}} << Texts{hello, bonjour}
                                         << Versions{{u"en"_s, u"Tea"_s, u"hello"_s},
                                                     {u"fr"_s, u"Tea"_s, u"bonjour"_s}};
    QTest::newRow("each its own") << Texts{{u"en"_s, u"Tea"_s}, {u"FR"_s, u"Thé"_s}} << Texts{hello, bonjour}
                                  << Versions{{u"en"_s, u"Tea"_s, u"hello"_s}, {u"fr"_s, u"Thé"_s, u"bonjour"_s}};
    QTest::newRow("a language that no body has")
        << Texts{{u"en"_s, u"Tea"_s}, {u"de"_s, u"Tee"_s}} << Texts{hello}
        << Versions{{u"en"_s, u"Tea"_s, u"hello"_s}, {u"de"_s, u"Tee"_s, u"hello"_s}};
    QTest::newRow("a body in a language that no subject has")
        << Texts{{u"en"_s, u"Tea"_s}, {u"de"_s, u"Tee"_s}} << Texts{bonjour}
        << Versions{{u"fr"_s, u"Tea"_s, u"bonjour"_s}, {u"de"_s, u"Tee"_s, u"bonjour"_s}};
    QTest::newRow("only subjects") << Texts{{u"en"_s, u"Tea"_s}, {u"de"_s, u"Tee"_s}} << Texts{{}}
                                   << Versions{{u"en"_s, u"Tea"_s, {}}, {u"de"_s, u"Tee"_s, {}}};
    QTest::newRow("two in one language") << Texts{{u"en"_s, u"Tea"_s}, {u"en"_s, u"Milk"_s}}
                                         << Texts{hello, {u"en"_s, u"hi"_s}}
                                         << Versions{{u"en"_s, u"Tea"_s, u"hello"_s}, {u"en"_s, u"Milk"_s, u"hi"_s}};
}

void TestLanguages::versions()
{
    QFETCH(std::vector<LocalizedText>, subjects);
    QFETCH(std::vector<LocalizedText>, bodies);
    Message message;
    message.language = bodies.front().language;
    message.body = bodies.front().text;
    message.translations.assign(bodies.begin() + 1, bodies.end());
    if (!subjects.empty()) {
        message.subjectLanguage = subjects.front().language;
        message.subject = subjects.front().text;
        message.subjectTranslations.assign(subjects.begin() + 1, subjects.end());
    }
    QTEST(versionsOf(message), "expected");
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
