// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <list>
#include <memory>

namespace causerie::xmpp
{

/// A TCP port of ours where one peer is expected for one bytestream (XEP-0065 §5.3.2, the streamhost's side). Who asks
/// for anything but this stream is turned away; who says nothing is, too, when `patience` is over. No more than a few
/// are heard at a time, and no more than a few come in: the peer may have tried several of our addresses at once.
///
/// Thread: that of its owner. The port is closed with it.
class SocksPort final : public QObject
{
    Q_OBJECT

public:
    /// `accepted`: the addresses that may be asked for (`socksAddress`), any of them.
    SocksPort(QList<QByteArray> accepted, std::chrono::milliseconds patience, QObject *parent = nullptr);
    ~SocksPort() override;

    bool open();                                             ///< on all addresses of this machine, a port that is free
    quint16 number() const { return m_server.serverPort(); } ///< 0 when it is not open

    /// The connection that came in to `address`, else the latest; null when there was none. It may have ended already:
    /// a small file is over before we hear that we were met, and is unread in it. Nobody else gets in after that: the
    /// port is closed.
    std::unique_ptr<QTcpSocket> take(const QHostAddress &address);
    qsizetype guests() const { return qsizetype(m_guests.size()); } ///< strangers too, until they are turned away

private:
    struct Guest {
        std::unique_ptr<QTcpSocket> socket;
        enum class Stage { Greeting, Request, In };
        Stage stage = Stage::Greeting;
        QHostAddress at = {}; ///< `In`: where it came to; the socket forgets that when it ends
    };
    void welcome();
    void hear(QTcpSocket *socket);
    void turnAway(QTcpSocket *socket);

    QList<QByteArray> m_accepted;
    std::chrono::milliseconds m_patience;
    QTcpServer m_server;
    std::list<Guest> m_guests; ///< in the order of their coming
};

} // namespace causerie::xmpp
