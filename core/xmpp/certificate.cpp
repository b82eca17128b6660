// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/certificate.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>

namespace causerie::xmpp
{

QByteArray fingerprint(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray()
                                : QCryptographicHash::hash(certificate.toDer(), QCryptographicHash::Sha256);
}

bool matchesPin(const QSslCertificate &leaf, const QByteArray &pin)
{
    const QByteArray actual = fingerprint(leaf);
    return !actual.isEmpty() && actual.size() == pin.size() &&
           CRYPTO_memcmp(actual.constData(), pin.constData(), size_t(pin.size())) == 0;
}

CertificateProblem describe(const QSslCertificate &leaf, const QList<QSslError> &errors, const QByteArray &pin)
{
    CertificateProblem problem;
    problem.sha256 = fingerprint(leaf);
    problem.names = leaf.subjectAlternativeNames().values(QSsl::DnsEntry);
    if (problem.names.isEmpty())
        problem.names = leaf.subjectInfo(QSslCertificate::CommonName);
    problem.names.sort();
    const QStringList commonName = leaf.issuerInfo(QSslCertificate::CommonName);
    const QStringList organisation = leaf.issuerInfo(QSslCertificate::Organization);
    problem.issuer = !commonName.isEmpty() ? commonName.front() : organisation.value(0);
    problem.validFrom = leaf.effectiveDate();
    problem.validUntil = leaf.expiryDate();
    problem.differsFromPin = !pin.isEmpty() && !matchesPin(leaf, pin);

    for (const QSslError &error : errors) {
        problem.reasons += error.errorString();
        switch (error.error()) {
        case QSslError::CertificateExpired:
            problem.expired = true;
            break;
        case QSslError::CertificateNotYetValid:
            problem.notYetValid = true;
            break;
        case QSslError::HostNameMismatch:
            problem.wrongName = true;
            break;
        case QSslError::SelfSignedCertificate:
            problem.selfSigned = true;
            problem.untrusted = true;
            break;
        default: // every other reason means that no authority vouches for it
            problem.untrusted = true;
            break;
        }
    }
    problem.selfSigned = problem.selfSigned || (!leaf.isNull() && leaf.isSelfSigned());
    problem.reasons.removeDuplicates();
    return problem;
}

} // namespace causerie::xmpp
