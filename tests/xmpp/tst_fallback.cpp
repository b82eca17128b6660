// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/fallback.h"
#include "core/xmpp/messagenames.h"
#include "tests/xmpp/written.h"

#include <QElapsedTimer>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestFallback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void cuts_data();
    void cuts();
    void onlyForWhatIsAsked();
    void manyRanges();
    void countsCodePoints();
    void thereAndBack();
};

void TestFallback::reads_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<std::vector<Fallback>>("expected");
    const auto element = [](const QString &inside) {
        return u"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'>%1</fallback>"_s.arg(inside);
    };
    const QString reply = u"urn:xmpp:reply:0"_s;
    using All = std::vector<Fallback>;
    QTest::newRow("none") << u"<body>x</body>"_s << All{};
    QTest::newRow("XEP-0428, a part") << element(u"<body start='0' end='33'/>"_s) << All{{reply, false, {{0, 33}}}};
    QTest::newRow("the whole body") << element(u"<body/>"_s) << All{{reply, true, {}}};
    QTest::newRow("everything") << element({}) << All{{reply, true, {}}};
    QTest::newRow("only the subject") << element(u"<subject/>"_s) << All{{reply, false, {}}};
    QTest::newRow("two parts") << element(u"<body start='0' end='2'/><body start='5' end='7'/>"_s)
                               << All{{reply, false, {{0, 2}, {5, 7}}}};
    QTest::newRow("no numbers") << element(u"<body start='a' end='7'/><body start='1'/>"_s) << All{{reply, false, {}}};
    QTest::newRow("beyond 64 bits") << element(u"<body start='0' end='99999999999999999999'/>"_s)
                                    << All{{reply, false, {}}};
    QTest::newRow("for nothing said") << u"<fallback xmlns='urn:xmpp:fallback:0'/>"_s << All{{QString(), true, {}}};
}

void TestFallback::reads()
{
    QFETCH(const QString, inside);
    QTEST(readFallbacks(test::xml(u"<message>"_s + inside + u"</message>"_s)), "expected");
}

void TestFallback::cuts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<TextRange>>("ranges");
    QTest::addColumn<QString>("remaining");
    QTest::addColumn<QString>("removed");
    using Ranges = std::vector<TextRange>;
    QTest::newRow("none") << u"abc"_s << Ranges{} << u"abc"_s << QString();
    QTest::newRow("the beginning") << u"> a\nb"_s << Ranges{{0, 4}} << u"b"_s << u"> a\n"_s;
    QTest::newRow("the middle") << u"abcdef"_s << Ranges{{2, 4}} << u"abef"_s << u"cd"_s;
    QTest::newRow("code points, not QChars") << u"> \U0001F600\U0001F600\nyes \U0001F600"_s << Ranges{{0, 5}}
                                             << u"yes \U0001F600"_s << u"> \U0001F600\U0001F600\n"_s;
    QTest::newRow("two") << u"abcdef"_s << Ranges{{4, 6}, {0, 1}} << u"bcd"_s << u"aef"_s;
    QTest::newRow("overlapping") << u"abcdef"_s << Ranges{{1, 4}, {2, 5}} << u"af"_s << u"bcde"_s;
    QTest::newRow("beyond the end") << u"abc"_s << Ranges{{2, 1'000'000'000'000}} << u"ab"_s << u"c"_s;
    QTest::newRow("behind the end") << u"abc"_s << Ranges{{7, 9}} << u"abc"_s << QString();
    QTest::newRow("upside down") << u"abc"_s << Ranges{{2, 1}} << u"abc"_s << QString();
    QTest::newRow("negative") << u"abc"_s << Ranges{{-2, 1}} << u"abc"_s << QString();
    QTest::newRow("half a pair at the end")
        << u"ab"_s + QChar(0xD83D) << Ranges{{0, 2}} << QString(QChar(0xD83D)) << u"ab"_s;
}

void TestFallback::cuts()
{
    QFETCH(const QString, text);
    QFETCH(const std::vector<TextRange>, ranges);
    const FallbackCut cut = cutFallback(text, {{u"urn:xmpp:reply:0"_s, false, ranges}}, {ns::kReply});
    QTEST(cut.remaining, "remaining");
    QTEST(cut.removed, "removed");
}

void TestFallback::onlyForWhatIsAsked()
{
    const std::vector<Fallback> fallbacks{{u"urn:xmpp:reply:0"_s, false, {{0, 1}}},
                                          {u"urn:xmpp:sfs:0"_s, false, {{1, 2}}},
                                          {u"urn:xmpp:unknown:0"_s, true, {}}};
    QCOMPARE(cutFallback(u"abc"_s, fallbacks, {ns::kReply}).remaining, u"bc");
    QCOMPARE(cutFallback(u"abc"_s, fallbacks, {ns::kReply, ns::kFileSharing}).remaining, u"c");
    QCOMPARE(cutFallback(u"abc"_s, fallbacks, {ns::kReactions}).remaining, u"abc");
}

void TestFallback::manyRanges()
{
    QString inside;
    for (int i = 0; i < 50'000; ++i)
        inside +=
            u"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='%1' end='%2'/></fallback>"_s
                .arg(i)
                .arg(i + 1);
    const auto fallbacks = readFallbacks(test::xml(u"<message>"_s + inside + u"</message>"_s));
    QVERIFY(fallbacks.size() <= 100);
    QVERIFY(!cutFallback(QString(100'000, u'x'), fallbacks, {ns::kReply}).remaining.isEmpty());
}

void TestFallback::countsCodePoints()
{
    QCOMPARE(codePoints(u""), 0);
    QCOMPARE(codePoints(u"aé"), 2);
    QCOMPARE(codePoints(u"\U0001F468\u200D\U0001F469"), 3);
    QCOMPARE(codePoints(QString(QChar(0xD83D)) + u"a"_s), 2);
}

void TestFallback::thereAndBack()
{
    const auto message = test::written([](QXmlStreamWriter &writer) {
        writeFallback(writer, ns::kReply, {{0, 5}});
        writeFallback(writer, ns::kRetract);
    });
    QCOMPARE(readFallbacks(message), (std::vector<Fallback>{{u"urn:xmpp:reply:0"_s, false, {{0, 5}}},
                                                            {u"urn:xmpp:message-retract:1"_s, true, {}}}));
}

QTEST_GUILESS_MAIN(TestFallback)
#include "tst_fallback.moc"
