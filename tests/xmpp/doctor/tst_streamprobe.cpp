// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/judge.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

/// What a server shows before anybody signs in, and what it hears of us meanwhile: not who we are.
class TestStreamProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodServers_data();
    void goodServers();
    void badCertificates_data();
    void badCertificates();
    void soonToEnd_data();
    void soonToEnd();
    void aPin();
    void noEncryption();
    void anotherDomain();
    void notXmpp();
    void onlyThePasswordItself_data();
    void onlyThePasswordItself();
    void sentElsewhere();
    void silence();
    void silenceInTls();
    void withoutEnd();
    void cutInTheMiddle();
};

namespace
{

using Kind = ConnectionError::Kind;
using Security = FakeServer::Security;

constexpr auto kOffer = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
                        "<mechanism>SCRAM-SHA-1</mechanism></mechanisms>"
                        "<authentication xmlns='urn:xmpp:sasl:2'><mechanism>SCRAM-SHA-256</mechanism></authentication>";

StreamSeen probe(const FakeServer &server, const ConnectionSettings &settings, Security security,
                 std::chrono::milliseconds patience = std::chrono::minutes(1))
{
    StreamProbe probe(settings, patience);
    QSignalSpy finished(&probe, &StreamProbe::finished);
    const auto begins = security == Security::DirectTls ? Endpoint::Security::DirectTls : Endpoint::Security::StartTls;
    probe.start({u"x.example.test"_s, server.serverPort(), begins}, QHostAddress(QHostAddress::LocalHost));
    if (!finished.isEmpty() || !finished.wait(120'000))
        return {};
    return finished[0][0].value<StreamSeen>();
}

} // namespace

void TestStreamProbe::goodServers_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("STARTTLS") << Security::StartTls;
    QTest::newRow("direct TLS") << Security::DirectTls;
}

void TestStreamProbe::goodServers()
{
    QFETCH(Security, security);
    const FakeAccount account;
    FakeServer server(security, account.identity, "example.test");
    Script &script = server.script();
    if (security == Security::StartTls)
        script.offerTls();
    script.header(kOffer).expect("</stream:stream>");
    const auto settings = account.settings(server);
    const StreamSeen seen = probe(server, settings, security);
    QVERIFY(!seen.error);
    QVERIFY(canSignIn(seen));
    QVERIFY(seen.protocol == u"TLSv1.3"_s || seen.protocol == u"TLSv1.2"_s);
    QVERIFY(!seen.cipher.isEmpty());
    QCOMPARE(seen.mechanisms, (QStringList{u"PLAIN"_s, u"SCRAM-SHA-1"_s, u"SCRAM-SHA-256"_s}));
    QVERIFY(seen.hasSasl2);
    QTRY_VERIFY_WITH_TIMEOUT(server.isFinished(), 60'000); // a polite goodbye
    QVERIFY(!server.received().contains("alice") && !server.received().contains("secret"));

    const auto findings = judgeStream(seen, settings, QDateTime::currentDateTimeUtc());
    QCOMPARE(findings.size(), 3U);
    for (const Finding &finding : findings)
        QVERIFY2(finding.state == Finding::State::Fine, qPrintable(toString(finding.check)));
    QCOMPARE(findings[1].values[u"names"_s].toStringList(), QStringList{u"example.test"_s});
    QCOMPARE(findings[2].values[u"chosen"_s].toString(), u"SCRAM-SHA-256"_s);
    const auto later = judgeStream(seen, settings, QDateTime::currentDateTimeUtc().addDays(8));
    QVERIFY(later[1].reason == Finding::Reason::ExpiresSoon);
}

void TestStreamProbe::badCertificates_data()
{
    QTest::addColumn<IdentityOptions>("options");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QString>("flags"); // expired, not yet, name, untrusted
    const QStringList right{u"example.test"_s};
    QTest::newRow("expired") << IdentityOptions{.names = right, .validFromDays = -9, .validUntilDays = -2} << true
                             << u"e---"_s;
    QTest::newRow("not yet valid") << IdentityOptions{.names = right, .validFromDays = 2} << true << u"-y--"_s;
    QTest::newRow("of another domain") << IdentityOptions{.names = {u"other.test"_s}} << true << u"--n-"_s;
    QTest::newRow("of the host, not the domain")
        << IdentityOptions{.names = {u"x.example.test"_s, u"localhost"_s}} << true << u"--n-"_s;
    QTest::newRow("unknown authority") << IdentityOptions{.names = right} << false << u"---u"_s;
}

void TestStreamProbe::badCertificates()
{
    QFETCH(IdentityOptions, options);
    QFETCH(bool, isTrusted);
    const FakeAccount account(options);
    FakeServer server(Security::DirectTls, account.identity, "example.test");
    server.script().header(kOffer);
    auto settings = account.settings(server);
    if (!isTrusted)
        settings.caFile.clear();
    const StreamSeen seen = probe(server, settings, Security::DirectTls);
    QVERIFY(seen.hasTls && seen.error && seen.error->kind == Kind::CertificateWrong);
    const CertificateProblem &p = seen.error->certificate;
    QString found;
    found += p.expired ? u'e' : u'-';
    found += p.notYetValid ? u'y' : u'-';
    found += p.wrongName ? u'n' : u'-';
    found += p.untrusted ? u'u' : u'-';
    QTEST(found, "flags");
    QVERIFY(server.received().isEmpty()); // not one byte of ours
    const auto findings = judgeStream(seen, settings, QDateTime::currentDateTimeUtc());
    QCOMPARE(findings.size(), 2U); // no mechanisms
    QVERIFY(findings[0].state == Finding::State::Fine);
    QVERIFY(findings[1].state == Finding::State::Fault && findings[1].error);
}

void TestStreamProbe::soonToEnd_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::addColumn<bool>("isSoon");
    QTest::newRow("of three months, with five days left") << -85 << 5 << true;
    QTest::newRow("of three months, with ten") << -80 << 10 << false;
    QTest::newRow("of six days, with five") << -1 << 5 << false; // some are made so short
    QTest::newRow("of six days, with one") << -5 << 1 << true;
}

void TestStreamProbe::soonToEnd()
{
    QFETCH(int, from);
    QFETCH(int, until);
    QFETCH(bool, isSoon);
    const FakeAccount account({.names = {u"example.test"_s}, .validFromDays = from, .validUntilDays = until});
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().offerTls().header(kOffer);
    const auto settings = account.settings(server);
    const auto findings =
        judgeStream(probe(server, settings, Security::StartTls), settings, QDateTime::currentDateTimeUtc());
    QCOMPARE(toString(findings[1].reason), isSoon ? u"expires-soon"_s : u"none"_s);
}

void TestStreamProbe::aPin()
{
    const FakeAccount account({.names = {u"other.test"_s}, .selfSigned = true});
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().offerTls().header(kOffer);
    auto settings = account.settings(server);
    settings.caFile.clear();
    settings.pinnedCertificate = account.identity.certificate.digest(QCryptographicHash::Sha256);
    const StreamSeen seen = probe(server, settings, Security::StartTls);
    QVERIFY(canSignIn(seen));
    const auto findings = judgeStream(seen, settings, QDateTime::currentDateTimeUtc());
    QVERIFY(findings[1].state == Finding::State::Notice && findings[1].reason == Finding::Reason::Pinned);
    QCOMPARE(findings[1].values[u"pinned"_s], QVariant(true));
    QVERIFY(!findings[1].values[u"faults"_s].toStringList().isEmpty());
}

void TestStreamProbe::noEncryption()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().header(kOffer); // in the clear
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(!seen.hasTls && !seen.hasFeatures);
    QVERIFY(seen.error && seen.error->kind == Kind::NoEncryption);
    QCOMPARE(seen.error->host, u"x.example.test"_s);
}

/// Said before TLS, so it may be anybody's word; but it is what a person has to hear.
void TestStreamProbe::anotherDomain()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script()
        .expect("<stream:stream")
        .send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
              "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'><stream:error>"
              "<host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(seen.error && seen.error->kind == Kind::StreamError);
    QCOMPARE(seen.error->condition, u"host-unknown"_s);
    QVERIFY(!isFinal(seen)); // a sign-in would try the next server
}

void TestStreamProbe::notXmpp()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().send("220 mail.example.test ESMTP\r\n");
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(seen.error && seen.error->kind == Kind::ProtocolViolation);
}

void TestStreamProbe::onlyThePasswordItself_data()
{
    QTest::addColumn<bool>("allow");
    QTest::newRow("refused") << false;
    QTest::newRow("allowed") << true;
}

void TestStreamProbe::onlyThePasswordItself()
{
    QFETCH(bool, allow);
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().offerTls().header(
        "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>");
    auto settings = account.settings(server);
    settings.allowPlain = allow;
    const StreamSeen seen = probe(server, settings, Security::StartTls);
    QCOMPARE(canSignIn(seen), allow);
    const Finding finding = judgeStream(seen, settings, QDateTime::currentDateTimeUtc()).back();
    QVERIFY(finding.check == Finding::Check::Mechanisms);
    QCOMPARE(finding.values[u"offered"_s].toStringList(), QStringList{u"PLAIN"_s});
    if (allow)
        QVERIFY(finding.reason == Finding::Reason::PlainOnly);
    else
        QVERIFY(finding.error && finding.error->kind == Kind::PlainRefused);
    QCOMPARE(isFinal(seen), !allow); // others of the same domain are not asked any more
}

void TestStreamProbe::sentElsewhere()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script()
        .offerTls()
        .expect("<stream:stream")
        .send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
              "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'><stream:error>"
              "<see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>x.example.test:5222</see-other-host>"
              "</stream:error></stream:stream>");
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(sendsElsewhere(seen) && !isFinal(seen) && !canSignIn(seen));
}

void TestStreamProbe::silenceInTls()
{
    const FakeAccount account;
    FakeServer server(Security::DirectTls, account.identity, "example.test");
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    StreamProbe one(account.settings(server), std::chrono::milliseconds(300));
    QSignalSpy finished(&one, &StreamProbe::finished);
    QSignalSpy came(&mute, &QTcpServer::newConnection);
    one.start({u"x.example.test"_s, mute.serverPort(), Endpoint::Security::DirectTls},
              QHostAddress(QHostAddress::LocalHost));
    QVERIFY(finished.wait(60'000));
    const auto seen = finished[0][0].value<StreamSeen>();
    QVERIFY(!seen.hasTls && seen.error && seen.error->kind == Kind::Timeout);
    QVERIFY(came.count() == 1 || came.wait(60'000));
    const auto *left = mute.nextPendingConnection();
    QTRY_VERIFY_WITH_TIMEOUT(left->state() == QAbstractSocket::UnconnectedState, 60'000); // it hangs up
}

void TestStreamProbe::withoutEnd()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script()
        .expect("<stream:stream")
        .send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
              "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'><stream:features>" +
              QByteArray("<x/>").repeated(500'000));
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(seen.error && seen.error->kind == Kind::ProtocolViolation);
}

void TestStreamProbe::silence()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test"); // without a script
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls, std::chrono::milliseconds(300));
    QVERIFY(seen.error && seen.error->kind == Kind::Timeout);
}

void TestStreamProbe::cutInTheMiddle()
{
    const FakeAccount account;
    FakeServer server(Security::StartTls, account.identity, "example.test");
    server.script().offerTls().expect("<stream:stream").close();
    const StreamSeen seen = probe(server, account.settings(server), Security::StartTls);
    QVERIFY(seen.hasTls && seen.error && seen.error->kind == Kind::ConnectionLost);
}

QTEST_GUILESS_MAIN(TestStreamProbe)
#include "tst_streamprobe.moc"
