// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/scouts.h"

namespace causerie::xmpp
{

Scouts::Scouts(std::chrono::milliseconds stagger)
{
    m_timer.setInterval(stagger);
    connect(&m_timer, &QTimer::timeout, this, &Scouts::sendNext);
}

void Scouts::start(const QList<QHostAddress> &addresses, quint16 port)
{
    stop();
    m_waiting = addresses;
    m_port = port;
    if (!m_waiting.isEmpty())
        m_timer.start();
}

void Scouts::stop()
{
    m_timer.stop();
    m_waiting.clear();
    for (auto &socket : std::exchange(m_sent, {})) {
        socket->disconnect(this);
        socket.release()->deleteLater(); // one of them may be telling us something
    }
}

void Scouts::sendNext()
{
    if (m_waiting.isEmpty()) {
        m_timer.stop();
        return;
    }
    const QHostAddress address = m_waiting.takeFirst();
    QTcpSocket *socket = m_sent.emplace_back(std::make_unique<QTcpSocket>()).get();
    connect(socket, &QAbstractSocket::connected, this, [this, address] { arrived(address); });
    connect(socket, &QAbstractSocket::errorOccurred, this, [this] {
        if (!m_waiting.isEmpty())
            m_timer.start(); // a whole interval from the next one on
        sendNext();
    });
    socket->connectToHost(address, m_port);
}

void Scouts::arrived(const QHostAddress &address)
{
    stop();
    Q_EMIT reached(address);
}

} // namespace causerie::xmpp
