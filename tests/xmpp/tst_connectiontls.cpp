// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>

#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

/// Whom the connection believes to be the account's server.
class TestConnectionTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badCertificates_data();
    void badCertificates();
    void goodCertificates_data();
    void goodCertificates();
    void pinHoldsForOneCertificate();
};

void TestConnectionTls::badCertificates_data()
{
    QTest::addColumn<IdentityOptions>("options");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("flags"); // expired, not yet, name, self-signed, untrusted
    const QStringList right{u"example.test"_s};
    QTest::newRow("expired") << IdentityOptions{.names = right, .validFromDays = -9, .validUntilDays = -2} << true
                             << u"e----"_s;
    QTest::newRow("not yet valid") << IdentityOptions{.names = right, .validFromDays = 2} << true << u"-y---"_s;
    QTest::newRow("of another domain") << IdentityOptions{.names = {u"other.test"_s}} << true << u"--n--"_s;
    QTest::newRow("of the host, not the domain")
        << IdentityOptions{.names = {u"127.0.0.1"_s, u"localhost"_s}} << true << u"--n--"_s;
    QTest::newRow("of a subdomain") << IdentityOptions{.names = {u"xmpp.example.test"_s}} << true << u"--n--"_s;
    QTest::newRow("unknown authority") << IdentityOptions{.names = right} << false << u"----u"_s;
    QTest::newRow("self-signed") << IdentityOptions{.names = right, .selfSigned = true} << false << u"---su"_s;
}

void TestConnectionTls::badCertificates()
{
    QFETCH(IdentityOptions, options);
    QFETCH(bool, trusted);
    QFETCH(QString, flags);
    const FakeAccount account(options);
    FakeServer server(Security::DirectTls, account.identity, "example.test");
    auto settings = account.settings(server);
    settings.directTls = true;
    if (!trusted)
        settings.caFile.clear();
    Connection connection(quickTuning());
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
    QCOMPARE(toString(failed.back()[0].value<ConnectionError>().kind), u"certificate-wrong"_s);
    const auto p = failed[0][0].value<ConnectionError>().certificate;
    QString found;
    found += p.expired ? u'e' : u'-';
    found += p.notYetValid ? u'y' : u'-';
    found += p.wrongName ? u'n' : u'-';
    found += p.selfSigned ? u's' : u'-';
    found += p.untrusted ? u'u' : u'-';
    QCOMPARE(found, flags);
    QStringList names = options.names;
    names.sort();
    QCOMPARE(p.names, names);
    QCOMPARE(p.validUntil, account.identity.certificate.expiryDate());
    QCOMPARE(p.sha256, account.identity.certificate.digest(QCryptographicHash::Sha256));
    QVERIFY(server.received().isEmpty()); // not one byte of ours
}

void TestConnectionTls::goodCertificates_data()
{
    QTest::addColumn<QString>("jid");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("the domain") << u"alice@example.test"_s << QStringList{u"example.test"_s};
    QTest::newRow("one of several") << u"alice@example.test"_s << QStringList{u"a.test"_s, u"example.test"_s};
    QTest::newRow("wildcard") << u"alice@chat.example.test"_s << QStringList{u"*.example.test"_s};
    QTest::newRow("internationalised") << u"alice@bücher.example"_s << QStringList{u"xn--bcher-kva.example"_s};
}

void TestConnectionTls::goodCertificates()
{
    QFETCH(QString, jid);
    QFETCH(QStringList, names);
    const FakeAccount account({.names = names});
    FakeServer server(Security::DirectTls, account.identity, "example.test");
    server.script().signIn("secret");
    auto settings = account.settings(server);
    settings.jid = *Jid::parse(jid);
    settings.directTls = true;
    Connection connection(quickTuning());
    QSignalSpy steps(&connection, &Connection::stepChanged);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("<auth"), 60'000);
    QCOMPARE(failed.count(), 0);
    const auto *socket = connection.client().findChild<QSslSocket *>();
    QCOMPARE(socket->sslConfiguration().protocol(), QSsl::TlsV1_2OrLater);
    QVERIFY(socket->sessionProtocol() == QSsl::TlsV1_2 || socket->sessionProtocol() == QSsl::TlsV1_3);
    QCOMPARE(socket->peerVerifyName(), settings.jid.domain());
}

void TestConnectionTls::pinHoldsForOneCertificate()
{
    const FakeAccount account({.names = {u"other.test"_s}, .selfSigned = true});
    FakeServer server(Security::StartTls, account.identity, "example.test");
    letIn(server.script());
    auto settings = account.settings(server);
    settings.caFile.clear();
    settings.pinnedCertificate = account.identity.certificate.digest(QCryptographicHash::Sha256);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 60'000);

    const FakeAccount impostor({.names = {u"other.test"_s}, .selfSigned = true});
    FakeServer second(Security::StartTls, impostor.identity, "example.test");
    second.script().offerTls();
    settings.port = second.serverPort();
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
    QCOMPARE(toString(failed.back()[0].value<ConnectionError>().kind), u"certificate-wrong"_s);
    QVERIFY(failed[0][0].value<ConnectionError>().certificate.differsFromPin);
}

QTEST_GUILESS_MAIN(TestConnectionTls)
#include "tst_connectiontls.moc"
