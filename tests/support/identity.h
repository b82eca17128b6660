// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

namespace causerie::test
{

/// A server certificate with its key, and the authority behind it.
struct Identity {
    QSslCertificate certificate;
    QSslKey key;
    QByteArray authorityPem; ///< its own PEM when self-signed
};

struct IdentityOptions {
    QStringList names;      ///< DNS names; the first is the common name too
    int validFromDays = -1; ///< relative to now
    int validUntilDays = 10;
    bool selfSigned = false;
};

/// Made anew at each call, in a millisecond or two. Null certificate when OpenSSL refuses.
Identity makeIdentity(const IdentityOptions &options);

} // namespace causerie::test
