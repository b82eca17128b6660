// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/xmllog.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestXmlLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void shows_data();
    void shows();
    void cutsLongText();
};

void TestXmlLog::hides_data()
{
    QTest::addColumn<QString>("xml"); // "S3CRET" marks what must not appear
    QTest::newRow("SASL") << u"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>S3CRET</auth>"_s;
    QTest::newRow("SASL response") << u"<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>S3CRET</response>"_s;
    QTest::newRow("SASL success") << u"<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>S3CRET</success>"_s;
    QTest::newRow("SASL2")
        << u"<authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'><initial-response>S3CRET</initial-response></authenticate>"_s;
    QTest::newRow("SASL2 success")
        << u"<success xmlns='urn:xmpp:sasl:2'><additional-data>S3CRET</additional-data></success>"_s;
    QTest::newRow("FAST token")
        << u"<success xmlns='urn:xmpp:sasl:2'><token xmlns='urn:xmpp:fast:0' expiry='2026' token='S3CRET'/></success>"_s;
    QTest::newRow("registration")
        << u"<iq type='set'><query xmlns='jabber:iq:register'><username>a</username><password>S3CRET</password></query></iq>"_s;
    QTest::newRow("old sign-in")
        << u"<iq type='set'><query xmlns='jabber:iq:auth'><digest>S3CRET</digest></query></iq>"_s;
    QTest::newRow("room password")
        << u"<presence><x xmlns='http://jabber.org/protocol/muc'><password>S3CRET</password></x></presence>"_s;
    QTest::newRow("TURN")
        << u"<iq><services xmlns='urn:xmpp:extdisco:2'><service type='turn' username='u' password='S3CRET'/></services></iq>"_s;
    QTest::newRow("ICE")
        << u"<iq><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='S3CRET'/></iq>"_s;
    QTest::newRow("form field by name")
        << u"<x xmlns='jabber:x:data'><field var='muc#roomconfig_roomsecret'><value>S3CRET</value></field></x>"_s;
    QTest::newRow("form field by type")
        << u"<x xmlns='jabber:x:data'><field var='a' type='text-private'><value>S3CRET</value></field></x>"_s;
    QTest::newRow("OMEMO key")
        << u"<header xmlns='eu.siacs.conversations.axolotl'><key rid='1'>S3CRET</key></header>"_s;
    QTest::newRow("header of an upload")
        << u"<put xmlns='urn:xmpp:http:upload:0' url='https://x'><header name='Authorization'>S3CRET</header></put>"_s;
    QTest::newRow("a link with a token") << u"<body>xmpp:a@example.test?register;preauth=S3CRET;ibr=y</body>"_s;
    QTest::newRow("a link with a password") << u"<iq><x uri='xmpp:a@example.test?join;password=S3CRET'/></iq>"_s;
    QTest::newRow("not XML at all") << u"S3CRET"_s;
}

void TestXmlLog::hides()
{
    QFETCH(QString, xml);
    const QString line = redacted(xml);
    QVERIFY(!line.isEmpty());
    QVERIFY2(!line.contains("S3CRET"_L1), qPrintable(line));
}

void TestXmlLog::shows_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("line");
    QTest::newRow("message") << u"<message xmlns=\"jabber:client\" to=\"a@b\"><body>1 &lt; 2</body></message>"_s
                             << u"<message to='a@b'><body>1 &lt; 2</body></message>"_s;
    QTest::newRow("namespaces where they change")
        << u"<iq xmlns='jabber:client' type='get'><query xmlns='urn:q'><item/></query></iq>"_s
        << u"<iq type='get'><query xmlns='urn:q'><item/></query></iq>"_s;
    QTest::newRow("header")
        << u"<?xml version=\"1.0\" encoding=\"UTF-8\"?><stream:stream to=\"a\" version=\"1.0\" "
           "xmlns=\"jabber:client\" xmlns:stream=\"http://etherx.jabber.org/streams\">"_s
        << u"<stream:stream xmlns:stream='http://etherx.jabber.org/streams' to='a' version='1.0'/>"_s;
    QTest::newRow("end") << u"</stream:stream>"_s << u"</stream:stream>"_s;
    QTest::newRow("SASL without data") << u"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'/>"_s
                                       << u"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-1'/>"_s;
    QTest::newRow("two stanzas in one") << u"<a/><b/>"_s << u"[8 characters that are not one stanza]"_s;
}

void TestXmlLog::shows()
{
    QFETCH(QString, xml);
    QFETCH(QString, line);
    QCOMPARE(redacted(xml), line);
}

void TestXmlLog::cutsLongText()
{
    const QString line = redacted(u"<message><body>"_s + QString(100'000, u'x') + u"</body></message>"_s);
    QVERIFY(line.size() < 600);
    QVERIFY(line.contains("100000 characters"_L1));
}

QTEST_APPLESS_MAIN(TestXmlLog)
#include "tst_xmllog.moc"
