// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/gateways.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QJsonArray>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// A number dialled at a gateway of our server, which is a component that shares no code with us.
class TestGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itIsFound();
    void aNumberIsDialled();
    void itBecomesAContact();
    void cleanupTestCase();

private:
    QJsonObject event(const QString &kind, const QString &key, const QString &value);

    const Jid m_service = *Jid::parse(u"pstn.example.test");
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<JsonProcess> m_gateway;
    std::unique_ptr<Person> m_alice;
};

void TestGateway::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
    m_server = std::make_unique<Prosody>(QStringList{u"--component"_s, m_service.toString()});
    QVERIFY(m_server->isReady());
    m_gateway = std::make_unique<JsonProcess>(
        u"python3"_s, QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_gateway.py"), m_service.toString(),
                                  u"component-secret"_s, m_server->host(), QString::number(m_server->componentPort())});
    QVERIFY(!m_gateway->waitForEvent(u"online"_s).isEmpty());
    m_alice = std::make_unique<Person>(*m_server, u"alice"_s);
    media::AudioSettings silent;
    silent.backend = media::AudioSettings::Backend::Null;
    m_alice->session().calls().setAudio(silent);
    m_alice->session().calls().setLoopbackCandidates(true);
    QVERIFY(m_alice->signIn());
}

void TestGateway::cleanupTestCase()
{
    m_alice.reset();
    m_gateway.reset();
    m_server.reset();
}

QJsonObject TestGateway::event(const QString &kind, const QString &key, const QString &value)
{
    return m_gateway->waitFor(
        [&](const QJsonObject &event) { return event[u"event"_s] == kind && event[key] == value; });
}

void TestGateway::itIsFound()
{
    const Gateways &gateways = m_alice->session().gateways();
    EVENTUALLY(gateways.isKnown());
    QCOMPARE(gateways.all().size(), 1u);
    QCOMPARE(gateways.all().front(), (Gateway{m_service, u"Telephones"_s, true, false}));
}

void TestGateway::aNumberIsDialled()
{
    Session &session = m_alice->session();
    const auto number = addressAt(*session.gateways().preferred(), *parseDialled(u"+33 1 39 63 55 11"));
    QVERIFY(number);
    QCOMPARE(session.callObstacle(*number), CallObstacle::None);
    Call *call = session.call(*number);
    QVERIFY(call);
    QCOMPARE(event(u"call"_s, u"verb"_s, u"propose"_s)[u"to"_s].toString(), u"+33139635511@pstn.example.test"_s);
    const QJsonObject offer = event(u"jingle"_s, u"action"_s, u"session-initiate"_s);
    QCOMPARE(offer[u"to"_s].toString(), u"+33139635511@pstn.example.test/sip"_s);
    QVERIFY(!offer[u"candidates"_s].toArray().isEmpty()); // all in one piece
    EVENTUALLY(call->state() == CallState::Ringing);      // the telephone itself
    call->hangUp();
    const QJsonObject next =
        m_gateway->waitFor([](const QJsonObject &event) { return event[u"event"_s] == u"jingle"_s; });
    QCOMPARE(next[u"action"_s].toString(), u"session-terminate"_s); // no transport-info in between
    EVENTUALLY(call->state() == CallState::Ended);
    EVENTUALLY(session.conversations().find(*number)); // it stands in the history
}

/// As where it is no service of our server's: then that is how it gets known.
void TestGateway::itBecomesAContact()
{
    Session &session = m_alice->session();
    session.gateways().set({});
    session.addContact(m_service, {}, {});
    EVENTUALLY(session.gateways().find(m_service));
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
