// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/jinglefile.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

// After XEP-0234 §6.1 (example 1), with the transport of XEP-0261.
const QString kFile =
    u"<file><date>1969-07-21T02:56:15Z</date><desc>This is a test.</desc><media-type>text/plain</media-type>"
    "<name>test.txt</name><range/><size>6144</size>"
    "<hash xmlns='urn:xmpp:hashes:2' algo='sha-256'>2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90</hash>"
    "</file>"_s;
const QString kTransport = u"<transport xmlns='urn:xmpp:jingle:transports:ibb:1' block-size='4096' sid='ch3d9s71'/>"_s;

QString content(const QString &file, const QString &transport, const QString &attributes = {})
{
    return u"<content creator='initiator' name='a-file-offer' %3>"
           "<description xmlns='urn:xmpp:jingle:apps:file-transfer:5'>%1</description>%2</content>"_s.arg(
               file, transport, attributes);
}

QDomElement jingle(const QString &inside, const QString &action = u"session-initiate"_s)
{
    return xml(
        u"<jingle xmlns='urn:xmpp:jingle:1' action='%1' sid='851ba2' initiator='romeo@montague.lit/dr4hcr0st3lup4c'>"
        "%2</jingle>"_s.arg(action, inside));
}

FileContent sample()
{
    FileContent content;
    content.name = u"0b3c"_s;
    content.file.name = u"Été & co's.pdf"_s;
    content.file.mediaType = u"application/pdf"_s;
    content.file.size = 5'000'000;
    content.file.description = u"as promised"_s;
    content.file.hashes = {{u"sha-256"_s, QByteArray(32, 'h')}};
    content.transport = {u"stream"_s, 4096};
    return content;
}

} // namespace

class TestJingleFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExample();
    void refusals_data();
    void refusals();
    void numbers_data();
    void numbers();
    void news_data();
    void news();
    void thereAndBack_data();
    void thereAndBack();
    void whatIsAnOffer_data();
    void whatIsAnOffer();
    void notWithoutSession();
    void anotherWay();
    void whereToMeet();
    void received();
};

void TestJingleFile::theExample()
{
    const auto parsed = parseFileJingle(jingle(content(kFile, kTransport, u"senders='initiator'"_s)));
    QVERIFY(parsed && parsed->file);
    QCOMPARE(parsed->common.action, JingleAction::SessionInitiate);
    QCOMPARE(parsed->common.sid, u"851ba2"_s);
    const FileContent &found = *parsed->file;
    QCOMPARE(found.name, u"a-file-offer"_s);
    QVERIFY(found.creatorIsInitiator);
    QCOMPARE(found.file.name, u"test.txt"_s);
    QCOMPARE(found.file.mediaType, u"text/plain"_s);
    QCOMPARE(found.file.size, 6144);
    QCOMPARE(found.file.description, u"This is a test."_s);
    QVERIFY(found.file.url.isEmpty());
    QCOMPARE(found.offset, 0);
    QCOMPARE(found.transport, (IbbTransport{u"ch3d9s71"_s, 4096}));
}

void TestJingleFile::refusals_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<EndReason>("reason");
    const QString ice = u"<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' sid='x'/>"_s;
    const QString rtp = u"<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>"_s;
    QTest::newRow("nothing in it") << QString() << EndReason::UnsupportedApplications;
    QTest::newRow("another application") << u"<content creator='initiator' name='x'>%1</content>"_s.arg(rtp)
                                         << EndReason::UnsupportedApplications;
    QTest::newRow("no file") << content({}, kTransport) << EndReason::FailedApplication;
    QTest::newRow("they want one of ours")
        << content(kFile, kTransport, u"senders='responder'"_s) << EndReason::FailedApplication;
    QTest::newRow("two files") << content(kFile, kTransport) + content(kFile, kTransport)
                               << EndReason::FailedApplication;
    QTest::newRow("a transport we have not") << content(kFile, ice) << EndReason::UnsupportedTransports;
    QTest::newRow("no transport") << content(kFile, {}) << EndReason::UnsupportedTransports;
    const auto transport = [](const QString &attributes) {
        return content(kFile, u"<transport xmlns='urn:xmpp:jingle:transports:ibb:1' %1/>"_s.arg(attributes));
    };
    QTest::newRow("no stream") << transport(u"block-size='4096'"_s) << EndReason::UnsupportedTransports;
    QTest::newRow("no block size") << transport(u"sid='x'"_s) << EndReason::UnsupportedTransports;
    QTest::newRow("blocks of nothing") << transport(u"sid='x' block-size='0'"_s) << EndReason::UnsupportedTransports;
    QTest::newRow("blocks beyond the limit")
        << transport(u"sid='x' block-size='65536'"_s) << EndReason::UnsupportedTransports;
    QTest::newRow("blocks in messages") << transport(u"sid='x' block-size='4096' stanza='message'"_s)
                                        << EndReason::UnsupportedTransports;
    QTest::newRow("a stream's name without end")
        << transport(u"block-size='4096' sid='%1'"_s.arg(QString(257, u'x'))) << EndReason::UnsupportedTransports;
}

void TestJingleFile::refusals()
{
    QFETCH(QString, inside);
    const auto parsed = parseFileJingle(jingle(inside));
    QVERIFY(parsed);
    QVERIFY(!parsed->file);
    QTEST(parsed->refusal, "reason");
}

void TestJingleFile::numbers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing said") << u"<file/>"_s << qint64(-1) << qint64(0) << QString();
    QTest::newRow("less than nothing") << u"<file><size>-5</size><range offset='-1'/></file>"_s << qint64(-1)
                                       << qint64(0) << QString();
    QTest::newRow("too many digits") << u"<file><size>99999999999999999999</size></file>"_s << qint64(-1) << qint64(0)
                                     << QString();
    QTest::newRow("words") << u"<file><size>many</size><range offset='all'/></file>"_s << qint64(-1) << qint64(0)
                           << QString();
    QTest::newRow("from the middle") << u"<file><size>10</size><range offset='7'/></file>"_s << qint64(10) << qint64(7)
                                     << QString();
    QTest::newRow("a path for a name") << u"<file><name>../../.ssh/id</name><size>0</size></file>"_s << qint64(0)
                                       << qint64(0) << u"id"_s;
    QTest::newRow("a name turned around")
        << u"<file><name>a\u202Efdp.exe</name></file>"_s << qint64(-1) << qint64(0) << u"afdp.exe"_s;
}

void TestJingleFile::numbers()
{
    QFETCH(QString, file);
    const auto parsed = parseFileJingle(jingle(content(file, kTransport)));
    QVERIFY(parsed && parsed->file);
    QTEST(parsed->file->file.size, "size");
    QTEST(parsed->file->offset, "offset");
    QTEST(parsed->file->file.name, "name");
}

void TestJingleFile::news_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<std::optional<FileNews>>("news");
    const QString ns = u"xmlns='urn:xmpp:jingle:apps:file-transfer:5'"_s;
    const FileNews hash{.hashes = {{u"sha-256"_s, QByteArray(32, 'h')}}};
    QTest::newRow("a ping") << QString() << std::optional<FileNews>();
    QTest::newRow("of calls") << u"<ringing xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>"_s << std::optional<FileNews>();
    QTest::newRow("received") << u"<received %1 creator='initiator' name='a'/>"_s.arg(ns)
                              << std::optional(FileNews{.isReceived = true});
    QTest::newRow("checksum")
        << u"<checksum %1><file><hash xmlns='urn:xmpp:hashes:2' algo='SHA-256'>%2</hash></file></checksum>"_s.arg(
               ns, QString::fromLatin1(QByteArray(32, 'h').toBase64()))
        << std::optional(hash);
    QTest::newRow("a checksum of nothing") << u"<checksum %1/>"_s.arg(ns) << std::optional(FileNews{});
}

void TestJingleFile::news()
{
    QFETCH(QString, inside);
    const auto parsed = parseFileJingle(jingle(inside, u"session-info"_s));
    QVERIFY(parsed);
    QTEST(parsed->news, "news");
    QCOMPARE(parsed->common.isPing, inside.isEmpty());
}

void TestJingleFile::thereAndBack_data()
{
    QTest::addColumn<JingleAction>("action");
    QTest::addColumn<FileContent>("content");
    QTest::newRow("an offer") << JingleAction::SessionInitiate << sample();
    QTest::newRow("taken") << JingleAction::SessionAccept << sample();
    FileContent later = sample();
    later.offset = 4'999'999;
    QTest::newRow("taken from the middle") << JingleAction::SessionAccept << later;
    FileContent beside = sample();
    beside.transport = {};
    beside.s5b =
        S5bTransport{u"s"_s,
                     QString(40, u'0'),
                     {{u"c"_s, S5bCandidate::Type::Proxy, u"proxy.example"_s, 7777, *Jid::parse(u"proxy.example"), 5}}};
    QTest::newRow("beside the stanzas") << JingleAction::SessionInitiate << beside;
    QTest::newRow("taken beside the stanzas") << JingleAction::SessionAccept << beside;
}

void TestJingleFile::thereAndBack()
{
    QFETCH(JingleAction, action);
    QFETCH(FileContent, content);
    const JingleParties parties{u"alice@example.test/desk"_s, {}};
    const QDomElement message =
        written([&](QXmlStreamWriter &writer) { writeFile(writer, action, u"s"_s, content, parties); });
    const auto parsed = parseFileJingle(message.firstChildElement());
    QVERIFY(parsed && parsed->file);
    QCOMPARE(parsed->common.action, action);
    QCOMPARE(*parsed->file, content);
    QCOMPARE(offersFile(message.firstChildElement()), action == JingleAction::SessionInitiate);
}

void TestJingleFile::whatIsAnOffer_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("offers");
    QTest::newRow("a file") << content(kFile, kTransport) << u"session-initiate"_s << true;
    QTest::newRow("accepted") << content(kFile, kTransport) << u"session-accept"_s << false;
    QTest::newRow("a call") << u"<content name='a'><description xmlns='urn:xmpp:jingle:apps:rtp:1'/></content>"_s
                            << u"session-initiate"_s << false;
}

void TestJingleFile::whatIsAnOffer()
{
    QFETCH(QString, inside);
    QFETCH(QString, action);
    QTEST(offersFile(jingle(inside, action)), "offers");
}

void TestJingleFile::notWithoutSession()
{
    QVERIFY(!parseFileJingle(xml(u"<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate'/>"_s)));
    QVERIFY(!parseFileJingle(xml(u"<query/>"_s)));
}

void TestJingleFile::anotherWay()
{
    for (const auto action : {JingleAction::TransportReplace, JingleAction::TransportAccept}) {
        const QDomElement message =
            written([action](QXmlStreamWriter &writer) { writeReplacement(writer, action, u"s"_s, sample()); });
        const auto parsed = parseFileJingle(message.firstChildElement());
        QVERIFY(parsed);
        QCOMPARE(parsed->common.action, action);
        QCOMPARE(parsed->replacement, sample().transport);
        QVERIFY(!parsed->file);
    }
    // Only in stanzas; what we do not have replaces nothing.
    const auto other = parseFileJingle(jingle(
        content(kFile, u"<transport xmlns='urn:xmpp:jingle:transports:s5b:1' sid='x'/>"_s), u"transport-replace"_s));
    QVERIFY(other && !other->replacement);
}

void TestJingleFile::whereToMeet()
{
    const S5bNews said{S5bNews::Kind::CandidateUsed, u"c"_s, u"stream"_s};
    const QDomElement message =
        written([&said](QXmlStreamWriter &writer) { writeMeeting(writer, u"s"_s, sample(), said); });
    const auto parsed = parseFileJingle(message.firstChildElement());
    QVERIFY(parsed);
    QCOMPARE(parsed->common.action, JingleAction::TransportInfo);
    QCOMPARE(parsed->meeting, said);
}

void TestJingleFile::received()
{
    const QDomElement message = written([](QXmlStreamWriter &writer) { writeReceived(writer, u"s"_s, sample()); });
    const auto parsed = parseFileJingle(message.firstChildElement());
    QVERIFY(parsed && parsed->news);
    QVERIFY(parsed->news->isReceived);
    QCOMPARE(child(message.firstChildElement(), "received"_L1, ns::kFileTransfer).attribute(u"name"_s), sample().name);
}

QTEST_APPLESS_MAIN(TestJingleFile)
#include "tst_jinglefile.moc"
