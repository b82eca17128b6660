// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/jingleread.h"
#include "tests/xmpp/jinglesamples.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

/// A <jingle/> with one content whose transport holds `inside`.
Jingle withTransport(const QString &inside)
{
    return parse(uR"(<iq><jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s'><content creator='initiator'
        name='0'><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='p'>%1</transport></content>
        </jingle></iq>)"_s.arg(inside));
}

Jingle withPayload(const QString &payload)
{
    return parse(
        uR"(<iq><jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'><content creator='initiator'
        name='0'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>%1</description>
        <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='p'/></content></jingle></iq>)"_s.arg(
            payload));
}

} // namespace

/// What a content of Jingle says of media: where somebody can be reached, what they speak, how it is encrypted.
class TestJingleContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void candidates_data();
    void candidates();
    void candidatesOnce();
    void payloads_data();
    void payloads();
    void extensions_data();
    void extensions();
    void groups_data();
    void groups();
    void fingerprints_data();
    void fingerprints();
    void credentials();
    void limits();
};

void TestJingleContent::candidates_data()
{
    QTest::addColumn<QString>("changed"); // attributes that replace good ones
    QTest::addColumn<QString>("address"); // empty: left out
    QTest::newRow("as it should be") << QString() << u"192.0.2.1"_s;
    QTest::newRow("IPv6 in long form") << u"ip='2001:DB8:0:0:0:0:0:1'"_s << u"2001:db8::1"_s;
    QTest::newRow("loopback is for tests on one machine") << u"ip='127.0.0.1'"_s << u"127.0.0.1"_s;
    QTest::newRow("mDNS") << u"ip='Host-7.local'"_s << u"host-7.local"_s;
    QTest::newRow("mDNS of two labels") << u"ip='a.b.local'"_s << QString();
    QTest::newRow("just .local") << u"ip='.local'"_s << QString();
    QTest::newRow("a host name") << u"ip='example.test'"_s << QString();
    QTest::newRow("no address") << u"ip=''"_s << QString();
    QTest::newRow("link-local") << u"ip='fe80::1'"_s << QString();
    QTest::newRow("with a scope") << u"ip='fe80::1%eth0'"_s << QString();
    QTest::newRow("everybody") << u"ip='255.255.255.255'"_s << QString();
    QTest::newRow("a group") << u"ip='224.0.0.251'"_s << QString();
    QTest::newRow("an IPv6 group") << u"ip='ff02::fb'"_s << QString();
    QTest::newRow("nobody") << u"ip='0.0.0.0'"_s << QString();
    QTest::newRow("an endless address") << u"ip='%1'"_s.arg(QString(5000, u'1')) << QString();
    QTest::newRow("priority 0") << u"priority='0'"_s << QString();
    QTest::newRow("negative priority") << u"priority='-5'"_s << QString();
    QTest::newRow("the highest priority") << u"priority='4294967295'"_s << u"192.0.2.1"_s;
    QTest::newRow("beyond it") << u"priority='4294967296'"_s << QString();
    QTest::newRow("priority in words") << u"priority='high'"_s << QString();
    QTest::newRow("port 0") << u"port='0'"_s << QString();
    QTest::newRow("port 65536") << u"port='65536'"_s << QString();
    QTest::newRow("port with a sign") << u"port='+80'"_s << QString();
    QTest::newRow("RTCP's component") << u"component='2'"_s << u"192.0.2.1"_s;
    QTest::newRow("component 3") << u"component='3'"_s << QString();
    QTest::newRow("TCP") << u"protocol='tcp'"_s << QString();
    QTest::newRow("UDP aloud") << u"protocol='UDP'"_s << u"192.0.2.1"_s;
    QTest::newRow("an unknown type") << u"type='tunnel'"_s << QString();
    QTest::newRow("relay") << u"type='relay'"_s << u"192.0.2.1"_s;
    QTest::newRow("a long foundation") << u"foundation='%1'"_s.arg(QString(33, u'f')) << QString();
}

void TestJingleContent::candidates()
{
    QFETCH(QString, changed);
    QFETCH(QString, address);
    QMap<QString, QString> attributes{{u"component"_s, u"1"_s},  {u"foundation"_s, u"1"_s}, {u"id"_s, u"x"_s},
                                      {u"ip"_s, u"192.0.2.1"_s}, {u"port"_s, u"1000"_s},    {u"priority"_s, u"7"_s},
                                      {u"protocol"_s, u"udp"_s}, {u"type"_s, u"host"_s},    {u"generation"_s, u"0"_s}};
    if (!changed.isEmpty())
        attributes[changed.section(u'=', 0, 0)] = changed.section(u'\'', 1, 1);
    QString text;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it)
        text += u" %1='%2'"_s.arg(it.key(), it.value());
    const Jingle jingle = withTransport(u"<candidate%1/>"_s.arg(text));
    QVERIFY(jingle.audio);
    const auto &found = jingle.audio->candidates;
    QCOMPARE(found.isEmpty() ? QString() : found.first().address, address);
}

void TestJingleContent::candidatesOnce()
{
    const QString one = u"<candidate component='1' foundation='1' ip='192.0.2.1' port='1' priority='1' protocol='udp' "
                        "type='host'/>"_s;
    QCOMPARE(withTransport(one + one).audio->candidates.size(), 1);
}

void TestJingleContent::payloads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // id name/rate/channels ptime maxptime
    QTest::newRow("opus") << u"<payload-type id='96' name='opus' clockrate='48000' channels='2' ptime='20'/>"_s
                          << u"96 opus/48000/2 20 0"_s;
    QTest::newRow("one channel when not said")
        << u"<payload-type id='9' name='G722' clockrate='8000'/>"_s << u"9 G722/8000/1 0 0"_s;
    QTest::newRow("static, without name") << u"<payload-type id='0'/>"_s << u"0 PCMU/8000/1 0 0"_s;
    QTest::newRow("dynamic, without name") << u"<payload-type id='97'/>"_s << QString();
    QTest::newRow("no id") << u"<payload-type name='opus' clockrate='48000'/>"_s << QString();
    QTest::newRow("id 128") << u"<payload-type id='128' name='opus'/>"_s << QString();
    QTest::newRow("nonsense in numbers")
        << u"<payload-type id='96' name='opus' clockrate='fast' channels='0' ptime='-1' maxptime='9999999999999'/>"_s
        << u"96 opus/0/1 0 0"_s;
    QTest::newRow("an endless name") << u"<payload-type id='96' name='%1'/>"_s.arg(QString(100, u'x')) << QString();
    QTest::newRow("of another namespace") << u"<payload-type xmlns='urn:x' id='96' name='opus'/>"_s << QString();
}

void TestJingleContent::payloads()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const Jingle jingle = withPayload(text);
    QVERIFY(jingle.audio);
    QString found;
    if (!jingle.audio->payloads.isEmpty()) {
        const auto &type = jingle.audio->payloads.first();
        found = u"%1 %2/%3/%4 %5 %6"_s.arg(type.id)
                    .arg(type.name)
                    .arg(type.clockRate)
                    .arg(type.channels)
                    .arg(type.ptime)
                    .arg(type.maxptime);
    }
    QCOMPARE(found, read);
    QVERIFY(!jingle.audio->rtcpMux);
}

void TestJingleContent::extensions_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("read"); // id uri senders
    QTest::newRow("as it should be") << u"id='1' uri='urn:x'"_s << u"1 urn:x 0"_s;
    QTest::newRow("both") << u"id='1' uri='urn:x' senders='both'"_s << u"1 urn:x 0"_s;
    QTest::newRow("who called") << u"id='1' uri='urn:x' senders='initiator'"_s << u"1 urn:x 1"_s;
    QTest::newRow("who was called") << u"id='1' uri='urn:x' senders='responder'"_s << u"1 urn:x 2"_s;
    QTest::newRow("nobody") << u"id='1' uri='urn:x' senders='none'"_s << QString();
    QTest::newRow("the highest number") << u"id='4351' uri='urn:x'"_s << u"4351 urn:x 0"_s;
    QTest::newRow("beyond it") << u"id='4352' uri='urn:x'"_s << QString();
    QTest::newRow("number 0") << u"id='0' uri='urn:x'"_s << QString();
    QTest::newRow("no number") << u"uri='urn:x'"_s << QString();
    QTest::newRow("no name") << u"id='1'"_s << QString();
    QTest::newRow("an endless name") << u"id='1' uri='%1'"_s.arg(QString(257, u'x')) << QString();
}

void TestJingleContent::extensions()
{
    QFETCH(QString, attributes);
    QFETCH(QString, read);
    const Jingle jingle =
        withPayload(u"<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' %1/>"_s.arg(attributes));
    QVERIFY(jingle.audio);
    QString found;
    for (const HeaderExtension &extension : jingle.audio->extensions)
        found += u"%1 %2 %3"_s.arg(extension.id).arg(extension.uri).arg(int(extension.senders));
    QCOMPARE(found, read);
}

void TestJingleContent::groups_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("isBundled");
    const QString frame =
        u"<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='%1'><content name='%2'/></group>"_s;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("with ours") << frame.arg(u"BUNDLE"_s, u"0"_s) << true;
    QTest::newRow("of others") << frame.arg(u"BUNDLE"_s, u"1"_s) << false;
    QTest::newRow("for lips") << frame.arg(u"LS"_s, u"0"_s) << false;
    QTest::newRow("of others, and with ours") << frame.arg(u"LS"_s, u"0"_s) + frame.arg(u"BUNDLE"_s, u"0"_s) << true;
    QTest::newRow("without contents") << u"<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'/>"_s
                                      << false;
}

void TestJingleContent::groups()
{
    QFETCH(QString, group);
    const Jingle jingle =
        parse(uR"(<iq><jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'>%1<content creator='initiator'
        name='0'><description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>
        <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='u' pwd='p'/></content></jingle></iq>)"_s.arg(
            group));
    QVERIFY(jingle.audio);
    QTEST(jingle.audio->isBundled, "isBundled");
}

void TestJingleContent::fingerprints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hash");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<media::DtlsSetup>("setup");
    using media::DtlsSetup;
    const QString frame = u"<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='%1' setup='%2'>%3</fingerprint>"_s;
    QTest::newRow("none") << QString() << QString() << 0 << DtlsSetup::ActPass;
    QTest::newRow("lower case, spaced") << frame.arg(u"sha-256"_s, u"active"_s, u"\n  "_s + samples::kDigest.toLower())
                                        << u"sha-256"_s << 32 << DtlsSetup::Active;
    QTest::newRow("no hexadecimal") << frame.arg(u"sha-256"_s, u"passive"_s, u"zz:zz"_s) << u"sha-256"_s << 0
                                    << DtlsSetup::Passive;
    QTest::newRow("an odd digit") << frame.arg(u"sha-256"_s, u"passive"_s, u"01:2"_s) << u"sha-256"_s << 0
                                  << DtlsSetup::Passive;
    QTest::newRow("unknown setup") << frame.arg(u"sha-256"_s, u"holdconn"_s, samples::kDigest) << u"sha-256"_s << 32
                                   << DtlsSetup::ActPass;
    QTest::newRow("SHA-256 beside another")
        << frame.arg(u"sha-1"_s, u"active"_s, u"00:11"_s) + frame.arg(u"sha-256"_s, u"active"_s, samples::kDigest)
        << u"sha-256"_s << 32 << DtlsSetup::Active;
    QTest::newRow("SHA-256 first") << frame.arg(u"sha-256"_s, u"active"_s, samples::kDigest) +
                                          frame.arg(u"sha-1"_s, u"passive"_s, u"00:11"_s)
                                   << u"sha-256"_s << 32 << DtlsSetup::Active;
}

void TestJingleContent::fingerprints()
{
    QFETCH(QString, text);
    QFETCH(QString, hash);
    QFETCH(int, bytes);
    QFETCH(media::DtlsSetup, setup);
    const Jingle jingle = withTransport(text);
    QVERIFY(jingle.audio);
    QCOMPARE(jingle.audio->fingerprint.hash, hash);
    QCOMPARE(jingle.audio->fingerprint.digest.size(), bytes);
    QCOMPARE(jingle.audio->setup, setup);
}

void TestJingleContent::credentials()
{
    const QString frame = uR"(<iq><jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s'><content name='0'>
        <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='%1' pwd='%2'/></content></jingle></iq>)"_s;
    QCOMPARE(parse(frame.arg(u"a+/9"_s, u"b"_s)).audio->credentials, (media::IceCredentials{u"a+/9"_s, u"b"_s}));
    QCOMPARE(parse(frame.arg(u"a b"_s, u"ü"_s)).audio->credentials, media::IceCredentials());
    QCOMPARE(parse(frame.arg(QString(257, u'a'), u"b"_s)).audio->credentials.ufrag, QString());
}

void TestJingleContent::limits()
{
    QString candidates;
    QString payloads;
    QString extensions;
    for (int i = 0; i < 5000; ++i) {
        candidates += u"<candidate component='1' foundation='1' ip='192.0.2.1' port='%1' priority='1' protocol='udp' "
                      "type='host'/>"_s.arg(i + 1);
        extensions += u"<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='%1' uri='x'/>"_s.arg(i + 1);
        payloads += u"<payload-type id='%1' name='x'>%2</payload-type>"_s.arg(i % 128).arg(
            u"<parameter name='a' value='b'/>"_s.repeated(40));
    }
    QCOMPARE(withTransport(candidates).audio->candidates.size(), 64);
    QCOMPARE(withPayload(extensions).audio->extensions.size(), 64);
    const Jingle jingle = withPayload(payloads);
    QCOMPARE(jingle.audio->payloads.size(), 64);
    QCOMPARE(jingle.audio->payloads.first().parameters.size(), 32);
}

QTEST_APPLESS_MAIN(TestJingleContent)
#include "tst_jinglecontent.moc"
