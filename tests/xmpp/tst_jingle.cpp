// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"
#include "tests/xmpp/jingleread.h"
#include "tests/xmpp/jinglesamples.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What others write of Jingle, whole and broken.
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
    void contents_data();
    void contents();
    void infos_data();
    void infos();
    void reasons_data();
    void reasons();
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
    QTest::newRow("a transfer") << u"<transfer xmlns='urn:xmpp:jingle:transfer:0' to='c@example.test/x'/>"_s << Info()
                                << false;
    QTest::newRow("an attended transfer")
        << u"<transfer xmlns='urn:xmpp:jingle:transfer:0' from='@' sid='s2' to='c@example.test/x'/>"_s << Info()
        << false;
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
    const bool isTransfer = payload.contains("<transfer"_L1);
    QCOMPARE(jingle.transfer.target, isTransfer ? *Jid::parse(u"c@example.test/x") : Jid());
    QCOMPARE(jingle.transfer.sid, payload.contains("sid="_L1) ? u"s2"_s : QString());
    QVERIFY(jingle.transfer.attendant.isEmpty()); // none, or none that is an address
}

void TestJingle::reasons_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("busy") << u"<reason><busy/></reason>"_s << EndReason::Busy;
    QTest::newRow("with words") << u"<reason><text>bye</text><success/></reason>"_s << EndReason::Success;
    QTest::newRow("transferred") << u"<reason><success/><transferred xmlns='urn:xmpp:jingle:transfer:0'/>"
                                    "<text>Attended transfer success</text></reason>"_s
                                 << EndReason::Transferred;
    QTest::newRow("transferred without success")
        << u"<reason><transferred xmlns='urn:xmpp:jingle:transfer:0'/><gone/></reason>"_s << EndReason::Gone;
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
