// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "tests/support/fakenameserver.h"
#include "tests/xmpp/deafserver.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

/// How the connection finds the server: service records, and servers that send it on.
class TestDial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movedInsideTls();
    void movedBeforeTls();
    void serviceRecords();
    void theLastOpenWins();
    void oneAddressIsDeaf();
    void aQuickAddressIsNotScouted();

private:
    FakeAccount m_account;
};

void TestDial::movedInsideTls()
{
    FakeServer first(Security::StartTls, m_account.identity, "example.test");
    FakeServer second(Security::StartTls, m_account.identity, "example.test");
    first.script()
        .offerTls()
        .expect("<stream:stream")
        .send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
              "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"
              "<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:" +
              QByteArray::number(second.serverPort()) + "</see-other-host></stream:error></stream:stream>");
    letIn(second.script());
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(first));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);
    QCOMPARE(waiting.count(), 0);
    QCOMPARE(second.connections(), 1);
}

void TestDial::movedBeforeTls()
{
    FakeServer first(Security::StartTls, m_account.identity, "example.test");
    FakeServer second(Security::StartTls, m_account.identity, "example.test");
    first.script()
        .expect("<stream:stream")
        .send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
              "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"
              "<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>127.0.0.1:" +
              QByteArray::number(second.serverPort()) + "</see-other-host></stream:error></stream:stream>");
    Connection connection(quickTuning());
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(first));
    QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 1, 60'000);
    QCOMPARE(second.connections(), 0);
}

void TestDial::serviceRecords()
{
    quint16 dead = 0;
    {
        FakeServer gone(Security::StartTls, m_account.identity, "example.test");
        dead = gone.serverPort();
    }
    FakeServer server(Security::DirectTls, m_account.identity, "example.test");
    server.script().signIn("secret").bind("alice@example.test/desk").enable("sm-1");
    FakeNameServer names;
    names.add("_xmpp-client._tcp.example.test", {1, 0, dead, "localhost"});
    names.add("_xmpps-client._tcp.example.test", {2, 0, server.serverPort(), "localhost"});
    auto tuning = quickTuning();
    tuning.nameserver = QHostAddress(QHostAddress::LocalHost);
    tuning.nameserverPort = names.port();
    auto settings = m_account.settings(server);
    settings.host.clear();
    settings.port = 0;
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy steps(&connection, &Connection::stepChanged);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);
    QVERIFY(steps.front()[0].value<ConnectionStep>() == ConnectionStep::LookingUp);

    names.setManner(FakeNameServer::Manner::ServFail);
    settings.jid = *Jid::parse(u"alice@no-such-domain.invalid");
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(settings);
    QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 1, 60'000);
    QCOMPARE(toString(waiting[0][0].value<ConnectionError>().kind), u"dns-failed"_s);

    names.setManner(FakeNameServer::Manner::Answer);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
    QCOMPARE(toString(failed[0][0].value<ConnectionError>().kind), u"name-not-found"_s);
}

void TestDial::theLastOpenWins()
{
    FakeServer first(Security::StartTls, m_account.identity, "example.test");
    FakeServer second(Security::StartTls, m_account.identity, "example.test");
    letIn(second.script());
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open({}); // no address at all
    connection.open(m_account.settings(first));
    connection.open(m_account.settings(second));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(first.connections(), 0);
    QCOMPARE(second.connections(), 1);
}

void TestDial::oneAddressIsDeaf()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script(); // for the scout, which says nothing
    letIn(server.script());
    const QHostAddress dead(u"127.0.0.2"_s);
    const DeafServer deaf(dead, server.serverPort());
    if (!deaf.isDeaf())
        QSKIP("this system answers for a full queue");
    auto settings = m_account.settings(server);
    settings.host = u"xmpp.example.test"_s;
    auto tuning = quickTuning();
    tuning.hosts.insert(settings.host, {dead, QHostAddress(QHostAddress::LocalHost)});
    tuning.stepDeadline = tuning.attemptDeadline = std::chrono::minutes(10); // one after the other takes too long here
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);
    QCOMPARE(waiting.count(), 0);
    QCOMPARE(server.connections(), 2);
}

void TestDial::aQuickAddressIsNotScouted()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    QTcpServer other; // on the same port elsewhere
    QVERIFY(other.listen(QHostAddress(u"127.0.0.2"_s), server.serverPort()));
    QSignalSpy scouted(&other, &QTcpServer::newConnection);
    auto settings = m_account.settings(server);
    settings.host = u"xmpp.example.test"_s;
    auto tuning = quickTuning();
    tuning.hosts.insert(settings.host, {QHostAddress(QHostAddress::LocalHost), QHostAddress(u"127.0.0.2"_s)});
    tuning.stagger = std::chrono::minutes(10);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(scouted.count(), 0);
}

QTEST_GUILESS_MAIN(TestDial)
#include "tst_dial.moc"
