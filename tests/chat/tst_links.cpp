// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/links.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void placesAreThoseOfTheText();
    void longTextsAreRead();
};

void TestLinks::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const QString &text, const QStringList &links) {
        QTest::newRow(name) << text << links;
    };
    row("none", u"Wherefore art thou?"_s, {});
    row("alone", u"https://example.test/a?b=c#d"_s, {u"https://example.test/a?b=c#d"_s});
    row("in a sentence", u"See http://example.test/x, please."_s, {u"http://example.test/x"_s});
    row("in brackets", u"(https://example.test/x)"_s, {u"https://example.test/x"_s});
    row("brackets of its own", u"https://example.test/x_(y)"_s, {u"https://example.test/x_(y)"_s});
    row("capitals", u"HTTPS://Example.test/"_s, {u"https://example.test/"_s});
    row("two", u"http://a.test http://b.test"_s, {u"http://a.test"_s, u"http://b.test"_s});
    row("over the end of a line", u"http://a.test\nhttp://b.test"_s, {u"http://a.test"_s, u"http://b.test"_s});
    row("an address of ours", u"xmpp:juliet@example.test"_s, {u"xmpp:juliet@example.test"_s});
    row("a number", u"Call tel:+33-1-39-63-55-11, or not"_s, {u"tel:+33-1-39-63-55-11"_s});
    row("a SIP address", u"<sip:ann@example.test;transport=tcp>"_s, {u"sip:ann@example.test;transport=tcp"_s});
    row("a number with a word", u"Tel: 0139635511, hotel:3 sip: a"_s, {});
    row("no number", u"tel:nobody sip:example.test"_s, {});
    row("in quotes", u"“https://example.test”"_s, {u"https://example.test"_s});
    row("only a scheme", u"https:// and http://"_s, {});
    row("inside a word", u"nohttp://example.test"_s, {});
    // What must not be opened.
    row("script", u"javascript:alert(1)"_s, {});
    row("file", u"file:///etc/passwd"_s, {});
    row("data", u"data:text/html,hello"_s, {});
    row("a host that is a user name", u"https://example.test@evil.test/"_s, {});
    row("a password", u"https://me:secret@example.test/"_s, {});
    row("turned around", u"https://example.test/\u202Egpj.exe"_s, {u"https://example.test/"_s});
    row("an invisible letter", u"https://exam\u200Bple.test"_s, {u"https://exam"_s});
    row("xmpp with authority", u"xmpp://guest@example.test/x@y.test"_s, {});
}

void TestLinks::finds()
{
    QFETCH(QString, text);
    QStringList found;
    for (const Link &link : findLinks(text))
        found << link.url.toString();
    QTEST(found, "links");
}

void TestLinks::placesAreThoseOfTheText()
{
    const QString text = u"a https://example.test/ö, b"_s;
    const QList<Link> links = findLinks(text);
    QCOMPARE(links.size(), 1);
    QCOMPARE(text.mid(links[0].start, links[0].length), u"https://example.test/ö"_s);
}

void TestLinks::longTextsAreRead()
{
    QCOMPARE(findLinks(u"https://a.test "_s.repeated(1000)).size(), 100);
    QVERIFY(findLinks(u"https://a.test/"_s + QString(100'000, u'x')).isEmpty());
    QVERIFY(findLinks(u"h"_s.repeated(200'000)).isEmpty());
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
