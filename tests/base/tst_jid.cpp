// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jid.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestJid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void partsAreKept();
};

void TestJid::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normal");
    // RFC 7622 §3.5, table 1
    QTest::newRow("bare") << u"juliet@example.com"_s << u"juliet@example.com"_s;
    QTest::newRow("full") << u"juliet@example.com/foo"_s << u"juliet@example.com/foo"_s;
    QTest::newRow("resource with a space") << u"juliet@example.com/foo bar"_s << u"juliet@example.com/foo bar"_s;
    QTest::newRow("resource with an at-sign") << u"juliet@example.com/foo@bar"_s << u"juliet@example.com/foo@bar"_s;
    QTest::newRow("escaped space") << u"foo\\20bar@example.com"_s << u"foo\\20bar@example.com"_s;
    QTest::newRow("sharp s") << u"fußball@example.com"_s << u"fußball@example.com"_s;
    QTest::newRow("greek capital") << u"Σ@example.com/foo"_s << u"σ@example.com/foo"_s;
    QTest::newRow("chess king in the resource") << u"king@example.com/♚"_s << u"king@example.com/♚"_s;
    QTest::newRow("domain only") << u"example.com"_s << u"example.com"_s;
    QTest::newRow("domain and resource") << u"example.com/foobar"_s << u"example.com/foobar"_s;
    QTest::newRow("resource with a slash") << u"a.example.com/b@example.net"_s << u"a.example.com/b@example.net"_s;
    QTest::newRow("localpart folds case") << u"Alice@Example.COM/Home"_s << u"alice@example.com/Home"_s;
    QTest::newRow("final dot is stripped") << u"alice@example.com."_s << u"alice@example.com"_s;
    QTest::newRow("fullwidth letters") << u"ａｌｉｃｅ@example.com"_s << u"alice@example.com"_s;
    QTest::newRow("decomposed accent") << u"re\u0301mi@example.com"_s << u"r\u00e9mi@example.com"_s;
    QTest::newRow("A-labels become U-labels") << u"a@xn--bcher-kva.example"_s << u"a@bücher.example"_s;
    QTest::newRow("IPv4") << u"a@127.0.0.1"_s << u"a@127.0.0.1"_s;
    QTest::newRow("IPv6") << u"a@[::1]"_s << u"a@[::1]"_s;
}

void TestJid::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, normal);
    const auto jid = Jid::parse(text);
    QVERIFY(jid.has_value());
    QCOMPARE(jid->toString(), normal);
    QCOMPARE(*Jid::parse(normal), *jid);
    QCOMPARE(qHash(*Jid::parse(normal)), qHash(*jid));
}

void TestJid::refuses_data()
{
    QTest::addColumn<QString>("text");
    // RFC 7622 §3.5, table 2
    QTest::newRow("empty") << QString();
    QTest::newRow("quotation mark") << u"\"juliet\"@example.com"_s;
    QTest::newRow("space in the localpart") << u"foo bar@example.com"_s;
    QTest::newRow("space before the resource") << u"@example.com/ "_s;
    QTest::newRow("empty localpart") << u"@example.com"_s;
    QTest::newRow("empty resource") << u"juliet@example.com/"_s;
    QTest::newRow("roman numeral four") << u"henry\u2163@example.com"_s;
    QTest::newRow("chess king in the localpart") << u"♚@example.com"_s;
    QTest::newRow("no domain") << u"juliet@"_s;
    QTest::newRow("slash first") << u"/foobar"_s;
    QTest::newRow("two at-signs") << u"a@b@example.com"_s;
    QTest::newRow("control character") << u"a@example.com/b\u0007"_s;
    QTest::newRow("lone surrogate") << (u"a"_s + QChar(0xD800) + u"@example.com"_s);
    QTest::newRow("too long") << (QString(1024, u'a') + u"@example.com"_s);
    QTest::newRow("underscore in the domain") << u"a@exa_mple.com"_s;
    QTest::newRow("empty label") << u"a@example..com"_s;
    QTest::newRow("empty label at the end") << u"a@example.com.."_s;
}

void TestJid::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!Jid::parse(text).has_value());
}

void TestJid::partsAreKept()
{
    const Jid jid = *Jid::parse(u"Alice@bücher.example/Desk");
    QCOMPARE(jid.local(), u"alice"_s);
    QCOMPARE(jid.domain(), u"bücher.example"_s);
    QCOMPARE(jid.asciiDomain(), u"xn--bcher-kva.example"_s);
    QCOMPARE(jid.resource(), u"Desk"_s);
    QCOMPARE(jid.bare().toString(), u"alice@bücher.example"_s);
    QVERIFY(!jid.isBare() && jid.bare().isBare());
    QVERIFY(Jid().isEmpty());
}

QTEST_APPLESS_MAIN(TestJid)
#include "tst_jid.moc"
