// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/localizedtexts.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

using Texts = std::vector<LocalizedText>;

class TestLocalizedTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void prefers_data();
    void prefers();
    void takes();
    void manyLanguages();
    void manyOfOneLanguage();
};

void TestLocalizedTexts::reads_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<Texts>("expected");
    QTest::newRow("none") << QString() << Texts{};
    QTest::newRow("one, in the stanza's language") << u"<body>hi</body>"_s << Texts{{u"en"_s, u"hi"_s}};
    QTest::newRow("two") << u"<body xml:lang='fr'>salut</body><body xml:lang='de'>hallo</body>"_s
                         << Texts{{u"fr"_s, u"salut"_s}, {u"de"_s, u"hallo"_s}};
    QTest::newRow("the one for everybody comes first")
        << u"<body xml:lang='fr'>salut</body><body>hi</body>"_s << Texts{{u"en"_s, u"hi"_s}, {u"fr"_s, u"salut"_s}};
    QTest::newRow("the same language twice")
        << u"<body xml:lang='fr'>un</body><body xml:lang='de'>eins</body><body xml:lang='FR'>deux</body>"_s
        << Texts{{u"fr"_s, u"un"_s}, {u"FR"_s, u"deux"_s}, {u"de"_s, u"eins"_s}};
    QTest::newRow("the same words twice")
        << u"<body xml:lang='fr'>un</body><body xml:lang='FR'>un</body>"_s << Texts{{u"fr"_s, u"un"_s}};
    QTest::newRow("the same words in two languages")
        << u"<body xml:lang='fr'>non</body><body xml:lang='it'>non</body>"_s
        << Texts{{u"fr"_s, u"non"_s}, {u"it"_s, u"non"_s}};
    QTest::newRow("two for everybody, in their order")
        << u"<body>one</body><body>two</body>"_s << Texts{{u"en"_s, u"one"_s}, {u"en"_s, u"two"_s}};
    QTest::newRow("said and inherited are the same language")
        << u"<body>hi</body><body xml:lang='en'>hello</body>"_s << Texts{{u"en"_s, u"hi"_s}, {u"en"_s, u"hello"_s}};
    QTest::newRow("an empty one") << u"<body xml:lang='fr'/><body xml:lang='de'>ja</body>"_s
                                  << Texts{{u"de"_s, u"ja"_s}};
    QTest::newRow("another namespace") << u"<body xmlns='urn:x'>no</body>"_s << Texts{};
}

void TestLocalizedTexts::reads()
{
    QFETCH(const QString, inside);
    const auto stanza = test::xml(u"<message xml:lang='en'>"_s + inside + u"</message>"_s);
    QTEST(localizedTexts(stanza, "body"_L1, ns::kClient), "expected");
}

void TestLocalizedTexts::prefers_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the first choice") << QStringList{u"de"_s, u"fr"_s} << u"hallo"_s;
    QTest::newRow("the second") << QStringList{u"es"_s, u"fr"_s} << u"salut"_s;
    QTest::newRow("a region is of its language") << QStringList{u"pt"_s} << u"oi"_s;
    QTest::newRow("a language is not of a region") << QStringList{u"de-AT"_s} << u"hi"_s;
    QTest::newRow("capitals do not matter") << QStringList{u"PT-br"_s} << u"oi"_s;
    QTest::newRow("a beginning is no language") << QStringList{u"d"_s} << u"hi"_s;
    QTest::newRow("none of them: the first") << QStringList{u"ja"_s} << u"hi"_s;
    QTest::newRow("nobody asked") << QStringList{} << u"hi"_s;
}

void TestLocalizedTexts::prefers()
{
    QFETCH(const QStringList, languages);
    const Texts texts{{u"en"_s, u"hi"_s}, {u"fr"_s, u"salut"_s}, {u"de"_s, u"hallo"_s}, {u"pt-BR"_s, u"oi"_s}};
    QTEST(texts[preferredText(texts, languages)].text, "expected");
}

void TestLocalizedTexts::takes()
{
    Texts texts{{u"en"_s, u"hi"_s}, {u"fr"_s, u"salut"_s}, {u"FR"_s, u"allô"_s}, {u"de"_s, u"hallo"_s}};
    QCOMPARE(takePreferred(texts, {u"fr"_s}), (LocalizedText{u"fr"_s, u"salut"_s}));
    QCOMPARE(texts, (Texts{{u"en"_s, u"hi"_s}, {u"FR"_s, u"allô"_s}, {u"de"_s, u"hallo"_s}}));
    texts.clear();
    QCOMPARE(takePreferred(texts, {u"fr"_s}), LocalizedText());
}

void TestLocalizedTexts::manyLanguages()
{
    QString inside;
    for (int i = 0; i < 10'000; ++i)
        inside += u"<body xml:lang='x-%1'>%1</body>"_s.arg(i);
    QCOMPARE(localizedTexts(test::xml(u"<message>"_s + inside + u"</message>"_s), "body"_L1, ns::kClient).size(),
             kMostTexts);
}

void TestLocalizedTexts::manyOfOneLanguage()
{
    QString inside;
    for (int i = 0; i < 10'000; ++i)
        inside += u"<body>%1</body>"_s.arg(i);
    const Texts texts = localizedTexts(test::xml(u"<message>"_s + inside + u"</message>"_s), "body"_L1, ns::kClient);
    QCOMPARE(texts.size(), kMostTexts);
    QCOMPARE(texts.front().text, u"0"_s);
}

QTEST_GUILESS_MAIN(TestLocalizedTexts)
#include "tst_localizedtexts.moc"
