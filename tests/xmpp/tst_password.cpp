// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/password.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prepares_data();
    void prepares();
};

void TestPassword::prepares_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("prepared");
    // RFC 4013 §3
    QTest::newRow("soft hyphen") << u"I\u00ADX"_s << u"IX"_s;
    QTest::newRow("no change") << u"user"_s << u"user"_s;
    QTest::newRow("case is kept") << u"USER"_s << u"USER"_s;
    QTest::newRow("feminine ordinal") << u"\u00AA"_s << u"a"_s;
    QTest::newRow("roman numeral nine") << u"\u2168"_s << u"IX"_s;
    QTest::newRow("forbidden stays as typed") << u"a\u0007"_s << u"a\u0007"_s;
    QTest::newRow("decomposed accent") << u"re\u0301mi"_s << u"r\u00e9mi"_s;
    QTest::newRow("no-break space") << u"a\u00A0b"_s << u"a b"_s;
    QTest::newRow("ideographic space") << u"a\u3000b"_s << u"a b"_s;
    QTest::newRow("outer spaces are kept") << u" a "_s << u" a "_s;
    QTest::newRow("fullwidth letters") << u"ａｂ"_s << u"ab"_s;
    QTest::newRow("outside the first plane") << u"pass👋"_s << u"pass👋"_s;
    QTest::newRow("nothing left") << u"\u200B"_s << u"\u200B"_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("lone surrogate stays") << (u"a"_s + QChar(0xD800)) << (u"a"_s + QChar(0xD800));
    QTest::newRow("all of ASCII") << u" !\"#$%&'()*+,-./0:;<=>?@[\\]^_`{|}~"_s
                                  << u" !\"#$%&'()*+,-./0:;<=>?@[\\]^_`{|}~"_s;
}

void TestPassword::prepares()
{
    QFETCH(QString, typed);
    QFETCH(QString, prepared);
    QCOMPARE(preparedPassword(typed), prepared);
    QCOMPARE(preparedPassword(preparedPassword(typed)), prepared);
}

QTEST_APPLESS_MAIN(TestPassword)
#include "tst_password.moc"
