// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace causerie::xmpp
{

/// Finds out, while one address of a server is slow to answer, whether another is quicker (RFC 8305 §5): every
/// `stagger` one more is knocked at, and at once when a door is shut. The first that opens is told of, once; then all
/// scouts are called back. The library has one socket only and cannot race by itself.
///
/// Thread: GUI. Owner: Dial.
class Scouts final : public QObject
{
    Q_OBJECT

public:
    explicit Scouts(std::chrono::milliseconds stagger);

    void start(const QList<QHostAddress> &addresses, quint16 port); ///< the first leaves after one `stagger`
    void stop();

Q_SIGNALS:
    void reached(const QHostAddress &address);

private:
    void sendNext();
    void arrived(const QHostAddress &address);

    QTimer m_timer;
    QList<QHostAddress> m_waiting;
    quint16 m_port = 0;
    std::vector<std::unique_ptr<QTcpSocket>> m_sent;
};

} // namespace causerie::xmpp
