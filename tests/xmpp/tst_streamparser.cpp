// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/streamparser.h"
#include "tests/xmpp/canonical.h"

#include <QFile>
#include <QTest>

using namespace causerie::xmpp;
using causerie::test::canonical;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kHeader = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                           "xmlns:stream='http://etherx.jabber.org/streams' version='1.0' id='x'>";

/// Every event as a line of text.
QStringList drain(StreamParser &parser)
{
    QStringList events;
    while (const auto event = parser.next()) {
        if (const auto *header = std::get_if<StreamHeader>(&*event))
            events += u"header "_s + canonical(header->document.documentElement());
        else if (const auto *stanza = std::get_if<QDomDocument>(&*event))
            events += canonical(stanza->documentElement());
        else if (std::holds_alternative<StreamEnd>(*event))
            events += u"end"_s;
        else
            events += u"fault %1"_s.arg(int(std::get<StreamFault>(*event)));
    }
    return events;
}

QStringList parse(const QByteArray &bytes)
{
    StreamParser parser;
    parser.addData(bytes);
    return drain(parser);
}

QString faultLine(StreamFault fault)
{
    return u"fault %1"_s.arg(int(fault));
}

/// What Qt's DOM reader makes of the whole stream at once.
QStringList byDom(QByteArray stream)
{
    QDomDocument document;
    if (!stream.endsWith("</stream:stream>"))
        stream += "</stream:stream>";
    if (!document.setContent(stream, QDomDocument::ParseOption::UseNamespaceProcessing))
        return {u"not well-formed"_s};
    QStringList stanzas;
    for (auto e = document.documentElement().firstChildElement(); !e.isNull(); e = e.nextSiblingElement())
        stanzas += canonical(e);
    return stanzas;
}

} // namespace

class TestStreamParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameHoweverCut_data();
    void sameHoweverCut();
    void asQtReadsIt_data() { sameHoweverCut_data(); }
    void asQtReadsIt();
    void namespacesAndAttributes();
    void whitespaceIsNothing();
    void refuses_data();
    void refuses();
    void nothingAfterAFault();
    void longStanza();
    void costlyStanza_data();
    void costlyStanza();
    void deepStanza();
    void manyAttributes();
    void startsAnew();
    void fiveThousandContacts();
};

void TestStreamParser::sameHoweverCut_data()
{
    QTest::addColumn<QByteArray>("stream");
    for (const char *name : {"prosody-sign-in.xml", "prosody-session.xml"}) {
        QFile file(QFINDTESTDATA("../data/xmpp/"_L1 + QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(name) << file.readAll();
    }
    QTest::newRow("every kind of character")
        << kHeader + "<message><body>é€👋&#x1F600;&amp;&lt;<![CDATA[<&]]>\r\nx</body></message>";
    QTest::newRow("prefixes")
        << kHeader +
               "<c:iq xmlns:c='jabber:client' xmlns:a='urn:a' a:k='v' k='w'><a:q/><q xmlns='urn:b' a:r='1'/></c:iq>";
    QTest::newRow("keepalives") << kHeader + " \n<presence/>\n \t<presence/> ";
    QTest::newRow("the end") << kHeader + "<presence/></stream:stream>";
}

void TestStreamParser::sameHoweverCut()
{
    QFETCH(QByteArray, stream);
    const QStringList whole = parse(stream);
    QVERIFY(whole.size() >= 2);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        StreamParser parser;
        parser.addData(stream.first(cut));
        QStringList events = drain(parser);
        parser.addData(stream.sliced(cut));
        events += drain(parser);
        QCOMPARE(events, whole);
    }
    StreamParser bytewise;
    QStringList events;
    for (const char c : stream) {
        bytewise.addData(QByteArrayView(&c, 1));
        events += drain(bytewise);
    }
    QCOMPARE(events, whole);
}

void TestStreamParser::asQtReadsIt()
{
    QFETCH(QByteArray, stream);
    QStringList ours = parse(stream).sliced(1);
    ours.removeAll(u"end"_s);
    QCOMPARE(ours, byDom(stream));
}

void TestStreamParser::namespacesAndAttributes()
{
    StreamParser parser;
    parser.addData(kHeader + "<message xml:lang='fr' to='a@b'><body xml:lang='de'>x</body>"
                             "<n:note xmlns:n='urn:n' n:kind='k' kind='plain'/></message>");
    QVERIFY(std::holds_alternative<StreamHeader>(*parser.next()));
    const auto event = parser.next();
    const QDomElement message = std::get<QDomDocument>(*event).documentElement();
    QCOMPARE(message.namespaceURI(), u"jabber:client"_s);
    QCOMPARE(message.tagName(), u"message"_s);
    QCOMPARE(message.attributeNS(u"http://www.w3.org/XML/1998/namespace"_s, u"lang"_s), u"fr"_s);
    QCOMPARE(message.attribute(u"to"_s), u"a@b"_s);
    const QDomElement note = message.lastChildElement();
    QCOMPARE(note.tagName(), u"note"_s);
    QCOMPARE(note.namespaceURI(), u"urn:n"_s);
    QCOMPARE(note.attributeNS(u"urn:n"_s, u"kind"_s), u"k"_s);
    QCOMPARE(note.attribute(u"kind"_s), u"plain"_s);
}

void TestStreamParser::whitespaceIsNothing()
{
    StreamParser parser;
    parser.addData(kHeader);
    QCOMPARE(drain(parser).size(), 1);
    for (int i = 0; i < 1000; ++i) {
        parser.addData(" ");
        QCOMPARE(drain(parser), QStringList());
    }
    parser.addData("<presence/>");
    QCOMPARE(drain(parser).size(), 1);
}

void TestStreamParser::refuses_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<StreamFault>("fault");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << StreamFault::BadEncoding;
    QTest::newRow("a TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7) << StreamFault::BadEncoding;
    QTest::newRow("another root") << QByteArray("<html>") << StreamFault::NotAStream;
    QTest::newRow("another namespace") << QByteArray("<stream xmlns='urn:x' version='1.0'>") << StreamFault::NotAStream;
    QTest::newRow("before version 1.0")
        << QByteArray("<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>")
        << StreamFault::NotAStream;
    // RFC 6120 §11.1
    QTest::newRow("document type") << QByteArray("<!DOCTYPE stream [<!ENTITY a 'aaaa'>]>" + kHeader)
                                   << StreamFault::Restricted;
    QTest::newRow("a million laughs") << QByteArray("<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>" +
                                                    kHeader + "&b;")
                                      << StreamFault::Restricted;
    QTest::newRow("comment") << QByteArray(kHeader + "<!-- hi -->") << StreamFault::Restricted;
    QTest::newRow("comment inside a stanza")
        << QByteArray(kHeader + "<message><!-- hi --></message>") << StreamFault::Restricted;
    QTest::newRow("processing instruction") << QByteArray(kHeader + "<?php x?>") << StreamFault::Restricted;
    QTest::newRow("entity") << QByteArray(kHeader + "<message>&nbsp;</message>") << StreamFault::NotWellFormed;
    QTest::newRow("wrong end tag") << QByteArray(kHeader + "<message></presence>") << StreamFault::NotWellFormed;
    QTest::newRow("undeclared prefix") << QByteArray(kHeader + "<a:message/>") << StreamFault::NotWellFormed;
    QTest::newRow("text between stanzas") << QByteArray(kHeader + "words<message/>") << StreamFault::NotWellFormed;
    QTest::newRow("the same attribute twice")
        << QByteArray(kHeader + "<message a='1' a='2'/>") << StreamFault::NotWellFormed;
    // RFC 6120 §11.6
    QTest::newRow("another encoding") << QByteArray("<?xml version='1.0' encoding='ISO-8859-1'?><stream:stream>")
                                      << StreamFault::BadEncoding;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe<\0s\0", 6) << StreamFault::BadEncoding;
    QTest::newRow("a NUL byte") << QByteArray(kHeader + QByteArray("<message>\0", 10)) << StreamFault::BadEncoding;
    QTest::newRow("broken UTF-8") << QByteArray(kHeader + "<message>\xc3\x28</message>") << StreamFault::BadEncoding;
    QTest::newRow("a surrogate in UTF-8")
        << QByteArray(kHeader + "<message>\xed\xa0\x80</message>") << StreamFault::BadEncoding;
    QTest::newRow("an overlong slash in UTF-8")
        << QByteArray(kHeader + "<message>\xc0\xaf</message>") << StreamFault::BadEncoding;
    QTest::newRow("beyond Unicode") << QByteArray(kHeader + "<message>\xf4\x90\x80\x80</message>")
                                    << StreamFault::BadEncoding;
    QTest::newRow("a control character") << QByteArray(kHeader + "<message>\x01</message>")
                                         << StreamFault::NotWellFormed;
}

void TestStreamParser::refuses()
{
    QFETCH(QByteArray, stream);
    QFETCH(StreamFault, fault);
    const QStringList events = parse(stream);
    QVERIFY(!events.isEmpty());
    QCOMPARE(events.back(), faultLine(fault));
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        StreamParser parser;
        parser.addData(stream.first(cut));
        QStringList cutEvents = drain(parser);
        parser.addData(stream.sliced(cut));
        cutEvents += drain(parser);
        QCOMPARE(cutEvents.value(cutEvents.size() - 1), faultLine(fault)); // what was whole before it may have come
        QVERIFY(cutEvents.size() <= 2);
    }
}

void TestStreamParser::nothingAfterAFault()
{
    StreamParser parser;
    parser.addData(kHeader + "<!-- --><message/>");
    QCOMPARE(drain(parser).size(), 2);
    parser.addData("<message/>");
    QCOMPARE(drain(parser), QStringList());
}

void TestStreamParser::longStanza()
{
    StreamParser parser;
    parser.addData(kHeader + "<message><body>");
    QCOMPARE(drain(parser).size(), 1);
    const QByteArray block(64 * 1024, 'x');
    QStringList events;
    qsizetype sent = 0;
    while (events.isEmpty() && sent < 2 * kStanzaLimit) {
        parser.addData(block);
        sent += block.size();
        events = drain(parser);
    }
    QCOMPARE(events, QStringList{faultLine(StreamFault::TooLong)});
    QVERIFY(sent >= kStanzaLimit - block.size() && sent <= kStanzaLimit + 2 * block.size());

    StreamParser patient; // many stanzas are no long stanza
    patient.addData(kHeader);
    qsizetype count = drain(patient).size();
    const QByteArray stanza = "<message><body>" + block + "</body></message>";
    for (qsizetype total = 0; total < kStanzaLimit + stanza.size(); total += stanza.size()) {
        patient.addData(stanza);
        const QStringList next = drain(patient);
        QCOMPARE(next.size(), 1);
        QVERIFY(!next.front().startsWith("fault"_L1));
        ++count;
    }
    QVERIFY(count > 100);
}

void TestStreamParser::costlyStanza_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("deep") << QByteArray("<a>");
    QTest::newRow("wide") << QByteArray("<a/>");
}

/// An element of three bytes costs three hundred in memory, so bytes alone are no limit.
void TestStreamParser::costlyStanza()
{
    QFETCH(const QByteArray, element);
    StreamParser parser;
    parser.addData(kHeader + "<message>" + element.repeated(kElementLimit));
    QCOMPARE(drain(parser).last(), faultLine(StreamFault::TooLong));

    StreamParser careful; // all of it in one read: what comes first is looked at first
    careful.setStanzaLimit(kStrangersLimit);
    careful.addData(kHeader + "<presence/><message>" + element.repeated(kStrangersLimit / element.size() + 20'000) +
                    "</bad>");
    const QStringList events = drain(careful);
    QCOMPARE(events.size(), 3);
    QVERIFY(events[1].contains("presence"_L1));
    QCOMPARE(events[2], faultLine(StreamFault::TooLong));
}

void TestStreamParser::deepStanza()
{
    const auto nested = [](int depth) {
        return kHeader + "<message>" + QByteArray("<a>").repeated(depth) + "within" +
               QByteArray("</a>").repeated(depth) + "<body>text</body></message><presence/>";
    };
    QCOMPARE(parse(nested(kDepthLimit - 1)).size(), 3);
    QVERIFY(parse(nested(kDepthLimit - 1))[1].contains("within"_L1));
    for (const int depth : {kDepthLimit, 100'000}) { // a contact may write this, so the stream goes on
        const QStringList events = parse(nested(depth));
        QCOMPARE(events.size(), 3);
        QCOMPARE(events[1].count("}a>"_L1), qsizetype(kDepthLimit - 1));
        QVERIFY(!events[1].contains("within"_L1));
        QVERIFY(events[1].contains("text"_L1));
        QVERIFY(events[2].contains("presence"_L1));
    }
}

void TestStreamParser::manyAttributes()
{
    QByteArray attributes;
    for (int i = 0; i < 20'000; ++i)
        attributes += " a" + QByteArray::number(i) + "='1'";
    const QStringList events = parse(kHeader + "<message><x" + attributes + "/><body>text</body></message><presence/>");
    QCOMPARE(events.size(), 3);
    QCOMPARE(events[1].count("=1"_L1), kAttributeLimit);
    QVERIFY(events[1].contains("text"_L1));
}

void TestStreamParser::startsAnew()
{
    StreamParser parser;
    parser.addData(kHeader + "<message><body>half");
    QCOMPARE(drain(parser).size(), 1);
    parser.reset();
    parser.addData(kHeader + "<presence/>");
    const QStringList events = drain(parser);
    QCOMPARE(events.size(), 2);
    QVERIFY(events[1].contains("presence"_L1) && !events[1].contains("half"_L1));
}

void TestStreamParser::fiveThousandContacts()
{
    QByteArray roster = "<iq type='result' id='r'><query xmlns='jabber:iq:roster'>";
    for (int i = 0; i < 5'000; ++i)
        roster += "<item jid='contact" + QByteArray::number(i) +
                  "@example.test' name='Contact' subscription='both'>"
                  "<group>Friends</group></item>";
    roster += "</query></iq>";
    QBENCHMARK
    {
        StreamParser parser;
        parser.addData(kHeader);
        drain(parser);
        std::optional<StreamEvent> event;
        constexpr qsizetype kPacket = 1'400; // as TLS records of a chatty server come
        for (qsizetype at = 0; at < roster.size(); at += kPacket) {
            parser.addData(QByteArrayView(roster).sliced(at, std::min(kPacket, roster.size() - at)));
            while (auto next = parser.next())
                event = std::move(next);
        }
        QVERIFY(event && std::holds_alternative<QDomDocument>(*event));
        const auto query = std::get<QDomDocument>(*event).documentElement().firstChildElement();
        QCOMPARE(query.childNodes().count(), 5'000);
    }
}

QTEST_APPLESS_MAIN(TestStreamParser)
#include "tst_streamparser.moc"
