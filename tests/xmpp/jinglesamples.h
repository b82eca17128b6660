// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Stanzas in the shapes other clients write them. The values are made up, the structure is theirs: element order,
/// namespaces, attributes, and what they leave out (Dino 0.5, Conversations 2.12, Movim, Cheogram's gateway).
namespace causerie::test::samples
{

inline const QString kDigest = QStringLiteral("02:1A:CC:54:27:AB:EB:9C:53:3F:3E:4B:65:2E:7D:46:"
                                              "3F:54:42:CD:54:F1:7A:03:A2:7D:F9:B0:7F:46:19:B2");

/// Dino offers SDES beside DTLS and marks its own extensions.
inline QString dinoInitiate()
{
    return QStringLiteral(R"(<iq type='set' id='d1' from='dora@example.test/dino.1' to='bob@example.test/phone'>
<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='dino-sid' initiator='dora@example.test/dino.1'>
<content creator='initiator' name='audio' senders='both'>
<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>
<encryption required='1'><crypto xmlns='urn:xmpp:jingle:apps:rtp:1' tag='1' crypto-suite='AES_CM_128_HMAC_SHA1_80'
 key-params='inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz'/></encryption>
<payload-type id='111' name='opus' clockrate='48000' channels='2'><parameter name='useinbandfec' value='1'/></payload-type>
<payload-type id='112' name='speex' clockrate='32000'/><payload-type id='113' name='speex' clockrate='16000'/>
<payload-type id='0' name='PCMU' clockrate='8000'/><payload-type id='8' name='PCMA' clockrate='8000'/>
<rtcp-mux/></description>
<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='1RMU' pwd='gQ4bRQ1kUBIsQXpMAJOaqd'>
<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>%1</fingerprint>
<candidate component='1' foundation='1' generation='0' id='a' ip='192.0.2.10' network='0' port='44532'
 priority='2015363327' protocol='udp' type='host'/>
<candidate component='1' foundation='5' generation='0' id='b' ip='198.51.100.7' network='0' port='44532'
 priority='1679819007' protocol='udp' type='srflx' rel-addr='192.0.2.10' rel-port='44532'/>
</transport></content></jingle></iq>)")
        .arg(kDigest);
}

/// Conversations: libwebrtc's list, header extensions, feedback, sources, BUNDLE.
inline QString conversationsInitiate()
{
    return QStringLiteral(
               R"(<iq type='set' id='c1' from='carla@example.test/Conversations.x1' to='bob@example.test/phone'>
<jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' initiator='carla@example.test/Conversations.x1' sid='conv-sid'>
<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='0'/></group>
<content creator='initiator' name='0'>
<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>
<payload-type id='111' name='opus' clockrate='48000' channels='2'><parameter name='minptime' value='10'/>
<parameter name='useinbandfec' value='1'/><rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='transport-cc'/></payload-type>
<payload-type id='63' name='red' clockrate='48000' channels='2'><parameter name='' value='111/111'/></payload-type>
<payload-type id='9' name='G722' clockrate='8000'/><payload-type id='102' name='ILBC' clockrate='8000'/>
<payload-type id='0' name='PCMU' clockrate='8000'/><payload-type id='13' name='CN' clockrate='8000'/>
<payload-type id='110' name='telephone-event' clockrate='48000'/>
<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='1' uri='urn:ietf:params:rtp-hdrext:ssrc-audio-level'/>
<extmap-allow-mixed xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0'/>
<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='3217412'><parameter name='cname' value='x9kzT'/>
<parameter name='msid' value='my-media-stream audio'/></source><rtcp-mux/></description>
<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='Xw3+' pwd='dN3u1vY2fK2D9b0m/d8XzQzk'>
<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>%1</fingerprint></transport>
</content></jingle></iq>)")
        .arg(kDigest);
}

/// A browser behind Movim hides its address behind a name and offers TCP too.
inline QString movimTransportInfo()
{
    return QStringLiteral(R"(<iq type='set' id='m1' from='mona@example.test/movim' to='bob@example.test/phone'>
<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' initiator='mona@example.test/movim' sid='movim-sid'>
<content creator='initiator' name='0'><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='ab12'
 pwd='aHc6vXgWq0dTtVvK1p2b3c4d'>
<candidate component='1' foundation='2313' generation='0' id='q1' ip='6A1B2C3D-0e4f-4aaa-9bbb-0123456789ab.local'
 network='1' port='53012' priority='2122260223' protocol='udp' type='host'/>
<candidate component='1' foundation='2314' generation='0' id='q2' ip='6a1b2c3d-0e4f-4aaa-9bbb-0123456789ab.local'
 network='1' port='9' priority='1518280447' protocol='tcp' type='host' tcptype='active'/>
</transport></content></jingle></iq>)");
}

/// The gateway sends its fingerprint only here, with a setup that only an offer may have.
inline QString cheogramTransportInfo()
{
    return QStringLiteral(R"(<iq type='set' id='g1' from='+15550100@cheogram.test/sip' to='bob@example.test/phone'>
<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='cheo-sid'>
<content creator='responder' name='0'><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='6c2f' pwd='9d1c0ad83b9c4ffa'>
<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='SHA-256' setup='actpass'>%1</fingerprint>
<candidate component='1' foundation='Hc0000201' generation='0' id='g' ip='203.0.113.9' network='0' port='12002'
 priority='2130706431' protocol='udp' type='host'/></transport></content></jingle></iq>)")
        .arg(kDigest);
}

inline QString dinoTerminate()
{
    return QStringLiteral(R"(<iq type='set' id='t1' from='dora@example.test/dino.1' to='bob@example.test/phone'>
<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='dino-sid'>
<reason><failed_application/><text>no way</text></reason></jingle></iq>)");
}

inline QString conversationsPropose()
{
    return QStringLiteral(R"(<message type='chat' id='jm-propose-conv-sid' from='carla@example.test/Conversations.x1'
 to='bob@example.test'><propose xmlns='urn:xmpp:jingle-message:0' id='conv-sid'>
<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose>
<request xmlns='urn:xmpp:receipts'/><store xmlns='urn:xmpp:hints'/></message>)");
}

/// No hint, no receipt request.
inline QString dinoPropose()
{
    return QStringLiteral(R"(<message type='chat' from='dora@example.test/dino.1' to='bob@example.test'>
<propose xmlns='urn:xmpp:jingle-message:0' id='dino-sid'>
<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose></message>)");
}

/// Of type normal, without a hint.
inline QString cheogramProceed()
{
    return QStringLiteral(R"(<message from='+15550100@cheogram.test/sip' to='bob@example.test/phone'>
<proceed xmlns='urn:xmpp:jingle-message:0' id='cheo-sid'/></message>)");
}

/// With the OMEMO device beside it.
inline QString conversationsProceed()
{
    return QStringLiteral(
        R"(<message type='chat' from='carla@example.test/Conversations.x1' to='bob@example.test/phone'>
<proceed xmlns='urn:xmpp:jingle-message:0' id='conv-sid'>
<device xmlns='http://gultsch.de/xmpp/drafts/omemo/dlts-srtp-verification' id='12345'/></proceed>
<store xmlns='urn:xmpp:hints'/></message>)");
}

/// Conversations repeats the description and gives no reason.
inline QString conversationsRetract()
{
    return QStringLiteral(R"(<message type='chat' from='carla@example.test/Conversations.x1' to='bob@example.test'>
<retract xmlns='urn:xmpp:jingle-message:0' id='conv-sid'>
<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></retract><store xmlns='urn:xmpp:hints'/></message>)");
}

inline QString movimFinish()
{
    return QStringLiteral(R"(<message type='chat' from='mona@example.test/movim' to='bob@example.test/phone'>
<finish xmlns='urn:xmpp:jingle-message:0' id='movim-sid'>
<reason xmlns='urn:xmpp:jingle:1'><success/><text>Success</text></reason></finish></message>)");
}

} // namespace causerie::test::samples
