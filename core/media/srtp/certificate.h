// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <expected>
#include <memory>

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;

namespace causerie::media
{

/// A key pair on P-256 and the certificate it signed itself, made for one call and never written anywhere (RFC 5763
/// §6.1: who calls is proved by the fingerprint in the signalling). A value that moves; any thread.
class Certificate
{
public:
    struct KeyDeleter {
        void operator()(EVP_PKEY *key) const;
    };
    struct CertificateDeleter {
        void operator()(X509 *certificate) const;
    };
    using Key = std::unique_ptr<EVP_PKEY, KeyDeleter>;
    using Signed = std::unique_ptr<X509, CertificateDeleter>;

    enum class Error { NoRandomness };

    /// Takes about 1.5 ms.
    static std::expected<Certificate, Error> generate();

    Fingerprint fingerprint() const; ///< sha-256
    EVP_PKEY *key() const { return m_key.get(); }
    X509 *certificate() const { return m_certificate.get(); }

private:
    Certificate(Key key, Signed certificate) : m_key(std::move(key)), m_certificate(std::move(certificate)) {}

    Key m_key;
    Signed m_certificate;
};

/// Whether `certificate` has the hash that was signalled (RFC 8122 §5: sha-1, sha-224, sha-256, sha-384 or sha-512;
/// others match nothing). Takes the same time whatever differs. Pure; any thread.
bool matches(const X509 &certificate, const Fingerprint &expected);

} // namespace causerie::media
