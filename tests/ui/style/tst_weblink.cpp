// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"
#include "ui/style/weblink.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestWebLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void nobodyWritesMarkup();
    void itHasTheColourOfTheTheme();

private:
    static QString withoutColour(const QString &text);
};

QString TestWebLink::withoutColour(const QString &text)
{
    return QString(text).remove(QRegularExpression(u" style=\"[^\"]*\""_s));
}

void TestWebLink::sentences_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("text");
    QTest::newRow("in the middle") << u"Go %1there%2 now."_s
                                   << u"Go <a href=\"https://a.test/?b%20c\">there</a> now."_s;
    QTest::newRow("all of it") << u"%1There%2"_s << u"<a href=\"https://a.test/?b%20c\">There</a>"_s;
    QTest::newRow("the end is lost") << u"Go %1there"_s << u"<a href=\"https://a.test/?b%20c\">Go %1there</a>"_s;
    QTest::newRow("the wrong way round") << u"%2there%1"_s << u"<a href=\"https://a.test/?b%20c\">%2there%1</a>"_s;
}

void TestWebLink::sentences()
{
    QFETCH(QString, sentence);
    QFETCH(QString, text);
    WebLink link;
    link.setSentence(sentence, u"https://a.test/?b%20c"_s);
    QCOMPARE(withoutColour(link.text()), text);
}

void TestWebLink::nobodyWritesMarkup()
{
    WebLink link;
    link.setLink(u"<b>%1</b>"_s, u"https://a.test/\"><b>"_s);
    QCOMPARE(withoutColour(link.text()), u"<a href=\"https://a.test/&quot;&gt;&lt;b&gt;\">&lt;b&gt;%1&lt;/b&gt;</a>"_s);
}

void TestWebLink::itHasTheColourOfTheTheme()
{
    Theme theme(*qApp, ThemeChoice::Light);
    WebLink link;
    link.setLink(u"There"_s, u"https://a.test/"_s);
    link.show();
    for (const auto &[choice, scheme] :
         {std::pair(ThemeChoice::Dark, Scheme::Dark), {ThemeChoice::Light, Scheme::Light}}) {
        theme.setChoice(choice);
        QTRY_VERIFY(link.text().contains(tokens(scheme).accent.name()));
    }
}

QTEST_MAIN(TestWebLink)
#include "tst_weblink.moc"
