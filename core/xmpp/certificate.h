// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QSslCertificate>
#include <QSslError>

namespace causerie::xmpp
{

/// SHA-256 of the DER; what a pin is.
QByteArray fingerprint(const QSslCertificate &certificate);

/// Whether `leaf` is the very certificate that the user accepted. An empty pin matches nothing.
bool matchesPin(const QSslCertificate &leaf, const QByteArray &pin);

/// What a person needs to judge `leaf`, which TLS refused for `errors`. Pure.
CertificateProblem describe(const QSslCertificate &leaf, const QList<QSslError> &errors, const QByteArray &pin);

} // namespace causerie::xmpp
