// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/certificate.h"
#include "tests/support/identity.h"

#include <QCryptographicHash>
#include <QTest>

using namespace causerie::xmpp;
using causerie::test::makeIdentity;
using namespace Qt::StringLiterals;

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pins();
    void describes();
    void reasons_data();
    void reasons();
    void withoutACertificate();
};

void TestCertificate::pins()
{
    const auto one = makeIdentity({.names = {u"a.test"_s}}).certificate;
    const auto other = makeIdentity({.names = {u"a.test"_s}}).certificate;
    const QByteArray pin = fingerprint(one);
    QCOMPARE(pin, QCryptographicHash::hash(one.toDer(), QCryptographicHash::Sha256));
    QVERIFY(matchesPin(one, pin));
    QVERIFY(!matchesPin(other, pin));
    QVERIFY(!matchesPin(one, {}));
    QVERIFY(!matchesPin(one, pin.first(31)));
    QVERIFY(!matchesPin(one, pin + '\0'));
    QVERIFY(!matchesPin(QSslCertificate(), fingerprint(QSslCertificate())));
    for (qsizetype i = 0; i < pin.size(); ++i) {
        QByteArray near = pin;
        near[i] = static_cast<char>(near[i] ^ 1);
        QVERIFY(!matchesPin(one, near));
    }
}

void TestCertificate::describes()
{
    const auto leaf = makeIdentity({.names = {u"b.test"_s, u"a.test"_s}, .validUntilDays = 3}).certificate;
    const auto problem = describe(leaf, {QSslError(QSslError::HostNameMismatch, leaf)}, {});
    QCOMPARE(problem.names, (QStringList{u"a.test"_s, u"b.test"_s}));
    QCOMPARE(problem.issuer, u"Causerie test authority"_s);
    QCOMPARE(problem.validFrom, leaf.effectiveDate());
    QCOMPARE(problem.validUntil, leaf.expiryDate());
    QVERIFY(problem.wrongName && !problem.untrusted && !problem.selfSigned && !problem.differsFromPin);
    QCOMPARE(problem.reasons.size(), 1);
    QVERIFY(describe(leaf, {}, QByteArray(32, 'x')).differsFromPin);
    QVERIFY(!describe(leaf, {}, fingerprint(leaf)).differsFromPin);
}

void TestCertificate::reasons_data()
{
    QTest::addColumn<QSslError::SslError>("error");
    QTest::addColumn<QString>("flags"); // expired, not yet, name, self-signed, untrusted
    QTest::newRow("expired") << QSslError::CertificateExpired << u"e----"_s;
    QTest::newRow("not yet valid") << QSslError::CertificateNotYetValid << u"-y---"_s;
    QTest::newRow("another name") << QSslError::HostNameMismatch << u"--n--"_s;
    QTest::newRow("self-signed") << QSslError::SelfSignedCertificate << u"---su"_s;
    QTest::newRow("unknown authority") << QSslError::UnableToGetLocalIssuerCertificate << u"----u"_s;
    QTest::newRow("revoked") << QSslError::CertificateRevoked << u"----u"_s;
    QTest::newRow("bad signature") << QSslError::CertificateSignatureFailed << u"----u"_s;
}

void TestCertificate::reasons()
{
    QFETCH(QSslError::SslError, error);
    QFETCH(QString, flags);
    const auto leaf = makeIdentity({.names = {u"a.test"_s}}).certificate;
    const auto p = describe(leaf, {QSslError(error, leaf), QSslError(error, leaf)}, {});
    QString found;
    found += p.expired ? u'e' : u'-';
    found += p.notYetValid ? u'y' : u'-';
    found += p.wrongName ? u'n' : u'-';
    found += p.selfSigned ? u's' : u'-';
    found += p.untrusted ? u'u' : u'-';
    QCOMPARE(found, flags);
    QCOMPARE(p.reasons.size(), 1);
}

void TestCertificate::withoutACertificate()
{
    const auto problem = describe(QSslCertificate(), {QSslError(QSslError::NoPeerCertificate)}, {});
    QVERIFY(problem.sha256.isEmpty());
    QVERIFY(problem.untrusted);
    QVERIFY(!problem.selfSigned);
}

QTEST_APPLESS_MAIN(TestCertificate)
#include "tst_servercertificate.moc"
