// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/resolver.h"
#include "tests/support/fakenameserver.h"

#include <QTest>

using namespace causerie::xmpp;
using causerie::test::FakeNameServer;
using namespace Qt::StringLiterals;
using Security = Endpoint::Security;

class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsBoth();
    void noRecords();
    void unknownDomain();
    void noService();
    void serverFailure();
    void silence();
    void cancelled();
    void anotherWhileOneIsOn();

private:
    struct Outcome {
        int count = 0;
        QList<Endpoint> endpoints;
        std::optional<ConnectionError::Kind> error;
    };
    static Resolver::Settings settings(const FakeNameServer &server);
    static void watch(Resolver &resolver, Outcome &outcome);
};

Resolver::Settings TestResolver::settings(const FakeNameServer &server)
{
    return {QHostAddress(QHostAddress::LocalHost), server.port(), std::chrono::seconds(30), [] { return 0.0; }};
}

void TestResolver::watch(Resolver &resolver, Outcome &outcome)
{
    connect(&resolver, &Resolver::finished, &resolver, [&outcome](const auto &result) {
        ++outcome.count;
        if (result)
            outcome.endpoints = *result;
        else
            outcome.error = result.error();
    });
}

void TestResolver::findsBoth()
{
    FakeNameServer server;
    server.add("_xmpps-client._tcp.d.test", {10, 0, 443, "tls.d.test"});
    server.add("_xmpp-client._tcp.d.test", {5, 0, 5222, "plain.d.test"});
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QCOMPARE(outcome.count, 0);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints, (QList<Endpoint>{{u"plain.d.test"_s, 5222, Security::StartTls},
                                                 {u"tls.d.test"_s, 443, Security::DirectTls}}));
}

void TestResolver::noRecords()
{
    FakeNameServer server;
    server.setKnown("_xmpps-client._tcp.d.test");
    server.setKnown("_xmpp-client._tcp.d.test");
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints,
             (QList<Endpoint>{{u"d.test"_s, 5222, Security::StartTls}, {u"d.test"_s, 5223, Security::DirectTls}}));
}

void TestResolver::unknownDomain()
{
    FakeNameServer server;
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints.size(), 2); // the name itself may still have an address
    QVERIFY(resolver.lastFailure() == SrvFailure::NoName);
}

void TestResolver::noService()
{
    FakeNameServer server;
    server.add("_xmpps-client._tcp.d.test", {0, 0, 0, ""});
    server.add("_xmpp-client._tcp.d.test", {0, 0, 0, ""});
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QVERIFY(outcome.error == ConnectionError::Kind::NoService);
}

void TestResolver::serverFailure()
{
    FakeNameServer server;
    server.setManner(FakeNameServer::Manner::ServFail);
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints.size(), 2);
    QVERIFY(resolver.lastFailure() == SrvFailure::NoAnswer);
}

void TestResolver::silence()
{
    FakeNameServer server;
    server.setManner(FakeNameServer::Manner::Silent);
    auto quick = settings(server);
    quick.deadline = std::chrono::milliseconds(50);
    Resolver resolver(quick);
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints.size(), 2);
    QVERIFY(resolver.lastFailure() == SrvFailure::NoAnswer);
}

void TestResolver::cancelled()
{
    FakeNameServer server;
    server.setManner(FakeNameServer::Manner::Silent);
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"d.test"_s);
    QTRY_VERIFY_WITH_TIMEOUT(server.asked().size() >= 2, 30'000);
    resolver.cancel();
    server.setManner(FakeNameServer::Manner::Answer);
    resolver.lookUp(u"e.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints.value(0).host, u"e.test"_s);
}

void TestResolver::anotherWhileOneIsOn()
{
    FakeNameServer server;
    server.add("_xmpp-client._tcp.b.test", {1, 0, 5222, "host.b.test"});
    Resolver resolver(settings(server));
    Outcome outcome;
    watch(resolver, outcome);
    resolver.lookUp(u"a.test"_s);
    resolver.lookUp(u"b.test"_s);
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count, 1, 30'000);
    QCOMPARE(outcome.endpoints.value(0).host, u"host.b.test"_s);
    QTRY_COMPARE(outcome.count, 1);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
