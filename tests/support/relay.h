// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace causerie::test
{

/// The network between a client and a server on loopback, which a test can cut.
///
/// Thread: any with an event loop.
class Relay final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Relay(quint16 target);

    quint16 port() const { return serverPort(); } ///< for the client
    int connections() const { return m_connections; } ///< that came, let through or not
    /// Aborts all that go through, and lets nothing through until `mend`.
    void cut();
    void mend() { m_isCut = false; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    quint16 m_target;
    int m_connections = 0;
    bool m_isCut = false;
};

} // namespace causerie::test
