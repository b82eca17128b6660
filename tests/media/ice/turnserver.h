// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QUdpSocket>

/// A STUN and TURN server for one client on the loopback interface (RFC 8489, RFC 8656), with the long-term
/// credentials `user` and `secret`: enough of it to see whether our side speaks it.
///
/// Thread: the test's.
class TurnServer : public QObject
{
    Q_OBJECT

public:
    TurnServer();

    quint16 port() const { return m_socket.localPort(); }

    /// What Binding requests are told; null: the truth.
    QHostAddress pretendedAddress;
    int bindings = 0;
    int allocations = 0;
    int refusals = 0; ///< requests with wrong credentials
    int relayed = 0;  ///< datagrams that went through, either way
    bool released = false;

private:
    struct Message {
        quint16 type = 0;
        QByteArray transaction; ///< with the cookie before it
        QHash<quint16, QByteArray> attributes;
        QByteArray signedPart; ///< everything before MESSAGE-INTEGRITY
    };
    struct Endpoint {
        QHostAddress address;
        quint16 port = 0;
        bool operator==(const Endpoint &) const = default;
    };

    void read();
    void readRelay();
    void channelData(const QByteArray &datagram);
    void request(const Message &message, const Endpoint &from);
    void authenticated(const Message &message, const Endpoint &from);
    bool isAuthentic(const Message &message) const;
    void answer(const Message &to, quint16 type, const QByteArray &attributes, const Endpoint &client, bool sign);

    static Message parse(const QByteArray &datagram);
    static QByteArray attribute(quint16 type, const QByteArray &value);
    static QByteArray xorAddress(quint16 type, const Endpoint &endpoint);
    static QByteArray plainAddress(const Endpoint &endpoint);
    static Endpoint fromXor(const QByteArray &value);

    QUdpSocket m_socket;
    QUdpSocket m_relay;
    Endpoint m_client;
    QList<QHostAddress> m_permitted;
    QHash<quint16, Endpoint> m_channels;
};
