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

QString written(auto write)
{
    QString text;
    QXmlStreamWriter writer(&text);
    write(writer);
    return text;
}

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

/// What we write of Jingle is what we meant when it is read, and has what others ask for.
class TestJingleWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonSurvives();
    void offerSurvives();
    void offerHasWhatOthersAskFor();
    void answerNamesTheResponder();
    void candidatesSurvive();
    void infoNamesTheContent();
    void transfersSurvive();
    void refusesContents();
};

void TestJingleWriting::everyReasonSurvives()
{
    for (int i = 0; i <= int(EndReason::GeneralError); ++i) {
        const QString text = written([&](QXmlStreamWriter &writer) { writeTerminate(writer, u"s"_s, EndReason(i)); });
        const auto jingle = parseJingle(xml(text));
        QVERIFY(jingle);
        QCOMPARE(jingle->action, JingleAction::SessionTerminate);
        QCOMPARE(jingle->reason, EndReason(i));
    }
}

void TestJingleWriting::offerSurvives()
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

void TestJingleWriting::offerHasWhatOthersAskFor()
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
    const QDomElement level = child(description, "rtp-hdrext"_L1, ns::kHeaderExtensions);
    QCOMPARE(level.attribute(u"id"_s), u"1"_s);
    QCOMPARE(level.attribute(u"uri"_s), u"urn:ietf:params:rtp-hdrext:ssrc-audio-level"_s);
    QVERIFY(!level.hasAttribute(u"senders"_s)); // both
    QVERIFY(child(jingle, "group"_L1, ns::kGrouping).isNull());
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

void TestJingleWriting::answerNamesTheResponder()
{
    SessionDescription description = fullOffer();
    description.setup = media::DtlsSetup::Active;
    description.isBundled = true;
    description.extensions = {{.id = 4,
                               .uri = u"urn:a"_s,
                               .senders = HeaderExtension::Senders::Responder,
                               .parameters = {{u"vad"_s, u"on"_s}}}};
    const QString text = written([&](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionAccept, u"s"_s, description, {{}, u"b@c/d"_s});
    });
    const QDomElement jingle = xml(text);
    QCOMPARE(jingle.attribute(u"responder"_s), u"b@c/d"_s);
    QVERIFY(!jingle.hasAttribute(u"initiator"_s));
    const auto parsed = parseJingle(jingle);
    QVERIFY(parsed);
    QCOMPARE(parsed->action, JingleAction::SessionAccept);
    QCOMPARE(*parsed->audio, description);
}

void TestJingleWriting::candidatesSurvive()
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

void TestJingleWriting::infoNamesTheContent()
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

/// As a question, and in the call that comes of it (XEP-0251 §3).
void TestJingleWriting::transfersSurvive()
{
    const Transfer transfer{.attendant = *Jid::parse(u"bob@example.test/desk"),
                            .sid = u"663e9f"_s,
                            .target = *Jid::parse(u"carol@example.test/car")};
    const QString asked = written([&](QXmlStreamWriter &writer) { writeTransfer(writer, u"s"_s, transfer); });
    const auto question = parseJingle(xml(asked));
    QVERIFY(question);
    QCOMPARE(question->action, JingleAction::SessionInfo);
    QCOMPARE(question->transfer, transfer);
    SessionDescription offer = fullOffer();
    offer.transfer = transfer;
    const QString made = written([&](QXmlStreamWriter &writer) {
        writeDescription(writer, JingleAction::SessionInitiate, u"s"_s, offer, {u"a@b/c"_s, {}});
    });
    const auto call = parseJingle(xml(made));
    QVERIFY(call && call->audio);
    QCOMPARE(*call->audio, offer);
}

void TestJingleWriting::refusesContents()
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

QTEST_APPLESS_MAIN(TestJingleWriting)
#include "tst_jinglewriting.moc"
