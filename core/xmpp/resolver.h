// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/endpoints.h"

#include <QHostAddress>
#include <QObject>

#include <array>
#include <chrono>
#include <memory>

class QDnsLookup;
class QTimer;

namespace causerie::xmpp
{

/// Asks DNS where a domain's XMPP service is (RFC 6120 §3.2, XEP-0368). One look-up at a time.
///
/// Thread: GUI. Owner: Connection.
class Resolver final : public QObject
{
    Q_OBJECT

public:
    struct Settings {
        QHostAddress nameserver; ///< null: the system's
        quint16 port = 53;
        std::chrono::milliseconds deadline{8'000};
        std::function<double()> random;
    };

    explicit Resolver(Settings settings, QObject *parent = nullptr);
    ~Resolver() override;

    /// `finished` follows, never from inside this call.
    void lookUp(const QString &asciiDomain);
    void cancel();
    /// What the name server said of the domain when there was no record: tells a wrong name from a dead network.
    SrvFailure lastFailure() const { return m_lastFailure; }
    /// The last answers themselves: of _xmpps-client, of _xmpp-client.
    const SrvAnswer &directAnswer() const { return m_answers[0]; }
    const SrvAnswer &startTlsAnswer() const { return m_answers[1]; }

Q_SIGNALS:
    void finished(const std::expected<QList<causerie::xmpp::Endpoint>, causerie::xmpp::ConnectionError::Kind> &result);

private:
    void finishOne();
    void finish();

    Settings m_settings;
    QString m_domain;
    std::array<std::unique_ptr<QDnsLookup>, 2> m_lookups; ///< direct TLS, STARTTLS
    std::unique_ptr<QTimer> m_deadline;
    int m_open = 0;
    std::array<SrvAnswer, 2> m_answers;
    SrvFailure m_lastFailure = SrvFailure::NoRecords;
};

} // namespace causerie::xmpp
