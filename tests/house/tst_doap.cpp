// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/disco.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

/// The feature by which a XEP wants to be announced, for those that want it from clients.
const QMap<QString, QString> &announced()
{
    static const QMap<QString, QString> features{
        {u"http://jabber.org/protocol/caps"_s, u"0115"_s},
        {u"http://jabber.org/protocol/chatstates"_s, u"0085"_s},
        {u"http://jabber.org/protocol/disco#info"_s, u"0030"_s},
        {u"http://jabber.org/protocol/disco#items"_s, u"0030"_s},
        {u"http://jabber.org/protocol/ibb"_s, u"0047"_s},
        {u"http://jabber.org/protocol/muc"_s, u"0045"_s},
        {u"http://jabber.org/protocol/nick+notify"_s, u"0172"_s},
        {u"jabber:iq:version"_s, u"0092"_s},
        {u"jabber:x:conference"_s, u"0249"_s},
        {u"jabber:x:oob"_s, u"0066"_s},
        {u"urn:xmpp:avatar:metadata+notify"_s, u"0084"_s},
        {u"urn:xmpp:bookmarks:1+notify"_s, u"0402"_s},
        {u"urn:xmpp:chat-markers:0"_s, u"0333"_s},
        {u"urn:xmpp:delay"_s, u"0203"_s},
        {u"urn:xmpp:eme:0"_s, u"0380"_s},
        {u"urn:xmpp:fallback:0"_s, u"0428"_s},
        {u"urn:xmpp:file:metadata:0"_s, u"0446"_s},
        {u"urn:xmpp:hash-function-text-names:sha-256"_s, u"0300"_s},
        {u"urn:xmpp:hash-function-text-names:sha-512"_s, u"0300"_s},
        {u"urn:xmpp:hashes:2"_s, u"0300"_s},
        {u"urn:xmpp:jingle-message:0"_s, u"0353"_s},
        {u"urn:xmpp:jingle:1"_s, u"0166"_s},
        {u"urn:xmpp:jingle:apps:dtls:0"_s, u"0320"_s},
        {u"urn:xmpp:jingle:apps:file-transfer:5"_s, u"0234"_s},
        {u"urn:xmpp:jingle:apps:rtp:1"_s, u"0167"_s},
        {u"urn:xmpp:jingle:apps:rtp:audio"_s, u"0167"_s},
        {u"urn:xmpp:jingle:transports:ibb:1"_s, u"0261"_s},
        {u"urn:xmpp:jingle:transports:ice-udp:1"_s, u"0176"_s},
        {u"urn:xmpp:jingle:transports:s5b:1"_s, u"0260"_s},
        {u"urn:xmpp:mds:displayed:0+notify"_s, u"0490"_s},
        {u"urn:xmpp:message-correct:0"_s, u"0308"_s},
        {u"urn:xmpp:message-retract:1"_s, u"0424"_s},
        {u"urn:xmpp:ping"_s, u"0199"_s},
        {u"urn:xmpp:reactions:0"_s, u"0444"_s},
        {u"urn:xmpp:receipts"_s, u"0184"_s},
        {u"urn:xmpp:reply:0"_s, u"0461"_s},
        {u"urn:xmpp:sfs:0"_s, u"0447"_s},
        {u"urn:xmpp:sid:0"_s, u"0359"_s},
        {u"urn:xmpp:spoiler:0"_s, u"0382"_s},
        {u"urn:xmpp:styling:0"_s, u"0393"_s},
        {u"urn:xmpp:thumbs:1"_s, u"0264"_s},
        {u"urn:xmpp:time"_s, u"0202"_s},
    };
    return features;
}

/// XEPs that are about servers, streams, parts of others or looks: a client announces nothing for them.
const QStringList &silent()
{
    static const QStringList xeps =
        u"0004 0048 0049 0050 0054 0055 0059 0060 0065 0068 0077 0082 0122 0147 0153 0158 0163 0191 0198 0215 0221 0223 0231 0245 0280 0292 0297 0313 0319 0334 0363 0368 "
        "0377 0379 0386 0388 0392 0398 0401 "
        "0410 0421 0425 0426 0433 0445"_s.split(u' ');
    return xeps;
}

struct Supported {
    QString status;
    QString version;
};

/// By number; fails the test on what is no such file.
void read(QMap<QString, Supported> &xeps)
{
    QFile file(QStringLiteral(CAUSERIE_SOURCE_DIR "/resources/causerie.doap"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString number;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "xep"_L1) {
            static const QRegularExpression address(u"^https://xmpp\\.org/extensions/xep-(\\d{4})\\.html$"_s);
            number = address.match(xml.attributes().value(u"rdf:resource"_s).toString()).captured(1);
            QVERIFY(!number.isEmpty());
            QVERIFY2(!xeps.contains(number), qPrintable(number));
            xeps.insert(number, {});
        } else if (xml.name() == "status"_L1) {
            xeps[number].status = xml.readElementText();
        } else if (xml.name() == "version"_L1) {
            xeps[number].version = xml.readElementText();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

} // namespace

/// What the description of the project says and what the program tells others are the same.
class TestDoap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyXepHasItsStatusAndVersion();
    void whatIsAnnouncedIsDescribed();
    void whatIsDescribedIsAnnounced();
};

void TestDoap::everyXepHasItsStatusAndVersion()
{
    QMap<QString, Supported> xeps;
    read(xeps);
    QVERIFY(!xeps.isEmpty());
    for (const auto &[number, xep] : xeps.asKeyValueRange()) {
        QVERIFY2(xep.status == "complete"_L1 || xep.status == "partial"_L1, qPrintable(number));
        static const QRegularExpression version(u"^\\d+\\.\\d+(\\.\\d+)?$"_s);
        QVERIFY2(version.match(xep.version).hasMatch(), qPrintable(number));
    }
}

void TestDoap::whatIsAnnouncedIsDescribed()
{
    QMap<QString, Supported> xeps;
    read(xeps);
    for (const QString &feature : Disco::ownFeatures()) {
        QVERIFY2(announced().contains(feature), qPrintable(feature));
        QVERIFY2(xeps.contains(announced().value(feature)), qPrintable(feature));
    }
}

void TestDoap::whatIsDescribedIsAnnounced()
{
    QMap<QString, Supported> xeps;
    read(xeps);
    for (const QString &feature : announced().keys())
        QVERIFY2(Disco::ownFeatures().contains(feature), qPrintable(feature));
    const QStringList speaking = announced().values();
    for (const QString &number : xeps.keys())
        QVERIFY2(speaking.contains(number) != silent().contains(number), qPrintable(number));
}

QTEST_GUILESS_MAIN(TestDoap)
#include "tst_doap.moc"
