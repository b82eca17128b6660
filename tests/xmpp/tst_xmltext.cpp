// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestXmlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wire_data();
    void wire();
};

void TestXmlText::wire_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("sent");
    QTest::newRow("plain") << u"Bonjour, ça va ?"_s << u"Bonjour, ça va ?"_s;
    QTest::newRow("tab and line feed stay") << u"a\tb\nc"_s << u"a\tb\nc"_s;
    QTest::newRow("CR LF is one line end") << u"a\r\nb"_s << u"a\nb"_s;
    QTest::newRow("CR alone is one") << u"a\rb\r"_s << u"a\nb\n"_s;
    QTest::newRow("controls go") << u"a\u0001b\u000bc\u001f"_s + QChar(0) << u"abc"_s;
    QTest::newRow("C1 controls are allowed by XML 1.0") << u"a\u0085b"_s << u"a\u0085b"_s;
    QTest::newRow("beyond the BMP") << u"\U0001F44B\U0001F3FD"_s << u"\U0001F44B\U0001F3FD"_s;
    QTest::newRow("high surrogate alone") << u"a"_s + QChar(0xD83D) + u"b"_s << u"ab"_s;
    QTest::newRow("low surrogate alone") << u"a"_s + QChar(0xDC4B) << u"a"_s;
    QTest::newRow("high surrogate at the end") << u"a"_s + QChar(0xD83D) << u"a"_s;
    QTest::newRow("noncharacters") << u"a"_s + QChar(0xFFFE) + QChar(0xFFFF) + u"b"_s << u"ab"_s;
    QTest::newRow("replacement character stays") << u"a\uFFFDb"_s << u"a\uFFFDb"_s;
    QTest::newRow("markup is text") << u"<b>&amp;</b>]]>"_s << u"<b>&amp;</b>]]>"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestXmlText::wire()
{
    QFETCH(const QString, written);
    QFETCH(const QString, sent);
    QCOMPARE(wireText(written), sent);

    // And it is what a reader at the other end sees.
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writer.writeTextElement("body"_L1, wireText(written));
    QXmlStreamReader reader(bytes);
    reader.readNextStartElement();
    QCOMPARE(reader.readElementText(), sent);
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

QTEST_GUILESS_MAIN(TestXmlText)
#include "tst_xmltext.moc"
