// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/doap.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace causerie::test
{

std::expected<QMap<QString, SupportedXep>, QString> readDoap()
{
    QFile file(QStringLiteral(CAUSERIE_DOAP));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(file.errorString());
    QMap<QString, SupportedXep> xeps;
    QXmlStreamReader xml(&file);
    QString number;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "xep"_L1) {
            static const QRegularExpression address(u"^https://xmpp\\.org/extensions/xep-(\\d{4})\\.html$"_s);
            const QString resource = xml.attributes().value(u"rdf:resource"_s).toString();
            number = address.match(resource).captured(1);
            if (number.isEmpty() || xeps.contains(number))
                return std::unexpected(u"no XEP, or one twice: "_s + resource);
            xeps.insert(number, {});
        } else if (xml.name() == "status"_L1) {
            xeps[number].status = xml.readElementText();
        } else if (xml.name() == "version"_L1) {
            xeps[number].version = xml.readElementText();
        }
    }
    if (xml.hasError())
        return std::unexpected(xml.errorString());
    return xeps;
}

const QMap<QString, QString> &announcedFeatures()
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
        {u"urn:ietf:params:xml:ns:vcard-4.0"_s, u"0292"_s},
        {u"urn:ietf:rfc:5576"_s, u"0339"_s},
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
        {u"urn:xmpp:jingle:apps:grouping:0"_s, u"0338"_s},
        {u"urn:xmpp:jingle:apps:rtp:1"_s, u"0167"_s},
        {u"urn:xmpp:jingle:apps:rtp:audio"_s, u"0167"_s},
        {u"urn:xmpp:jingle:apps:rtp:rtp-hdrext:0"_s, u"0294"_s},
        {u"urn:xmpp:jingle:transfer:0"_s, u"0251"_s},
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

const QStringList &silentXeps()
{
    static const QStringList xeps =
        u"0004 0048 0049 0050 0054 0055 0059 0060 0065 0068 0077 0082 0103 0106 0122 0128 0147 0153 0158 0163 0191 "
        "0198 0215 0221 0223 0231 0245 0280 0297 0313 0319 0334 0363 0368 0377 0379 0386 0388 "
        "0392 0398 0401 0410 0414 0421 0425 0426 0433 0445 0486"_s.split(u' ');
    return xeps;
}

} // namespace causerie::test
