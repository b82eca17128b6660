// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/ibb.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestIbb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void blocks_data();
    void blocks();
    void numbersWrap();
    void anOpenStreamIsReadBack();
};

void TestIbb::requests_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("seen"); // verb, sid, block size, in IQs
    const auto row = [](const char *name, const QString &inside, const QString &seen) {
        QTest::newRow(name) << inside << seen;
    };
    const QString ns = u"xmlns='http://jabber.org/protocol/ibb'"_s;
    row("open", u"<open %1 block-size='4096' sid='i' stanza='iq'/>"_s.arg(ns), u"0 i 4096 1"_s); // XEP-0047, example 1
    row("IQs are the default", u"<open %1 block-size='4096' sid='i'/>"_s.arg(ns), u"0 i 4096 1"_s);
    row("in messages", u"<open %1 block-size='4096' sid='i' stanza='message'/>"_s.arg(ns), u"0 i 4096 0"_s);
    row("no block size", u"<open %1 sid='i'/>"_s.arg(ns), u"0 i 0 1"_s);
    row("a block size beyond", u"<open %1 sid='i' block-size='65536'/>"_s.arg(ns), u"0 i 0 1"_s);
    row("one below", u"<open %1 sid='i' block-size='-1'/>"_s.arg(ns), u"0 i 0 1"_s);
    row("data", u"<data %1 seq='0' sid='i'>QQ==</data>"_s.arg(ns), u"1 i 0 1"_s);
    row("close", u"<close %1 sid='i'/>"_s.arg(ns), u"2 i 0 1"_s);
    row("no stream", u"<close %1/>"_s.arg(ns), {});
    row("a name without end", u"<close %1 sid='%2'/>"_s.arg(ns, QString(257, u'x')), {});
    row("something new", u"<pause %1 sid='i'/>"_s.arg(ns), {});
    row("something else", u"<open xmlns='urn:example' sid='i'/>"_s, {});
    row("nothing", {}, {});
}

void TestIbb::requests()
{
    QFETCH(QString, inside);
    const auto asked = readIbb(xml(u"<iq type='set'>%1</iq>"_s.arg(inside)));
    const QString found =
        asked ? u"%1 %2 %3 %4"_s.arg(int(asked->verb)).arg(asked->sid).arg(asked->blockSize).arg(asked->inIqs)
              : QString();
    QTEST(found, "seen");
}

void TestIbb::blocks_data()
{
    QTest::addColumn<QString>("seq");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes"); // empty: refused
    QTest::addColumn<IbbError>("error");
    const auto row = [](const char *name, const QString &seq, const QString &text, const QByteArray &bytes,
                        IbbError error = IbbError::BadBlock) { QTest::newRow(name) << seq << text << bytes << error; };
    row("four bytes", u"0"_s, u"YWJjZA=="_s, "abcd");
    row("one more than agreed", u"0"_s, u"YWJjZGU="_s, {});
    row("many more", u"0"_s, QString(40'000, u'A'), {});
    row("nothing in it", u"0"_s, {}, {});
    row("no base64", u"0"_s, u"?!%$"_s, {});
    row("beyond its alphabet", u"0"_s, u"ÄÖÜß"_s, {});
    row("white space", u"0"_s, u"YW J"_s, {});
    row("without its end", u"0"_s, u"YWJjZA"_s, {});
    row("the next one first", u"1"_s, u"YQ=="_s, {}, IbbError::OutOfOrder);
    row("no number", u""_s, u"YQ=="_s, {}, IbbError::OutOfOrder);
    row("beyond 16 bits", u"65536"_s, u"YQ=="_s, {}, IbbError::OutOfOrder);
}

void TestIbb::blocks()
{
    QFETCH(QString, seq);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    IbbInput input(4);
    const auto taken = input.take(xml(u"<data seq='%1'>%2</data>"_s.arg(seq, text)));
    QCOMPARE(taken.value_or(QByteArray()), bytes);
    if (!taken)
        QTEST(taken.error(), "error");
}

void TestIbb::numbersWrap()
{
    IbbInput input(16);
    for (int i = 0; i < 65'536; ++i)
        QVERIFY(input.take(xml(u"<data seq='%1'>YQ==</data>"_s.arg(i))));
    QVERIFY(input.take(xml(u"<data seq='0'>YQ==</data>"_s)));
    QVERIFY(!input.take(xml(u"<data seq='0'>YQ==</data>"_s))); // the same again
}

void TestIbb::anOpenStreamIsReadBack()
{
    const auto back = [](auto write) { return readIbb(written(write)); };
    const auto open = back([](QXmlStreamWriter &writer) { writeIbbOpen(writer, u"i"_s, 4096); });
    QVERIFY(open && open->blockSize == 4096 && open->inIqs);
    const QByteArray bytes("\0\1\2\xff", 4);
    const auto data = back([&bytes](QXmlStreamWriter &writer) { writeIbbData(writer, u"i"_s, 0, bytes); });
    QVERIFY(data);
    QCOMPARE(IbbInput(4096).take(data->element).value_or(QByteArray()), bytes);
    const auto close = back([](QXmlStreamWriter &writer) { writeIbbClose(writer, u"i"_s); });
    QVERIFY(close && close->verb == IbbRequest::Verb::Close);
}

QTEST_APPLESS_MAIN(TestIbb)
#include "tst_ibb.moc"
