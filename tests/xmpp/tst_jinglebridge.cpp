// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/calls.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jinglebridge.h"
#include "core/xmpp/jmi.h"
#include "core/xmpp/messagebridge.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"
#include "tests/call/fakeengine.h"
#include "tests/support/prosody.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppElement.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatienceMs = 30'000; // an end to waiting, not a measure

Contact contact(const QString &jid, Subscription subscription)
{
    Contact known;
    known.jid = *Jid::parse(jid);
    known.subscription = subscription;
    return known;
}

/// One device of one person, signed in to the real server, with calls whose media pretend.
struct Device {
    Connection connection;
    MessageBridge messages{connection};
    Roster roster;
    JingleBridge bridge{connection, roster};
    FakeEngines engines;
    Calls calls{bridge, engines.factory()};
    Call *rang = nullptr;
    QStringList heard; ///< names of call messages and Jingle actions that came in
    StanzaHook ear{connection.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return listen(e); }};

    Device(const Prosody &prosody, const QString &name, const QString &resource, bool isKnown = true)
    {
        std::vector<Contact> contacts;
        for (const QString &other : {u"alice"_s, u"bob"_s, u"carol"_s}) {
            if (other != name && isKnown)
                contacts.push_back(contact(prosody.jid(other), Subscription::Both));
        }
        roster.replaceAll(contacts);
        QObject::connect(&calls, &Calls::incoming, &calls, [this](Call *call) { rang = call; });

        ConnectionSettings settings;
        settings.jid = *Jid::parse(prosody.jid(name));
        settings.password = prosody.password(name);
        settings.resource = resource;
        settings.host = prosody.host();
        settings.port = prosody.port();
        settings.caFile = prosody.caFile();
        settings.initialPresence.availability = Availability::Available;
        QObject::connect(&connection, &Connection::opened, &bridge, [this](bool resumed) {
            if (!resumed) {
                messages.enableCarbons();
                bridge.learnServices();
            }
        });
        connection.open(settings);
    }
    bool isReady()
    {
        // The answer to the services means that carbons are on, too.
        return QTest::qWaitFor([this] { return !bridge.iceServers().isEmpty(); }, kPatienceMs);
    }
    Jid jid() const { return connection.boundJid(); }

    bool listen(const QDomElement &stanza)
    {
        if (const auto call = parseCallMessage(stanza))
            heard.append(u"message %1"_s.arg(int(call->verb)));
        if (!child(stanza, "received"_L1, ns::kReceipts).isNull())
            heard.append(u"receipt"_s);
        const QDomElement jingle = child(stanza, "jingle"_L1, ns::kJingle);
        if (!jingle.isNull())
            heard.append(jingle.attribute(u"action"_s));
        return false;
    }

    /// Sends a raw IQ and waits for what it came to: "result", or the two conditions of the error.
    QString ask(const Jid &to, PayloadIq::Write write)
    {
        std::optional<QString> came;
        QObject context;
        request(connection, PayloadIq(QXmppIq::Set, to.toString(), std::move(write)), &context,
                [&came](const IqResult &result) {
                    came = result ? u"result"_s
                                  : u"%1 %2"_s.arg(result.error().condition, result.error().application).trimmed();
                });
        if (!QTest::qWaitFor([&came] { return came.has_value(); }, kPatienceMs))
            return u"silence"_s;
        return *came;
    }
    QString ask(const Jid &to, const QString &action, const QString &sid, const QString &child = {},
                const QString &childSpace = {})
    {
        return ask(to, [=](QXmlStreamWriter &writer) {
            writer.writeStartElement("jingle"_L1);
            writer.writeDefaultNamespace(ns::kJingle);
            writer.writeAttribute("action"_L1, action);
            writer.writeAttribute("sid"_L1, sid);
            if (!child.isEmpty()) {
                writer.writeStartElement(child);
                if (!childSpace.isEmpty())
                    writer.writeDefaultNamespace(childSpace);
                else
                    writer.writeAttribute("name"_L1, "video"_L1);
                writer.writeEndElement();
            }
            writer.writeEndElement();
        });
    }
};

} // namespace

/// Calls over a real server: messages to all devices, copies, bounces, presence, IQs and their errors.
class TestJingleBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aCallFromEndToEnd();
    void theOtherDeviceStopsRinging();
    void declined();
    void cancelled();
    void busy();
    void aTransferIsRefused();
    void nobodyThere();
    void callerDisappears();
    void streamLostInMidCall();
    void hungUpWithoutAStream();
    void strangersLearnNothing();
    void receiptTellsThatItRings();
    void forgedCopiesDoNotRing();
    void errorsOfJingle();
    void onlyTheirOwnPeer();
    void videoIsRefusedAndTheCallGoesOn();
    void unusableContent();
    void services();

private:
    bool talk();

    std::unique_ptr<Prosody> m_prosody;
    std::unique_ptr<Device> m_alice;
    std::unique_ptr<Device> m_bob;
    Call *m_call = nullptr;  ///< Alice's
    Call *m_heard = nullptr; ///< Bob's
};

void TestJingleBridge::initTestCase()
{
    m_prosody = std::make_unique<Prosody>();
    QVERIFY(m_prosody->isReady());
}

void TestJingleBridge::init()
{
    m_alice = std::make_unique<Device>(*m_prosody, u"alice"_s, u"desk"_s);
    m_bob = std::make_unique<Device>(*m_prosody, u"bob"_s, u"phone"_s);
    QVERIFY(m_alice->isReady());
    QVERIFY(m_bob->isReady());
}

void TestJingleBridge::cleanup()
{
    for (auto *device : {&m_alice, &m_bob}) {
        if (!*device)
            continue;
        QSignalSpy closed(&(*device)->connection, &Connection::closed);
        (*device)->connection.close();
        QTRY_VERIFY_WITH_TIMEOUT(!(*device)->connection.isOpen() || closed.size() > 0, kPatienceMs);
        device->reset();
    }
}

bool TestJingleBridge::talk()
{
    m_call = m_alice->calls.start(m_bob->jid());
    if (!QTest::qWaitFor([this] { return m_bob->rang != nullptr; }, kPatienceMs))
        return false;
    m_heard = m_bob->rang;
    m_heard->answer();
    return QTest::qWaitFor(
        [this] { return m_call->state() == CallState::Active && m_heard->state() == CallState::Active; }, kPatienceMs);
}

void TestJingleBridge::aCallFromEndToEnd()
{
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ringing, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_heard = m_bob->rang;
    QCOMPARE(m_heard->peer(), m_alice->jid());
    m_heard->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Active, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_heard->state(), CallState::Active, kPatienceMs);
    QCOMPARE(m_call->peer(), m_bob->jid());

    // What arrived is what was sent.
    const FakeEngine &bobs = *m_bob->engines.last;
    QCOMPARE(bobs.remote->credentials, FakeEngine::local().credentials);
    QCOMPARE(bobs.remote->fingerprint, FakeEngine::local().fingerprint);
    QCOMPARE(bobs.remote->setup, media::DtlsSetup::ActPass);
    QVERIFY(bobs.remoteCandidates.contains(FakeEngine::candidate(1)));
    QCOMPARE(m_alice->engines.last->remote->setup, media::DtlsSetup::Active);

    Q_EMIT m_alice->engines.last->localCandidates({FakeEngine::candidate(2)});
    QTRY_VERIFY_WITH_TIMEOUT(bobs.remoteCandidates.contains(FakeEngine::candidate(2)), kPatienceMs);
    m_call->setMuted(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_heard->isPeerMuted(), kPatienceMs);
    m_heard->setHeld(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_call->isPeerHolding(), kPatienceMs);

    m_heard->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_call->endReason(), EndReason::Success);
    QCOMPARE(m_call->outcome(), CallOutcome::Answered);
    // XEP-0353 §finish: both said it.
    const QString finish = u"message %1"_s.arg(int(CallMessage::Verb::Finish));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(finish) && m_bob->heard.contains(finish), kPatienceMs);
}

void TestJingleBridge::theOtherDeviceStopsRinging()
{
    Device tablet(*m_prosody, u"bob"_s, u"tablet"_s);
    QVERIFY(tablet.isReady());
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang && tablet.rang, kPatienceMs);
    tablet.rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_bob->rang->outcome(), CallOutcome::AnsweredElsewhere);
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Active, kPatienceMs);
    QCOMPARE(m_call->peer(), tablet.jid());

    m_call->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(tablet.rang->state(), CallState::Ended, kPatienceMs);
    m_call = m_alice->calls.start(m_bob->jid());
    Call *before = m_bob->rang;
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang != before && tablet.rang->sid() == m_call->sid(), kPatienceMs);
    tablet.rang->decline();
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_bob->rang->outcome(), CallOutcome::Declined);
    QTRY_COMPARE_WITH_TIMEOUT(m_call->outcome(), CallOutcome::Declined, kPatienceMs);
}

void TestJingleBridge::declined()
{
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_bob->rang->decline();
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_call->endReason(), EndReason::Decline);
}

void TestJingleBridge::cancelled()
{
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_call->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_bob->rang->outcome(), CallOutcome::Missed);
}

void TestJingleBridge::busy()
{
    Device carol(*m_prosody, u"carol"_s, u"home"_s);
    QVERIFY(carol.isReady());
    QVERIFY(talk());
    Call *third = carol.calls.start(m_bob->jid());
    QTRY_COMPARE_WITH_TIMEOUT(third->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(third->outcome(), CallOutcome::Busy);
    QCOMPARE(m_heard->state(), CallState::Active);
}

/// By who does not know the session; who does not know XEP-0251 answers with another error.
void TestJingleBridge::aTransferIsRefused()
{
    QVERIFY(talk());
    QSignalSpy asked(m_call, &Call::transferAsked);
    QSignalSpy refused(&m_bob->bridge, &Signalling::transferRefused);
    const Transfer transfer{.attendant = {}, .sid = {}, .target = *Jid::parse(u"carol@example.test")};
    m_bob->bridge.transfer(m_alice->jid(), u"another"_s, transfer);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    QVERIFY(asked.isEmpty());
    m_heard->transferTo(transfer.target);
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, kPatienceMs);
    QCOMPARE(m_call->askedTarget(), transfer.target);
    QCOMPARE(m_heard->state(), CallState::Active);
}

void TestJingleBridge::nobodyThere()
{
    m_call = m_alice->calls.start(*Jid::parse(u"nobody@example.test"));
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_call->endReason(), EndReason::Gone);
    QCOMPARE(m_call->outcome(), CallOutcome::Failed);
}

void TestJingleBridge::callerDisappears()
{
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    m_alice->connection.close(); // without a retract
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->rang->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_bob->rang->endReason(), EndReason::Gone);
}

void TestJingleBridge::streamLostInMidCall()
{
    QVERIFY(talk());
    QSignalSpy opened(&m_bob->connection, &Connection::opened);
    QSignalSpy lost(&m_bob->connection, &Connection::lost);
    m_bob->connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, kPatienceMs);
    QCOMPARE(m_heard->state(), CallState::Active);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kPatienceMs);
    QCOMPARE(m_call->state(), CallState::Active);
    // The session is still known on both sides.
    m_heard->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ended, kPatienceMs);
    QCOMPARE(m_call->endReason(), EndReason::Success);
}

void TestJingleBridge::hungUpWithoutAStream()
{
    QVERIFY(talk());
    QSignalSpy lost(&m_bob->connection, &Connection::lost);
    m_bob->connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, kPatienceMs);
    m_heard->hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(m_heard->state(), CallState::Ended, kPatienceMs); // here at once
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Ended, kPatienceMs);  // there with the next stream
    QCOMPARE(m_call->endReason(), EndReason::Success);
}

void TestJingleBridge::strangersLearnNothing()
{
    m_bob->roster.replaceAll({contact(u"alice@example.test"_s, Subscription::To)}); // she does not see Bob
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    // A round trip behind whatever would have been said.
    QCOMPARE(m_bob->ask(m_alice->jid(), u"session-info"_s, u"none"_s), u"item-not-found unknown-session"_s);
    QCOMPARE(m_alice->ask(m_bob->jid(), u"session-info"_s, u"none"_s), u"service-unavailable"_s);
    QVERIFY(!m_alice->heard.contains(u"receipt"_s));
    QVERIFY(m_alice->heard.filter(u"message"_s).isEmpty());
    QCOMPARE(m_call->state(), CallState::Proposed);
    // An answer is the user's own choice.
    m_bob->rang->answer();
    QTRY_COMPARE_WITH_TIMEOUT(m_call->state(), CallState::Active, kPatienceMs);
}

void TestJingleBridge::receiptTellsThatItRings()
{
    m_call = m_alice->calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(u"receipt"_s), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(u"message %1"_s.arg(int(CallMessage::Verb::Ringing))),
                             kPatienceMs);
}

void TestJingleBridge::forgedCopiesDoNotRing()
{
    Device carol(*m_prosody, u"carol"_s, u"home"_s);
    QVERIFY(carol.isReady());
    QDomDocument document;
    QVERIFY(document.setContent(uR"(<received xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>
        <message xmlns='jabber:client' from='alice@example.test/desk' to='bob@example.test' type='chat'>
        <propose xmlns='urn:xmpp:jingle-message:0' id='forged'>
        <description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose></message></forwarded></received>)"_s));
    QXmppMessage forged({}, m_bob->jid().toString());
    forged.setType(QXmppMessage::Chat);
    forged.setExtensions({QXmppElement(document.documentElement())});
    carol.connection.client().send(std::move(forged));
    // Carol's own call comes behind it and rings.
    Call *real = carol.calls.start(m_bob->jid());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->rang, kPatienceMs);
    QCOMPARE(m_bob->rang->sid(), real->sid());
    QCOMPARE(m_bob->calls.all().size(), 1);
}

void TestJingleBridge::errorsOfJingle()
{
    const Jid bob = m_bob->jid();
    QCOMPARE(m_alice->ask(bob, u"session-info"_s, u"none"_s), u"item-not-found unknown-session"_s);
    QCOMPARE(m_alice->ask(bob, u"session-terminate"_s, u"none"_s), u"item-not-found unknown-session"_s);
    QCOMPARE(m_alice->ask(bob, u"session-dance"_s, u"none"_s), u"bad-request"_s);
    QCOMPARE(m_alice->ask(bob, u"session-info"_s, QString()), u"bad-request"_s);

    QVERIFY(talk());
    const QString sid = m_call->sid();
    QCOMPARE(m_alice->ask(bob, u"session-accept"_s, sid), u"unexpected-request out-of-order"_s);
    QCOMPARE(m_alice->ask(bob, u"session-initiate"_s, sid), u"unexpected-request out-of-order"_s);
    QCOMPARE(m_alice->ask(bob, u"transport-accept"_s, sid), u"unexpected-request out-of-order"_s);
    QCOMPARE(m_alice->ask(bob, u"session-info"_s, sid, u"sneeze"_s, ns::kRtpInfo),
             u"feature-not-implemented unsupported-info"_s);
    QCOMPARE(m_alice->ask(bob, u"session-info"_s, sid), u"result"_s); // a ping, XEP-0166 §6.8
    QCOMPARE(m_alice->ask(bob, u"description-info"_s, sid), u"result"_s);
    QCOMPARE(m_alice->ask(bob, u"content-modify"_s, sid), u"result"_s);
    QCOMPARE(m_heard->state(), CallState::Active);
}

void TestJingleBridge::onlyTheirOwnPeer()
{
    Device carol(*m_prosody, u"carol"_s, u"home"_s);
    QVERIFY(carol.isReady());
    QVERIFY(talk());
    const QString sid = m_call->sid();
    QCOMPARE(carol.ask(m_bob->jid(), u"session-terminate"_s, sid), u"item-not-found unknown-session"_s);
    QCOMPARE(carol.ask(m_bob->jid(), u"transport-info"_s, sid), u"item-not-found unknown-session"_s);
    QCOMPARE(carol.ask(m_bob->jid(), u"session-initiate"_s, sid), u"unexpected-request out-of-order"_s);
    QCOMPARE(m_heard->state(), CallState::Active);
}

void TestJingleBridge::videoIsRefusedAndTheCallGoesOn()
{
    QVERIFY(talk());
    QCOMPARE(m_alice->ask(m_bob->jid(), u"content-add"_s, m_call->sid(), u"content"_s), u"result"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(u"content-reject"_s), kPatienceMs);
    QCOMPARE(m_alice->ask(m_bob->jid(), u"transport-replace"_s, m_call->sid(), u"content"_s), u"result"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(u"transport-reject"_s), kPatienceMs);
    QCOMPARE(m_heard->state(), CallState::Active);
    QCOMPARE(m_call->state(), CallState::Active);
}

void TestJingleBridge::unusableContent()
{
    QCOMPARE(m_alice->ask(m_bob->jid(), u"session-initiate"_s, u"odd"_s, u"content"_s), u"result"_s); // then act
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->heard.contains(u"session-terminate"_s), kPatienceMs);
    QVERIFY(!m_bob->rang);
    QCOMPARE(m_alice->ask(m_bob->jid(), u"session-info"_s, u"odd"_s), u"item-not-found unknown-session"_s);
}

void TestJingleBridge::services()
{
    const QList<media::IceServer> servers = m_alice->bridge.iceServers();
    QCOMPARE(servers.size(), 1);
    QCOMPARE(servers.first().kind, media::IceServer::Kind::Stun);
    QCOMPARE(servers.first().host, u"127.0.0.1"_s);
    QCOMPARE(servers.first().port, 3478);
    m_call = m_alice->calls.start(m_bob->jid());
    QCOMPARE(m_alice->engines.last->settings.iceServers, servers);
}

QTEST_GUILESS_MAIN(TestJingleBridge)
#include "tst_jinglebridge.moc"
