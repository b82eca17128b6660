// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/certificate.h"

#include <QCryptographicHash>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/x509.h>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{
QByteArray derOf(const Certificate &certificate)
{
    QByteArray der(i2d_X509(certificate.certificate(), nullptr), '\0');
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate.certificate(), &out);
    return der;
}
} // namespace

/// RFC 8122 §5, RFC 5763 §5.
class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAnEllipticCurveOfItsOwn()
    {
        const auto certificate = Certificate::generate();
        QVERIFY(certificate);
        QCOMPARE(EVP_PKEY_get_bits(certificate->key()), 256);
        QCOMPARE(X509_verify(certificate->certificate(), certificate->key()), 1);
        QCOMPARE(X509_cmp_current_time(X509_get0_notBefore(certificate->certificate())), -1);
        QCOMPARE(X509_cmp_current_time(X509_get0_notAfter(certificate->certificate())), 1);
    }

    void isAnotherEachTime()
    {
        const auto a = Certificate::generate();
        const auto b = Certificate::generate();
        QVERIFY(a && b);
        QVERIFY(a->fingerprint() != b->fingerprint());
        QVERIFY(X509_NAME_cmp(X509_get_subject_name(a->certificate()), X509_get_subject_name(b->certificate())) != 0);
    }

    void showsTheHashOfItsBytes()
    {
        const auto certificate = Certificate::generate();
        QVERIFY(certificate);
        QCOMPARE(certificate->fingerprint().hash, u"sha-256"_s);
        QCOMPARE(certificate->fingerprint().digest,
                 QCryptographicHash::hash(derOf(*certificate), QCryptographicHash::Sha256));
    }

    void matchesEveryHashOfTheRfc_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
        QTest::addColumn<bool>("matching");

        QTest::newRow("sha-1") << u"sha-1"_s << QCryptographicHash::Sha1 << true;
        QTest::newRow("sha-224") << u"sha-224"_s << QCryptographicHash::Sha224 << true;
        QTest::newRow("sha-256") << u"sha-256"_s << QCryptographicHash::Sha256 << true;
        QTest::newRow("capitals") << u"SHA-256"_s << QCryptographicHash::Sha256 << true;
        QTest::newRow("sha-384") << u"sha-384"_s << QCryptographicHash::Sha384 << true;
        QTest::newRow("sha-512") << u"sha-512"_s << QCryptographicHash::Sha512 << true;
        QTest::newRow("md5 is broken") << u"md5"_s << QCryptographicHash::Md5 << false;
        QTest::newRow("the name of another hash") << u"sha-512"_s << QCryptographicHash::Sha256 << false;
        QTest::newRow("no name") << QString() << QCryptographicHash::Sha256 << false;
    }

    void matchesEveryHashOfTheRfc()
    {
        QFETCH(const QString, hash);
        QFETCH(const QCryptographicHash::Algorithm, algorithm);
        const auto certificate = Certificate::generate();
        QVERIFY(certificate);
        const Fingerprint expected{.hash = hash, .digest = QCryptographicHash::hash(derOf(*certificate), algorithm)};
        QTEST(matches(*certificate->certificate(), expected), "matching");
    }

    void matchesNothingElse()
    {
        const auto certificate = Certificate::generate();
        QVERIFY(certificate);
        const auto right = certificate->fingerprint();

        auto changed = right;
        changed.digest[31] = static_cast<char>(changed.digest[31] ^ 1);
        QVERIFY(!matches(*certificate->certificate(), changed));
        auto shorter = right;
        shorter.digest.chop(1);
        QVERIFY(!matches(*certificate->certificate(), shorter));
        QVERIFY(!matches(*certificate->certificate(), {.hash = right.hash, .digest = {}}));
    }
};

QTEST_APPLESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
