// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/shortened.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestShortened : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void fit();
};

void TestShortened::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("nothing to cut", u"Connection refused"_s, u"Connection refused"_s);
    row("one of ours", u"Your address 203.0.113.77 is blocked"_s, u"Your address 203.0.… is blocked"_s);
    row("at the end of a sentence", u"You are 203.0.113.77."_s, u"You are 203.0.…."_s);
    row("with a port", u"203.0.113.77:50123"_s, u"203.0.…:50123"_s);
    row("the new kind", u"from 2001:db8:7:1::42, too often"_s, u"from 2001:db8:…, too often"_s);
    row("of a link, with its scope", u"fe80::1c2:3%eth0"_s, u"fe80::…"_s);
    row("in brackets", u"[2001:db8:7:1::42]:5222"_s, u"[2001:db8:…]:5222"_s);
    row("an old one inside a new one", u"::ffff:203.0.113.77"_s, u"::…"_s);
    row("right behind a colon", u"address:10.1.2.3"_s, u"address:10.1.…"_s);
    row("two", u"10.1.2.3 and 192.168.1.20"_s, u"10.1.… and 192.168.…"_s);
    row("the server's", u"198.51.100.7 closed, 203.0.113.77 left"_s, u"198.51.100.7 closed, 203.0.… left"_s);
    row("loopback tells nothing", u"127.0.0.1 and ::1"_s, u"127.0.0.1 and ::1"_s);
    row("a time of day is none", u"at 12:30:07 today"_s, u"at 12:30:07 today"_s);
    row("five numbers are none", u"1.2.3.4.5"_s, u"1.2.3.4.5"_s);
    row("numbers too large are none", u"300.1.2.3"_s, u"300.1.2.3"_s);
    row("a fingerprint is none", u"AB:CD:EF:01"_s, u"AB:CD:EF:01"_s);
}

void TestShortened::addresses()
{
    QFETCH(QString, text);
    QTEST(shortened(text, {QHostAddress(u"198.51.100.7"_s)}), "expected");
}

void TestShortened::fit()
{
    Finding finding;
    finding.values[u"offered"_s] = QStringList(1000, u"SCRAM\n\nsign-in: fine"_s);
    finding.values[u"cipher"_s] = QString(10'000, u'x');
    finding.values[u"ahead_ms"_s] = 12;
    finding.error.emplace();
    finding.error->serverText = u"No such user Alice!\nalice@example.test, malice.alice and alicent at 203.0.113.77"_s;
    makeFit(finding, u"alice"_s, {});
    const QStringList offered = finding.values[u"offered"_s].toStringList();
    QCOMPARE(offered.size(), 33);
    QCOMPARE(offered.front(), u"SCRAM sign-in: fine"_s);
    QCOMPARE(finding.values[u"cipher"_s].toString().size(), 501);
    QCOMPARE(finding.values[u"ahead_ms"_s], QVariant(12));
    QCOMPARE(finding.error->serverText, u"No such user …! …@example.test, malice.alice and alicent at 203.0.…"_s);
    finding.error->serverText = u"as it was"_s;
    makeFit(finding, {}, {});
    QCOMPARE(finding.error->serverText, u"as it was"_s);
}

QTEST_APPLESS_MAIN(TestShortened)
#include "tst_shortened.moc"
