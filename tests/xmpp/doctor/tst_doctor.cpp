// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/doctor.h"
#include "tests/support/fakenameserver.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

/// The whole way, with a name server and a server that have the faults that real ones do not have.
class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byServiceRecords();
    void oneOfTwoServersIsEnough();
    void noRecordsAndNobodyThere();
    void noSuchService();
    void aServerByHand();
    void theServersWordsAreShortened();
    void refusedAtSignIn();
    void thrownOutAgain();
    void aHostThatIsNoMore();
    void givenUp();
    void givenUpInside();
    void deletedByWhoHears();
    void onceMore();

private:
    static ConnectionTuning tuning(const FakeNameServer &names);
    static DoctorReport examine(const ConnectionTuning &tuning, const ConnectionSettings &settings);
    static QString line(const DoctorReport &report, Finding::Check check);

    FakeAccount m_account;
};

namespace
{

constexpr auto kScram =
    "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>";

} // namespace

ConnectionTuning TestDoctor::tuning(const FakeNameServer &names)
{
    ConnectionTuning tuning = quickTuning();
    tuning.nameserver = QHostAddress(QHostAddress::LocalHost);
    tuning.nameserverPort = names.port();
    tuning.hosts[u"x.example.test"_s] = {QHostAddress(u"::1"_s), QHostAddress(QHostAddress::LocalHost)};
    tuning.hosts[u"example.test"_s] = {QHostAddress(u"127.0.0.3"_s)};
    return tuning;
}

DoctorReport TestDoctor::examine(const ConnectionTuning &tuning, const ConnectionSettings &settings)
{
    Doctor doctor(tuning);
    QSignalSpy finished(&doctor, &Doctor::finished);
    std::vector<Finding> told;
    connect(&doctor, &Doctor::found, &doctor, [&told](const Finding &finding) { told.push_back(finding); });
    doctor.examine(settings);
    if (!finished.isEmpty() || !finished.wait(120'000) || told != doctor.report().findings)
        return {};
    return doctor.report();
}

/// "fine none | notice another-works": all findings of one kind.
QString TestDoctor::line(const DoctorReport &report, Finding::Check check)
{
    QStringList parts;
    for (const Finding &finding : report.findings) {
        if (finding.check == check)
            parts += toString(finding.state) + u' ' + toString(finding.reason);
    }
    return parts.join(u" | "_s);
}

void TestDoctor::byServiceRecords()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::DirectTls, m_account.identity, "example.test");
    server.script(); // for the one who only knocks
    server.script().header(kScram);
    names.add("_xmpps-client._tcp.example.test", {5, 0, server.serverPort(), "x.example.test"});
    auto settings = m_account.settings(server);
    settings.host.clear();
    settings.password.clear();
    const DoctorReport report = examine(tuning(names), settings);
    using Check = Finding::Check;
    QCOMPARE(report.domain, u"example.test"_s);
    QCOMPARE(line(report, Check::Records), u"fine none"_s);
    QCOMPARE(line(report, Check::Addresses), u"fine none"_s);
    QCOMPARE(line(report, Check::Reach), u"notice another-works | fine none"_s); // it listens at 127.0.0.1 alone
    QCOMPARE(line(report, Check::Encryption), u"fine none"_s);
    QCOMPARE(line(report, Check::Certificate), u"fine none"_s);
    QCOMPARE(line(report, Check::Mechanisms), u"fine none"_s);
    QCOMPARE(line(report, Check::SignIn), u"skipped no-password"_s);
    QCOMPARE(line(report, Check::Relay), u"skipped no-password"_s);
    QCOMPARE(report.findings.size(), std::size_t(Check::Relay) + 2); // every check once, and both families
    QVERIFY(std::ranges::is_sorted(report.findings, {}, &Finding::check));
    QVERIFY(worst(report) == Finding::State::Notice);
}

void TestDoctor::oneOfTwoServersIsEnough()
{
    FakeNameServer names;
    const FakeAccount impostor({.names = {u"other.test"_s}});
    FakeServer bad(FakeServer::Security::DirectTls, impostor.identity, "example.test");
    FakeServer good(FakeServer::Security::DirectTls, m_account.identity, "example.test");
    good.script();
    good.script().header(kScram);
    names.add("_xmpps-client._tcp.example.test", {1, 0, bad.serverPort(), "x.example.test"});
    names.add("_xmpps-client._tcp.example.test", {2, 0, good.serverPort(), "x.example.test"});
    auto settings = m_account.settings(good);
    settings.host.clear();
    settings.password.clear();
    const DoctorReport report = examine(tuning(names), settings);
    QCOMPARE(line(report, Finding::Check::Certificate), u"notice another-works | fine none"_s);
    QVERIFY(worst(report) == Finding::State::Notice);
}

void TestDoctor::noRecordsAndNobodyThere()
{
    FakeNameServer names;
    FakeServer unused(FakeServer::Security::StartTls, m_account.identity, "example.test");
    auto settings = m_account.settings(unused);
    settings.host.clear();
    const DoctorReport report = examine(tuning(names), settings);
    QCOMPARE(line(report, Finding::Check::Records), u"notice no-records"_s);
    QCOMPARE(line(report, Finding::Check::Reach), u"fault connection | fault connection"_s); // 5222 and 5223
    QVERIFY(report.findings[2].error->kind == ConnectionError::Kind::ConnectionRefused);
    QCOMPARE(line(report, Finding::Check::Encryption), u"skipped not-reached"_s);
    QCOMPARE(line(report, Finding::Check::SignIn), u"skipped not-reached"_s);
}

void TestDoctor::noSuchService()
{
    FakeNameServer names;
    names.add("_xmpps-client._tcp.example.test", {0, 0, 0, ""});
    names.add("_xmpp-client._tcp.example.test", {0, 0, 0, ""});
    FakeServer unused(FakeServer::Security::StartTls, m_account.identity, "example.test");
    auto settings = m_account.settings(unused);
    settings.host.clear();
    const DoctorReport report = examine(tuning(names), settings);
    QVERIFY(report.findings.front().error->kind == ConnectionError::Kind::NoService);
    QCOMPARE(line(report, Finding::Check::Addresses), u"skipped not-reached"_s);
}

void TestDoctor::aServerByHand()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    server.script();
    server.script().header("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").expect("<starttls").close();
    const DoctorReport report = examine(tuning(names), m_account.settings(server));
    QCOMPARE(line(report, Finding::Check::Records), u"skipped set-by-hand"_s);
    QCOMPARE(line(report, Finding::Check::Encryption), u"fault connection"_s);
    QVERIFY(names.asked().isEmpty());
}

void TestDoctor::theServersWordsAreShortened()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    server.script();
    server.script()
        .offerTls()
        .expect("<stream:stream")
        .send(
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
            "version='1.0'><stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
            "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>203.0.113.77 may not come to 127.0.0.1</text>"
            "</stream:error>");
    const DoctorReport report = examine(tuning(names), m_account.settings(server));
    const auto mechanisms = std::ranges::find(report.findings, Finding::Check::Mechanisms, &Finding::check);
    QVERIFY(mechanisms != report.findings.end() && mechanisms->error);
    QCOMPARE(mechanisms->error->serverText, u"203.0.… may not come to 127.0.0.1"_s);
}

void TestDoctor::refusedAtSignIn()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    server.script();
    server.script().offerTls().header(kScram);
    server.script().offerTls().signIn("another");
    const DoctorReport report = examine(tuning(names), m_account.settings(server));
    QCOMPARE(line(report, Finding::Check::Mechanisms), u"fine none"_s);
    QCOMPARE(line(report, Finding::Check::SignIn), u"fault connection"_s);
    QCOMPARE(line(report, Finding::Check::Archive), u"skipped not-signed-in"_s);
    const auto signIn = std::ranges::find(report.findings, Finding::Check::SignIn, &Finding::check);
    QVERIFY(signIn->error->kind == ConnectionError::Kind::WrongPassword);
}

void TestDoctor::thrownOutAgain()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    server.script();
    server.script().offerTls().header(kScram);
    letIn(server.script()).expect("urn:xmpp:time").close();
    const DoctorReport report = examine(tuning(names), m_account.settings(server));
    QCOMPARE(line(report, Finding::Check::SignIn), u"fine none"_s);
    QCOMPARE(line(report, Finding::Check::Clock), u"fault connection"_s);
    QCOMPARE(line(report, Finding::Check::Relay), u"skipped not-signed-in"_s);
    QVERIFY(worst(report) == Finding::State::Fault);
}

void TestDoctor::aHostThatIsNoMore()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::DirectTls, m_account.identity, "example.test");
    server.script();
    server.script().header(kScram);
    names.add("_xmpps-client._tcp.example.test", {1, 0, server.serverPort(), "old.invalid"});
    names.add("_xmpps-client._tcp.example.test", {2, 0, server.serverPort(), "x.example.test"});
    auto settings = m_account.settings(server);
    settings.host.clear();
    settings.password.clear();
    const DoctorReport report = examine(tuning(names), settings);
    QCOMPARE(line(report, Finding::Check::Addresses), u"fine none | notice another-works"_s);
    QVERIFY(worst(report) == Finding::State::Notice);
}

/// The server is not left with a stream that it would keep for who may come back, nor are others told that we go.
void TestDoctor::givenUpInside()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    server.script();
    server.script().offerTls().header(kScram);
    letIn(server.script()).expect("urn:xmpp:time").expect("</stream:stream>").send("</stream:stream>");
    {
        Doctor doctor(tuning(names));
        QSignalSpy finished(&doctor, &Doctor::finished);
        doctor.examine(m_account.settings(server));
        QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("urn:xmpp:time"), 60'000);
        QCOMPARE(finished.count(), 0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.received().endsWith("</stream:stream>"), 60'000);
    QVERIFY(!server.received().contains("unavailable"));
}

void TestDoctor::givenUp()
{
    FakeNameServer names;
    names.setManner(FakeNameServer::Manner::Silent);
    FakeServer unused(FakeServer::Security::StartTls, m_account.identity, "example.test");
    auto settings = m_account.settings(unused);
    settings.host.clear();
    Doctor doctor(tuning(names));
    QSignalSpy finished(&doctor, &Doctor::finished);
    QSignalSpy began(&doctor, &Doctor::began);
    doctor.examine(settings);
    QVERIFY(began.wait(60'000));
    doctor.cancel();
    QVERIFY(!finished.wait(50));
}

void TestDoctor::deletedByWhoHears()
{
    FakeNameServer names;
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    auto doctor = std::make_unique<Doctor>(tuning(names));
    connect(doctor.get(), &Doctor::found, this, [&doctor] { doctor.reset(); });
    doctor->examine(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(!doctor, 60'000);
}

void TestDoctor::onceMore()
{
    FakeNameServer names;
    names.add("_xmpp-client._tcp.example.test", {0, 0, 0, ""});
    FakeServer unused(FakeServer::Security::StartTls, m_account.identity, "example.test");
    auto settings = m_account.settings(unused);
    settings.host.clear();
    Doctor doctor(tuning(names));
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.examine(settings);
    doctor.examine(settings); // the first is given up
    QVERIFY(finished.wait(60'000));
    const auto size = doctor.report().findings.size();
    doctor.examine(settings);
    QVERIFY(finished.wait(60'000));
    QCOMPARE(doctor.report().findings.size(), size);
    QCOMPARE(finished.count(), 2);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
