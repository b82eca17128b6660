// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QJsonArray>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Calls as they are agreed on with a peer that shares no code with us: XEP-0353 around XEP-0166 with XEP-0167, 0176
/// and 0320. No sound is heard; tst_clicall and tst_voice have that.
class TestCallSignalling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void weCallAndTheyHangUp();
    void weCallAndTheyDecline();
    void theyCallAndWeHangUp();
    void theyCallAndWeDecline();
    void theyCallAndThinkBetterOfIt();
    void cleanupTestCase();

private:
    QJsonObject word(const QString &verb);
    QJsonObject jingle(const QString &action);
    void say(const QString &verb, const QString &id, const QString &to);
    Call *rings(const QString &id);

    const QString m_us = u"alice@example.test/alice"_s;
    const QString m_them = u"bob@example.test/slix"_s;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Person> m_alice;
    std::unique_ptr<JsonProcess> m_bob;
};

void TestCallSignalling::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
    m_alice = std::make_unique<Person>(*m_server, u"alice"_s);
    media::AudioSettings silent;
    silent.backend = media::AudioSettings::Backend::Null;
    m_alice->session().calls().setAudio(silent);
    m_alice->session().calls().setLoopbackCandidates(true);
    QVERIFY(m_alice->signIn());
    m_bob = std::make_unique<JsonProcess>(u"python3"_s,
                                          QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_call_peer.py"),
                                                      m_them, m_server->password(u"bob"_s), m_server->host(),
                                                      QString::number(m_server->port()), m_server->caFile()});
    QVERIFY(!m_bob->waitForEvent(u"online"_s).isEmpty());
    EVENTUALLY(m_alice->session().canCall(*Jid::parse(u"bob@example.test"))); // what it announced was read
}

void TestCallSignalling::init()
{
    QVERIFY(!m_alice->session().calls().isBusy());
}

void TestCallSignalling::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
    m_server.reset();
}

QJsonObject TestCallSignalling::word(const QString &verb)
{
    return m_bob->waitFor(
        [&verb](const QJsonObject &event) { return event[u"event"_s] == u"call"_s && event[u"verb"_s] == verb; });
}

QJsonObject TestCallSignalling::jingle(const QString &action)
{
    return m_bob->waitFor([&action](const QJsonObject &event) {
        return event[u"event"_s] == u"jingle"_s && event[u"action"_s] == action;
    });
}

void TestCallSignalling::say(const QString &verb, const QString &id, const QString &to)
{
    m_bob->write({{u"do"_s, u"say"_s}, {u"verb"_s, verb}, {u"id"_s, id}, {u"to"_s, to}});
}

/// They propose; the call that rings here, and their device hears that it does.
Call *TestCallSignalling::rings(const QString &id)
{
    say(u"propose"_s, id, m_alice->jid().toString());
    const bool hasCome = QTest::qWaitFor([this] { return m_alice->session().calls().current(); }, kPatience);
    const QJsonObject ringing = hasCome ? word(u"ringing"_s) : QJsonObject();
    const bool isRight = ringing[u"id"_s] == id && ringing[u"to"_s] == m_them; // XEP-0353 §5.2
    return isRight ? m_alice->session().calls().current() : nullptr;
}

void TestCallSignalling::weCallAndTheyHangUp()
{
    Call *call = m_alice->session().call(*Jid::parse(u"bob@example.test"));
    QVERIFY(call);
    const QJsonObject propose = word(u"propose"_s);
    QCOMPARE(propose[u"to"_s].toString(), u"bob@example.test"_s); // all of their devices
    QCOMPARE(propose[u"media"_s].toArray(), QJsonArray{u"audio"_s});
    QCOMPARE(propose[u"type"_s].toString(), u"chat"_s);
    const QString sid = propose[u"id"_s].toString();
    say(u"ringing"_s, sid, m_us);
    EVENTUALLY(call->state() == CallState::Ringing);
    say(u"proceed"_s, sid, m_us);
    const QJsonObject offer = jingle(u"session-initiate"_s);
    QCOMPARE(offer[u"sid"_s].toString(), sid);
    QCOMPARE(offer[u"initiator"_s].toString(), m_us);
    QCOMPARE(offer[u"creator"_s].toString(), u"initiator"_s);
    QCOMPARE(offer[u"media"_s].toString(), u"audio"_s);
    QVERIFY(offer[u"payloads"_s].toArray().contains(u"opus/48000/2"_s));
    QVERIFY(offer[u"mux"_s].toBool());
    QCOMPARE(offer[u"sources"_s].toInt(), 1);
    QVERIFY(offer[u"ufrag"_s].toInt() >= 4 && offer[u"pwd"_s].toInt() >= 22); // RFC 8445 §5.3
    QCOMPARE(offer[u"setup"_s].toString(), u"actpass"_s);
    QCOMPARE(offer[u"hash"_s].toString(), u"sha-256"_s);
    QCOMPARE(offer[u"digest"_s].toString().size(), 32 * 3 - 1);
    m_bob->write({{u"do"_s, u"accept"_s}, {u"to"_s, m_us}, {u"sid"_s, sid}});
    QCOMPARE(m_bob->waitForEvent(u"done"_s)[u"what"_s].toString(), u"accept"_s);
    m_bob->write({{u"do"_s, u"end"_s}, {u"to"_s, m_us}, {u"sid"_s, sid}, {u"reason"_s, u"success"_s}});
    EVENTUALLY(call->state() == CallState::Ended);
    QCOMPARE(call->endReason(), EndReason::Success);
    const QJsonObject finish = word(u"finish"_s);
    QCOMPARE(finish[u"id"_s].toString(), sid);
    QCOMPARE(finish[u"to"_s].toString(), m_them); // XEP-0353 §5.6: the device
}

void TestCallSignalling::weCallAndTheyDecline()
{
    Call *call = m_alice->session().call(*Jid::parse(u"bob@example.test"));
    QVERIFY(call);
    const QString sid = word(u"propose"_s)[u"id"_s].toString();
    say(u"reject"_s, sid, m_us);
    EVENTUALLY(call->state() == CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Declined);
}

void TestCallSignalling::theyCallAndWeHangUp()
{
    Call *call = rings(u"their-1"_s);
    QVERIFY(call);
    QCOMPARE(call->direction(), Direction::Incoming);
    call->answer();
    const QJsonObject proceed = word(u"proceed"_s);
    QCOMPARE(proceed[u"id"_s].toString(), u"their-1"_s);
    QCOMPARE(proceed[u"to"_s].toString(), m_them);
    m_bob->write({{u"do"_s, u"initiate"_s}, {u"to"_s, m_us}, {u"sid"_s, u"their-1"_s}});
    const QJsonObject answer = jingle(u"session-accept"_s);
    QCOMPARE(answer[u"sid"_s].toString(), u"their-1"_s);
    QCOMPARE(answer[u"responder"_s].toString(), m_us);
    QCOMPARE(answer[u"content"_s].toString(), u"voice"_s);
    QCOMPARE(answer[u"creator"_s].toString(), u"initiator"_s);
    QCOMPARE(answer[u"setup"_s].toString(), u"active"_s);
    QVERIFY(answer[u"payloads"_s].toArray().contains(u"opus/48000/2"_s));
    QVERIFY(answer[u"payloads"_s].toArray().contains(u"PCMU/8000/1"_s));
    call->hangUp();
    QCOMPARE(jingle(u"session-terminate"_s)[u"reason"_s].toString(), u"success"_s);
    const QJsonObject finish = word(u"finish"_s);
    QCOMPARE(finish[u"to"_s].toString(), m_them);
    QCOMPARE(finish[u"reason"_s].toString(), u"success"_s);
    EVENTUALLY(call->state() == CallState::Ended);
}

void TestCallSignalling::theyCallAndWeDecline()
{
    Call *call = rings(u"their-2"_s);
    QVERIFY(call);
    call->decline();
    const QJsonObject reject = word(u"reject"_s);
    QCOMPARE(reject[u"id"_s].toString(), u"their-2"_s);
    QCOMPARE(reject[u"to"_s].toString(), m_them);
    EVENTUALLY(call->state() == CallState::Ended);
}

void TestCallSignalling::theyCallAndThinkBetterOfIt()
{
    Call *call = rings(u"their-3"_s);
    QVERIFY(call);
    say(u"retract"_s, u"their-3"_s, m_alice->jid().toString());
    EVENTUALLY(call->state() == CallState::Ended);
    QCOMPARE(call->outcome(), CallOutcome::Missed);
    // It waits to be seen, as a text would; those that were answered or declined do not.
    EVENTUALLY(!m_alice->received().isEmpty());
    QCOMPARE(m_alice->received().size(), 1);
    QCOMPARE(m_alice->received().last().originId, u"their-3"_s);
    QCOMPARE(m_alice->received().last().outcome, CallOutcome::Missed);
    EVENTUALLY(m_alice->session().conversations().at(*Jid::parse(u"bob@example.test")).unread() == 1);
}

QTEST_GUILESS_MAIN(TestCallSignalling)
#include "tst_callsignalling.moc"
