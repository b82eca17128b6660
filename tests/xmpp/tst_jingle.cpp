// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "tests/xmpp/jinglesamples.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

Jingle parse(const QString &iq)
{
    const auto jingle = parseJingle(child(xml(iq), "jingle"_L1, ns::kJingle));
    return jingle.value_or(Jingle());
}

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

QString written(auto write)
{
    QString text;
    QXmlStreamWriter writer(&text);
    write(writer);
    return text;
}

} // namespace

class TestJingle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dino();
    void conversations();
    void movim();
    void cheogram();
    void actions_data();
    void actions();
    void refusesShape_data();
    void refusesShape();
    void candidates_data();
    void candidates();
    void candidatesOnce();
    void payloads_data();
    void payloads();
    void fingerprints_data();
    void fingerprints();
    void credentials();
    void limits();
    void contents_data();
    void contents();
    void infos_data();
    void infos();
    void reasons_data();
    void reasons();
    void everyReasonSurvives();
    void offerSurvives();
    void offerHasWhatOthersAskFor();
    void answerNamesTheResponder();
    void candidatesSurvive();
    void infoNamesTheContent();
    void refusesContents();
    void mutations_data();
    void mutations();
};

void TestJingle::dino()
{
    const Jingle jingle = parse(samples::dinoInitiate());
    QCOMPARE(jingle.action, JingleAction::SessionInitiate);
    QCOMPARE(jingle.sid, u"dino-sid"_s);
    QVERIFY(jingle.audio);
    QCOMPARE(jingle.audio->contentName, u"audio"_s);
    QCOMPARE(jingle.audio->payloads.size(), 5);
    QCOMPARE(jingle.audio->payloads.first().name, u"opus"_s);
    QVERIFY(jingle.audio->rtcpMux);
    QCOMPARE(jingle.audio->credentials.ufrag, u"1RMU"_s);
    QCOMPARE(jingle.audio->fingerprint.hash, u"sha-256"_s);
    QCOMPARE(jingle.audio->fingerprint.digest.toHex(':').toUpper(), samples::kDigest.toLatin1());
    QCOMPARE(jingle.audio->setup, media::DtlsSetup::ActPass);
    QCOMPARE(jingle.audio->candidates.size(), 2);
    const auto &reflexive = jingle.audio->candidates.at(1);
    QCOMPARE(reflexive.type, media::Candidate::Type::ServerReflexive);
    QCOMPARE(reflexive.address, u"198.51.100.7"_s);
    QCOMPARE(reflexive.port, 44532);
    QCOMPARE(reflexive.priority, 1679819007U);
    QCOMPARE(reflexive.foundation, u"5"_s);
    QCOMPARE(reflexive.relatedAddress, u"192.0.2.10"_s);
    QCOMPARE(reflexive.relatedPort, 44532);
    QVERIFY(answer(*jingle.audio, ownAbilities()));

    // Its own spelling of a reason.
    QCOMPARE(parse(samples::dinoTerminate()).reason, EndReason::FailedApplication);
}

void TestJingle::conversations()
{
    const Jingle jingle = parse(samples::conversationsInitiate());
    QVERIFY(jingle.audio);
    QCOMPARE(jingle.audio->ssrc, 3217412U);
    QCOMPARE(jingle.audio->cname, u"x9kzT"_s);
    const auto &red = jingle.audio->payloads.at(1);
    QCOMPARE(red.name, u"red"_s);
    QCOMPARE(red.parameters, (QList<std::pair<QString, QString>>{{QString(), u"111/111"_s}}));
    QVERIFY(jingle.audio->candidates.isEmpty()); // full trickle
    const auto negotiated = answer(*jingle.audio, ownAbilities());
    QVERIFY(negotiated);
    QCOMPARE(negotiated->answer.payloads.first().id, 111);
    QCOMPARE(negotiated->answer.setup, media::DtlsSetup::Active);
}

void TestJingle::movim()
{
    const Jingle jingle = parse(samples::movimTransportInfo());
    QVERIFY(jingle.audio);
    QCOMPARE(jingle.audio->candidates.size(), 1); // TCP is left out
    QCOMPARE(jingle.audio->candidates.first().address, u"6a1b2c3d-0e4f-4aaa-9bbb-0123456789ab.local"_s);
}

void TestJingle::cheogram()
{
    const Jingle jingle = parse(samples::cheogramTransportInfo());
    QVERIFY(jingle.audio);
    QCOMPARE(jingle.audio->fingerprint.hash, u"sha-256"_s);
    QCOMPARE(jingle.audio->setup, media::DtlsSetup::ActPass);
    QVERIFY(!jingle.audio->creatorIsInitiator); // wrong, and harmless
}

void TestJingle::actions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    for (const char *name :
         {"content-accept", "content-add", "content-modify", "content-reject", "content-remove", "description-info",
          "security-info", "session-accept", "session-info", "session-initiate", "session-terminate",
          "transport-accept", "transport-info", "transport-reject", "transport-replace"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    QTest::newRow("unknown") << u"session-dance"_s << false;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("another case") << u"Session-Initiate"_s << false;
}

void TestJingle::actions()
{
    QFETCH(QString, name);
    QFETCH(bool, known);
    const auto element = xml(u"<jingle xmlns='urn:xmpp:jingle:1' action='%1' sid='s'/>"_s.arg(name));
    const auto jingle = parseJingle(element);
    QCOMPARE(jingle.has_value(), known);
    if (!known)
        QCOMPARE(jingle.error(), JingleError::UnknownAction);
}

void TestJingle::refusesShape_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<JingleError>("error");
    QTest::newRow("another namespace") << u"<jingle xmlns='urn:xmpp:jingle:0' action='session-info' sid='s'/>"_s
                                       << JingleError::NotJingle;
    QTest::newRow("another element") << u"<query xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'/>"_s
                                     << JingleError::NotJingle;
    QTest::newRow("no session id") << u"<jingle xmlns='urn:xmpp:jingle:1' action='session-info'/>"_s
                                   << JingleError::NoSession;
    QTest::newRow("an endless session id")
        << u"<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='%1'/>"_s.arg(QString(300, u'x'))
        << JingleError::NoSession;
}

void TestJingle::refusesShape()
{
    QFETCH(QString, text);
    QFETCH(JingleError, error);
    const auto jingle = parseJingle(xml(text));
    QVERIFY(!jingle);
    QCOMPARE(jingle.error(), error);
}

void TestJingle::candidates_data()
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

void TestJingle::candidates()
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

void TestJingle::candidatesOnce()
{
    const QString one = u"<candidate component='1' foundation='1' ip='192.0.2.1' port='1' priority='1' protocol='udp' "
                        "type='host'/>"_s;
    QCOMPARE(withTransport(one + one).audio->candidates.size(), 1);
}

void TestJingle::payloads_data()
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

void TestJingle::payloads()
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

void TestJingle::fingerprints_data()
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

void TestJingle::fingerprints()
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

void TestJingle::credentials()
{
    const QString frame = uR"(<iq><jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='s'><content name='0'>
        <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='%1' pwd='%2'/></content></jingle></iq>)"_s;
    QCOMPARE(parse(frame.arg(u"a+/9"_s, u"b"_s)).audio->credentials, (media::IceCredentials{u"a+/9"_s, u"b"_s}));
    QCOMPARE(parse(frame.arg(u"a b"_s, u"ü"_s)).audio->credentials, media::IceCredentials());
    QCOMPARE(parse(frame.arg(QString(257, u'a'), u"b"_s)).audio->credentials.ufrag, QString());
}

void TestJingle::limits()
{
    QString candidates;
    QString payloads;
    for (int i = 0; i < 5000; ++i) {
        candidates += u"<candidate component='1' foundation='1' ip='192.0.2.1' port='%1' priority='1' protocol='udp' "
                      "type='host'/>"_s.arg(i + 1);
        payloads += u"<payload-type id='%1' name='x'>%2</payload-type>"_s.arg(i % 128).arg(
            u"<parameter name='a' value='b'/>"_s.repeated(40));
    }
    QCOMPARE(withTransport(candidates).audio->candidates.size(), 64);
    const Jingle jingle = withPayload(payloads);
    QCOMPARE(jingle.audio->payloads.size(), 64);
    QCOMPARE(jingle.audio->payloads.first().parameters.size(), 32);
}

void TestJingle::contents_data()
{
    QTest::addColumn<QString>("contents");
    QTest::addColumn<QString>("audio"); // its name; empty: none
    QTest::addColumn<EndReason>("refusal");
    const QString content = uR"(<content creator='initiator' name='%1'><description xmlns='%2' media='%3'/>
        <transport xmlns='%4' ufrag='u' pwd='p'/></content>)"_s;
    const QString rtp = u"urn:xmpp:jingle:apps:rtp:1"_s;
    const QString ice = u"urn:xmpp:jingle:transports:ice-udp:1"_s;
    const QString audio = content.arg(u"a"_s, rtp, u"audio"_s, ice);
    const QString video = content.arg(u"v"_s, rtp, u"video"_s, ice);
    QTest::newRow("speech") << audio << u"a"_s << EndReason::UnsupportedApplications;
    QTest::newRow("video first") << video + audio << u"a"_s << EndReason::UnsupportedApplications;
    QTest::newRow("video only") << video << QString() << EndReason::UnsupportedApplications;
    QTest::newRow("nothing") << QString() << QString() << EndReason::UnsupportedApplications;
    QTest::newRow("files") << content.arg(u"f"_s, u"urn:xmpp:jingle:apps:file-transfer:5"_s, u"audio"_s, ice)
                           << QString() << EndReason::UnsupportedApplications;
    QTest::newRow("Google's transport") << content.arg(u"a"_s, rtp, u"audio"_s,
                                                       u"http://www.google.com/transport/p2p"_s)
                                        << QString() << EndReason::UnsupportedTransports;
}

void TestJingle::contents()
{
    QFETCH(QString, contents);
    QFETCH(QString, audio);
    QFETCH(EndReason, refusal);
    const Jingle jingle = parse(
        u"<iq><jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='s'>%1</jingle></iq>"_s.arg(contents));
    QCOMPARE(jingle.audio ? jingle.audio->contentName : QString(), audio);
    QCOMPARE(jingle.refusal, refusal);
}

void TestJingle::infos_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<std::optional<SessionInfo>>("info");
    QTest::addColumn<bool>("ping");
    const QString frame = u"<%1 xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>"_s;
    using Info = std::optional<SessionInfo>;
    QTest::newRow("ringing") << frame.arg(u"ringing"_s) << Info(SessionInfo::Ringing) << false;
    QTest::newRow("active") << frame.arg(u"active"_s) << Info(SessionInfo::Active) << false;
    QTest::newRow("hold") << frame.arg(u"hold"_s) << Info(SessionInfo::Hold) << false;
    QTest::newRow("unhold") << frame.arg(u"unhold"_s) << Info(SessionInfo::Unhold) << false;
    QTest::newRow("mute") << frame.arg(u"mute creator='initiator' name='0'"_s) << Info(SessionInfo::Mute) << false;
    QTest::newRow("unmute") << frame.arg(u"unmute"_s) << Info(SessionInfo::Unmute) << false;
    QTest::newRow("unknown") << frame.arg(u"whisper"_s) << Info() << false;
    QTest::newRow("of another kind") << u"<checksum xmlns='urn:xmpp:jingle:apps:file-transfer:5'/>"_s << Info()
                                     << false;
    QTest::newRow("a ping") << QString() << Info() << true;
}

void TestJingle::infos()
{
    QFETCH(QString, payload);
    QFETCH(std::optional<SessionInfo>, info);
    QFETCH(bool, ping);
    const Jingle jingle =
        parse(u"<iq><jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='s'>%1</jingle></iq>"_s.arg(payload));
    QCOMPARE(jingle.info, info);
    QCOMPARE(jingle.isPing, ping);
}

void TestJingle::reasons_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("busy") << u"<reason><busy/></reason>"_s << EndReason::Busy;
    QTest::newRow("with words") << u"<reason><text>bye</text><success/></reason>"_s << EndReason::Success;
    QTest::newRow("as Dino spells") << u"<reason><failed_transport/></reason>"_s << EndReason::FailedTransport;
    QTest::newRow("unknown") << u"<reason><bored/></reason>"_s << EndReason::GeneralError;
    QTest::newRow("empty") << u"<reason/>"_s << EndReason::Success;
    QTest::newRow("only words") << u"<reason><text>bye</text></reason>"_s << EndReason::Success;
    QTest::newRow("none") << QString() << EndReason::Success;
}

void TestJingle::reasons()
{
    QFETCH(QString, text);
    const Jingle jingle =
        parse(u"<iq><jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='s'>%1</jingle></iq>"_s.arg(text));
    QTEST(jingle.reason, "reason");
}

void TestJingle::everyReasonSurvives()
{
    for (int i = 0; i <= int(EndReason::GeneralError); ++i) {
        const QString text = written([&](QXmlStreamWriter &writer) { writeTerminate(writer, u"s"_s, EndReason(i)); });
        const auto jingle = parseJingle(xml(text));
        QVERIFY(jingle);
        QCOMPARE(jingle->action, JingleAction::SessionTerminate);
        QCOMPARE(jingle->reason, EndReason(i));
    }
}

namespace
{

SessionDescription fullOffer()
{
    media::LocalTransport local;
    local.credentials = {u"ufrg"_s, u"passwordpasswordpassword"_s};
    local.fingerprint = {u"sha-256"_s, QByteArray::fromHex(samples::kDigest.toLatin1())};
    local.ssrc = 99;
    local.cname = u"<c&name>"_s;
    media::Candidate host;
    host.foundation = u"1"_s;
    host.priority = 2130706431;
    host.address = u"2001:db8::1"_s;
    host.port = 5000;
    media::Candidate relay = host;
    relay.type = media::Candidate::Type::Relayed;
    relay.priority = 16777215;
    relay.relatedAddress = u"192.0.2.1"_s;
    relay.relatedPort = 6000;
    return describe(offer(ownAbilities()), local, {host, relay});
}

} // namespace

void TestJingle::offerSurvives()
{
    const SessionDescription description = fullOffer();
    const QString text = written([&](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionInitiate, u"the-sid"_s, description, {u"a@b/c"_s, {}});
    });
    const auto jingle = parseJingle(xml(text));
    QVERIFY(jingle);
    QCOMPARE(jingle->sid, u"the-sid"_s);
    QCOMPARE(jingle->action, JingleAction::SessionInitiate);
    QVERIFY(jingle->audio);
    QCOMPARE(*jingle->audio, description);
}

void TestJingle::offerHasWhatOthersAskFor()
{
    const QString text = written([&](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionInitiate, u"s"_s, fullOffer(), {u"a@b/c"_s, {}});
    });
    const QDomElement jingle = xml(text);
    QCOMPARE(jingle.attribute(u"initiator"_s), u"a@b/c"_s);
    const QDomElement content = child(jingle, "content"_L1, ns::kJingle);
    QCOMPARE(content.attribute(u"creator"_s), u"initiator"_s);
    QCOMPARE(content.attribute(u"senders"_s), u"both"_s); // Dino fails without, and on `none`
    const QDomElement description = child(content, "description"_L1, ns::kRtp);
    QVERIFY(!child(description, "rtcp-mux"_L1, ns::kRtp).isNull());
    QVERIFY(child(description, "encryption"_L1, ns::kRtp).isNull()); // never SDES beside DTLS
    const QDomElement transport = child(content, "transport"_L1, ns::kIceUdp);
    const QDomElement fingerprint = child(transport, "fingerprint"_L1, ns::kDtls);
    QCOMPARE(fingerprint.attribute(u"setup"_s), u"actpass"_s);
    QCOMPARE(fingerprint.text(), samples::kDigest);
    QStringList ids;
    forEachChild(transport, [&ids](const QDomElement &e) {
        if (localName(e) != "candidate"_L1)
            return;
        for (const char *name :
             {"component", "foundation", "generation", "id", "ip", "network", "port", "priority", "protocol", "type"})
            QVERIFY2(e.hasAttribute(QString::fromLatin1(name)), name);
        QCOMPARE(e.hasAttribute(u"rel-addr"_s), e.attribute(u"type"_s) == "relay"_L1);
        ids.append(e.attribute(u"id"_s));
    });
    QCOMPARE(ids.size(), 2);
    QVERIFY(ids.at(0) != ids.at(1));
}

void TestJingle::answerNamesTheResponder()
{
    SessionDescription description = fullOffer();
    description.setup = media::DtlsSetup::Active;
    const QString text = written([&](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionAccept, u"s"_s, description, {{}, u"b@c/d"_s});
    });
    const QDomElement jingle = xml(text);
    QCOMPARE(jingle.attribute(u"responder"_s), u"b@c/d"_s);
    QVERIFY(!jingle.hasAttribute(u"initiator"_s));
    const auto parsed = parseJingle(jingle);
    QVERIFY(parsed);
    QCOMPARE(parsed->action, JingleAction::SessionAccept);
    QCOMPARE(parsed->audio->setup, media::DtlsSetup::Active);
}

void TestJingle::candidatesSurvive()
{
    const SessionDescription description = fullOffer();
    const QString text = written(
        [&](QXmlStreamWriter &writer) { writeCandidates(writer, u"s"_s, description, description.candidates); });
    const auto jingle = parseJingle(xml(text));
    QVERIFY(jingle && jingle->audio);
    QCOMPARE(jingle->action, JingleAction::TransportInfo);
    QCOMPARE(jingle->audio->candidates, description.candidates);
    QCOMPARE(jingle->audio->credentials, description.credentials);
    QVERIFY(jingle->audio->payloads.isEmpty());
    QVERIFY(jingle->audio->fingerprint.hash.isEmpty());
}

void TestJingle::infoNamesTheContent()
{
    SessionDescription content;
    content.contentName = u"voice"_s;
    for (int i = 0; i <= int(SessionInfo::Unmute); ++i) {
        const QString text =
            written([&](QXmlStreamWriter &writer) { writeInfo(writer, u"s"_s, SessionInfo(i), content); });
        const auto jingle = parseJingle(xml(text));
        QVERIFY(jingle);
        QCOMPARE(jingle->info, SessionInfo(i));
        const QString name = xml(text).firstChildElement().attribute(u"name"_s);
        QCOMPARE(name, i >= int(SessionInfo::Mute) ? u"voice"_s : QString());
    }
}

void TestJingle::refusesContents()
{
    const QString added = written([](QXmlStreamWriter &writer) {
        writeContentRefusal(writer, JingleAction::ContentAdd, u"s"_s, {u"v"_s, u"w"_s});
    });
    const auto reject = parseJingle(xml(added));
    QVERIFY(reject);
    QCOMPARE(reject->action, JingleAction::ContentReject);
    QCOMPARE(reject->contents, (QStringList{u"v"_s, u"w"_s}));
    const QString replaced = written([](QXmlStreamWriter &writer) {
        writeContentRefusal(writer, JingleAction::TransportReplace, u"s"_s, {u"0"_s});
    });
    QCOMPARE(parseJingle(xml(replaced))->action, JingleAction::TransportReject);
}

void TestJingle::mutations_data()
{
    QTest::addColumn<QString>("sample");
    QTest::newRow("Dino") << samples::dinoInitiate();
    QTest::newRow("Conversations") << samples::conversationsInitiate();
    QTest::newRow("Movim") << samples::movimTransportInfo();
    QTest::newRow("Cheogram") << samples::cheogramTransportInfo();
}

/// Every attribute in turn is removed or replaced by nonsense, every element emptied: nothing breaks, and what still
/// parses keeps to the limits.
void TestJingle::mutations()
{
    QFETCH(QString, sample);
    const QStringList nonsense{
        QString(), u"-1"_s, u"0"_s,      u"99999999999999999999"_s, u"\u202e\U0001f4a9"_s, QString(3000, u'A'),
        u"%s%n"_s, u"::"_s, u"..local"_s};
    int parsed = 0;
    const auto check = [&parsed](const QDomElement &root) {
        const auto jingle = parseJingle(child(root, "jingle"_L1, ns::kJingle));
        if (!jingle)
            return;
        ++parsed;
        QVERIFY(jingle->sid.size() <= 256);
        if (!jingle->audio)
            return;
        QVERIFY(jingle->audio->credentials.ufrag.size() <= 256);
        for (const auto &candidate : jingle->audio->candidates)
            QVERIFY(candidate.priority > 0 && candidate.port > 0 && !candidate.address.isEmpty());
        for (const auto &type : jingle->audio->payloads)
            QVERIFY(type.id >= 0 && type.id <= 127 && type.channels >= 1);
        const auto negotiated = answer(*jingle->audio, ownAbilities());
        QVERIFY(!negotiated || !negotiated->answer.payloads.isEmpty());
    };
    const int elements = int(sample.count(u'<'));
    for (int index = 0; index < elements; ++index) {
        for (int turn = 0; turn <= nonsense.size(); ++turn) {
            QDomElement root = xml(sample);
            QList<QDomElement> all;
            const std::function<void(const QDomElement &)> collect = [&](const QDomElement &e) {
                all.append(e);
                forEachChild(e, collect);
            };
            collect(root);
            if (index >= all.size())
                break;
            QDomElement victim = all.at(index);
            if (turn == nonsense.size()) {
                while (!victim.firstChild().isNull())
                    victim.removeChild(victim.firstChild());
                check(root);
                continue;
            }
            const auto attributes = victim.attributes();
            for (int a = 0; a < attributes.size(); ++a) {
                QDomAttr attribute = attributes.item(a).toAttr();
                const QString before = attribute.value();
                attribute.setValue(nonsense.at(turn));
                check(root);
                attribute.setValue(before);
            }
        }
    }
    QVERIFY(parsed > 100);
}

QTEST_APPLESS_MAIN(TestJingle)
#include "tst_jingle.moc"
