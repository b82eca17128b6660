// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagenames.h"
#include "core/xmpp/reply.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void quotes_data();
    void quotes();
    void longQuotes();
    void writes();
};

void TestReply::reads_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<std::optional<ReplyPayload>>("expected");
    using Some = std::optional<ReplyPayload>;
    QTest::newRow("XEP-0461, example 1") << u"to='anna@example.com/tablet' id='message-id1'"_s
                                         << Some({u"message-id1"_s, *Jid::parse(u"anna@example.com/tablet")});
    QTest::newRow("nobody named") << u"id='1'"_s << Some({u"1"_s, {}});
    QTest::newRow("not an address") << u"id='1' to='@@'"_s << Some({u"1"_s, {}});
    QTest::newRow("no target") << u"to='anna@example.com'"_s << Some();
}

void TestReply::reads()
{
    QFETCH(const QString, attributes);
    QTEST(readReply(test::xml(u"<reply %1 xmlns='urn:xmpp:reply:0'/>"_s.arg(attributes))), "expected");
}

void TestReply::quotes_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("lines");
    QTest::newRow("a line") << u"Hello"_s << u"> Hello\n"_s;
    QTest::newRow("two lines") << u"Hello\nyou"_s << u"> Hello\n> you\n"_s;
    QTest::newRow("a quote in it") << u"> earlier\nyes"_s << u"> > earlier\n> yes\n"_s;
    QTest::newRow("an empty line in it") << u"a\n\nb"_s << u"> a\n> \n> b\n"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestReply::quotes()
{
    QFETCH(const QString, quote);
    QFETCH(const QString, lines);
    QCOMPARE(quoted(quote), lines);
    QCOMPARE(unquoted(lines, 200), quote);
}

void TestReply::longQuotes()
{
    QCOMPARE(unquoted(u"> abcdef"_s, 4), u"abcd");
    QCOMPARE(unquoted(u"> abc\U0001F600"_s, 4), u"abc"); // no half pair
    QCOMPARE(unquoted(u">tight"_s, 10), u"tight");
    QCOMPARE(unquoted(u"not marked at all"_s, 200), u"not marked at all");
    QCOMPARE(unquoted(QString(1'000'000, u'\n'), 200), QString());
}

void TestReply::writes()
{
    const ReplyPayload payload{u"id-1"_s, *Jid::parse(u"room@muc.test/Anna <&>")};
    const auto message = test::written([&](QXmlStreamWriter &writer) { writeReply(writer, payload, u"\U0001F600"_s); });
    QCOMPARE(readReply(message.firstChildElement()), std::optional(payload));
    QCOMPARE(readFallbacks(message), (std::vector<Fallback>{{u"urn:xmpp:reply:0"_s, false, {{0, 4}}}}));
    const auto without = test::written([&](QXmlStreamWriter &writer) { writeReply(writer, payload, {}); });
    QVERIFY(readFallbacks(without).empty());
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
