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

    quint16 port() const { return serverPort(); }     ///< for the client
    int connections() const { return m_connections; } ///< that came, let through or not
    qint64 carried() const { return m_carried; }      ///< bytes, both ways
    /// Aborts all that go through, and lets nothing through until `mend`.
    void cut();
    void mend() { m_isCut = false; }
    /// From now on nothing arrives of what the server says; what the client says does.
    void holdBack() { m_isHeldBack = true; }
    /// Aborts all that go through when so many bytes more have come from either side, in the middle of what they say;
    /// who comes afterwards is let through.
    void cutAfter(qint64 bytes) { m_bytesLeft = bytes; }
    void cutNow() { cutInside(); } ///< as `cutAfter`, between two bytes
    bool isAboutToCut() const { return m_bytesLeft >= 0; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    enum class From { Client, Server };
    void forward(QTcpSocket *from, QTcpSocket *to, From side);
    void cutInside();

    quint16 m_target;
    int m_connections = 0;
    bool m_isCut = false;
    bool m_isHeldBack = false;
    qint64 m_carried = 0;
    qint64 m_bytesLeft = -1; ///< −1: not to be counted
};

} // namespace causerie::test
