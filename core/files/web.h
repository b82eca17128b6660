// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/transfererror.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslCertificate>

#include <chrono>
#include <optional>

class QNetworkReply;

namespace causerie::files
{

/// Whom we believe beside the system's authorities: what the account believes of its XMPP server.
struct WebTrust {
    QString caFile = {}; ///< further authorities, PEM; empty: none
    QByteArray pin = {}; ///< SHA-256 of the one certificate that was accepted in spite of its faults

    friend bool operator==(const WebTrust &, const WebTrust &) = default;
};

/// Requests over https and nothing else, which tell of us no more than they must: no cookies, no passwords, no other
/// language than the file's, no way to another server. What is compressed stays so: it could unpack to anything.
///
/// Thread: GUI. Owner: Files; its replies die with it.
class Web final : public QObject
{
    Q_OBJECT

public:
    explicit Web(QObject *parent = nullptr);

    void setTrust(const WebTrust &trust);
    void setPatience(std::chrono::milliseconds silence) { m_silence = silence; } ///< without a byte; for tests

    /// Null when `url` is not https; nothing is asked then. The caller deletes the reply.
    QNetworkReply *put(QNetworkRequest request, QIODevice &content);
    QNetworkReply *get(QNetworkRequest request);

private:
    bool prepare(QNetworkRequest &request) const;

    QNetworkAccessManager m_network;
    QList<QSslCertificate> m_authorities;
    WebTrust m_trust;
    std::chrono::milliseconds m_silence{60'000};
};

/// What the end of `reply` means; no error when HTTP says 2xx. Pure.
std::optional<TransferError> errorOf(const QNetworkReply &reply);

} // namespace causerie::files
