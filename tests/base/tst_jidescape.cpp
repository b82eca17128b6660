// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jidescape.h"

#include "core/base/jid.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// XEP-0106, with its own examples (§4).
class TestJidEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWays_data();
    void bothWays();
    void noEscapeStays();
};

void TestJidEscape::bothWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("local");
    QTest::newRow("plain") << u"juliet"_s << u"juliet"_s;
    QTest::newRow("a number") << u"+33139635511"_s << u"+33139635511"_s;
    QTest::newRow("a SIP address") << u"ann@sip.example"_s << u"ann\\40sip.example"_s;
    QTest::newRow("space") << u"space cadet"_s << u"space\\20cadet"_s;
    QTest::newRow("call me ishmael") << u"call me \"ishmael\""_s << u"call\\20me\\20\\22ishmael\\22"_s;
    QTest::newRow("ampersand") << u"at&t guy"_s << u"at\\26t\\20guy"_s;
    QTest::newRow("apostrophe") << u"d'artagnan"_s << u"d\\27artagnan"_s;
    QTest::newRow("slash") << u"/.fanboy"_s << u"\\2f.fanboy"_s;
    QTest::newRow("colons") << u"::foo::"_s << u"\\3a\\3afoo\\3a\\3a"_s;
    QTest::newRow("brackets") << u"<foo>"_s << u"\\3cfoo\\3e"_s;
    QTest::newRow("a backslash alone") << u"c:\\net"_s << u"c\\3a\\net"_s;
    QTest::newRow("two of them") << u"c:\\\\net"_s << u"c\\3a\\\\net"_s;
    QTest::newRow("one that looks like an escape") << u"c:\\cool stuff"_s << u"c\\3a\\cool\\20stuff"_s;
    QTest::newRow("one that is like an escape") << u"c:\\5commas"_s << u"c\\3a\\5c5commas"_s;
    QTest::newRow("an escape as text") << u"a\\40b"_s << u"a\\5c40b"_s;
}

void TestJidEscape::bothWays()
{
    QFETCH(const QString, text);
    QTEST(escapedLocalpart(text), "local");
    QCOMPARE(unescapedLocalpart(escapedLocalpart(text)), text);
    QVERIFY(Jid::parse(escapedLocalpart(text) + u"@example.test"_s));
}

void TestJidEscape::noEscapeStays()
{
    QCOMPARE(unescapedLocalpart(u"a\\41b\\4"), u"a\\41b\\4"_s);
    QCOMPARE(unescapedLocalpart(u"a\\3Ab"), u"a:b"_s);
    QCOMPARE(escapedLocalpart(u"  ann  "), u"ann"_s);
    QCOMPARE(escapedLocalpart(u""), QString());
}

QTEST_GUILESS_MAIN(TestJidEscape)
#include "tst_jidescape.moc"
