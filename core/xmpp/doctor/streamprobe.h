// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/endpoints.h"
#include "core/xmpp/streamgate.h"
#include "core/xmpp/streamparser.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

#include <optional>

namespace causerie::xmpp
{

/// What one address of a server showed before anybody signs in.
struct StreamSeen {
    Endpoint endpoint;
    QHostAddress address;
    bool hasTls = false; ///< agreed, whatever the certificate is worth
    QString protocol;    ///< "TLSv1.3"
    QString cipher;
    QList<QSslCertificate> chain; ///< the server's own first
    QList<QSslError> faults;      ///< of the chain
    bool isPinned = false;        ///< the account accepts it for all its faults
    bool isInside = false;        ///< TLS, with a certificate that is accepted: what follows is the server's own word
    bool hasFeatures = false;     ///< inside TLS
    QStringList mechanisms;
    bool hasSasl2 = false;
    std::optional<ConnectionError> error; ///< where it ended, if it did not get all of this
    std::chrono::milliseconds encrypting{0};
    std::chrono::milliseconds offering{0};
};

/// Opens a stream as a Connection would, up to the offer of mechanisms, and goes. No address of a person and no
/// password leaves, and nothing at all to a server whose certificate is not accepted. Direct TLS asks for "xmpp-client"
/// by ALPN (XEP-0368 §3). What may come is decided by the gate of all streams.
///
/// Thread: GUI. Owner: Doctor.
class StreamProbe final : public QObject
{
    Q_OBJECT

public:
    StreamProbe(const ConnectionSettings &settings, std::chrono::milliseconds deadline);
    ~StreamProbe() override;

    /// `finished` follows once, never from inside this call.
    void start(const Endpoint &endpoint, const QHostAddress &address);

Q_SIGNALS:
    void finished(const causerie::xmpp::StreamSeen &seen);

private:
    void onConnected();
    void onEncrypted();
    void onSslErrors(const QList<QSslError> &errors);
    void read();
    void take(QDomElement element);
    void sendHeader();
    void noteTls();
    void fail(ConnectionError error);
    void end();

    ConnectionSettings m_settings;
    StreamSeen m_seen;
    QSslSocket m_socket;
    StreamParser m_parser;
    StreamGate m_gate;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    bool m_isOver = false;
};

} // namespace causerie::xmpp

Q_DECLARE_METATYPE(causerie::xmpp::StreamSeen)
