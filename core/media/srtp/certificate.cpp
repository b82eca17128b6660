// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/certificate.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>

using namespace Qt::StringLiterals;

namespace causerie::media
{

namespace
{
constexpr long kSecondsPerDay = 24 * 60 * 60;
constexpr long kValidDays = 30;

const EVP_MD *digestNamed(const QString &hash)
{
    const auto is = [&hash](QLatin1StringView name) { return hash.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("sha-256"_L1))
        return EVP_sha256();
    if (is("sha-512"_L1))
        return EVP_sha512();
    if (is("sha-384"_L1))
        return EVP_sha384();
    if (is("sha-224"_L1))
        return EVP_sha224();
    if (is("sha-1"_L1))
        return EVP_sha1();
    return nullptr; // md2 and md5 are registered too (RFC 8122 §5); nobody should trust them
}

QByteArray digestOf(const X509 &certificate, const EVP_MD *algorithm)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int length = 0;
    if (X509_digest(&certificate, algorithm, digest.data(), &length) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(length));
}

/// A random positive number: serial and name tell nothing of the person or the program (RFC 8827 §6.5).
bool makeAnonymous(X509 *certificate)
{
    std::array<unsigned char, 8> random;
    if (RAND_bytes(random.data(), random.size()) != 1)
        return false;
    std::uint64_t serial = 0;
    for (const auto byte : random)
        serial = serial << 8 | byte;
    const auto name = QByteArray::number(serial, 16);
    auto *subject = X509_get_subject_name(certificate);
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1 &&
           X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(name.constData()),
                                      static_cast<int>(name.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}
} // namespace

void Certificate::KeyDeleter::operator()(EVP_PKEY *key) const
{
    EVP_PKEY_free(key);
}

void Certificate::CertificateDeleter::operator()(X509 *certificate) const
{
    X509_free(certificate);
}

std::expected<Certificate, Certificate::Error> Certificate::generate()
{
    Key key(EVP_EC_gen("P-256"));
    Signed certificate(X509_new());
    if (!key || !certificate)
        return std::unexpected(Error::NoRandomness);

    // A day back, because clocks differ.
    const bool made = X509_set_version(certificate.get(), X509_VERSION_3) == 1 && makeAnonymous(certificate.get()) &&
                      X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kSecondsPerDay) &&
                      X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kValidDays * kSecondsPerDay) &&
                      X509_set_pubkey(certificate.get(), key.get()) == 1 &&
                      X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0;
    if (!made)
        return std::unexpected(Error::NoRandomness);
    return Certificate(std::move(key), std::move(certificate));
}

Fingerprint Certificate::fingerprint() const
{
    return {.hash = u"sha-256"_s, .digest = digestOf(*m_certificate, EVP_sha256())};
}

bool matches(const X509 &certificate, const Fingerprint &expected)
{
    const auto *algorithm = digestNamed(expected.hash);
    if (!algorithm)
        return false;
    const auto digest = digestOf(certificate, algorithm);
    return !digest.isEmpty() && digest.size() == expected.digest.size() &&
           CRYPTO_memcmp(digest.constData(), expected.digest.constData(), static_cast<std::size_t>(digest.size())) == 0;
}

} // namespace causerie::media
