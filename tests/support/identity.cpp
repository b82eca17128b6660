// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/identity.h"

#include <QRandomGenerator>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace causerie::test
{

namespace
{

template<auto Free>
struct Freer {
    void operator()(auto *handle) const { Free(handle); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free>>;

constexpr long kDaySeconds = 24 * 60 * 60;

void setCommonName(X509_NAME *name, const QByteArray &text)
{
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(text.constData()), -1,
                               -1, 0);
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    if (X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData())) {
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
}

Certificate makeCertificate(EVP_PKEY *key, const QByteArray &name, long fromDays, long untilDays)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), QRandomGenerator::global()->generate64() >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), fromDays * kDaySeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), untilDays * kDaySeconds);
    X509_set_pubkey(certificate.get(), key);
    setCommonName(X509_get_subject_name(certificate.get()), name);
    return certificate;
}

QByteArray toPem(auto write)
{
    const Bio memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

} // namespace

Identity makeIdentity(const IdentityOptions &options)
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key key(EVP_EC_gen("P-256"));
    const QByteArray name = options.names.value(0).toUtf8();

    const Certificate authority = makeCertificate(authorityKey.get(), "Causerie test authority", -2, 30);
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    addExtension(authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(authority.get(), authorityKey.get(), EVP_sha256());

    const Certificate leaf = makeCertificate(key.get(), name, options.validFromDays, options.validUntilDays);
    QByteArrayList names;
    for (const QString &dnsName : options.names)
        names += "DNS:" + dnsName.toUtf8();
    addExtension(leaf.get(), NID_subject_alt_name, names.join(','));
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(options.selfSigned ? leaf.get() : authority.get()));
    X509_sign(leaf.get(), options.selfSigned ? key.get() : authorityKey.get(), EVP_sha256());

    Identity identity;
    const auto pemOf = [](X509 *x) { return toPem([x](BIO *out) { PEM_write_bio_X509(out, x); }); };
    identity.certificate = QSslCertificate(pemOf(leaf.get()), QSsl::Pem);
    identity.key = QSslKey(
        toPem([&](BIO *out) { PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }),
        QSsl::Ec);
    identity.authorityPem = pemOf(options.selfSigned ? leaf.get() : authority.get());
    return identity;
}

} // namespace causerie::test
