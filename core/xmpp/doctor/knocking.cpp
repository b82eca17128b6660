// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/knocking.h"

#include "core/xmpp/libraryerror.h"

namespace causerie::xmpp
{

Knocking::Knocking(std::chrono::milliseconds deadline)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        for (qsizetype i = 0; i < m_knocks.size(); ++i)
            settle(i, ConnectionError::Kind::Timeout);
    });
}

Knocking::~Knocking()
{
    for (const auto &socket : m_sockets) {
        if (socket)
            socket->disconnect(this);
    }
}

void Knocking::start(const QList<Knock> &knocks)
{
    m_knocks = knocks;
    m_open = knocks.size();
    m_clock.start();
    m_deadline.start();
    if (m_open == 0)
        return end();
    for (qsizetype i = 0; i < knocks.size(); ++i) {
        QTcpSocket *socket = m_sockets.emplace_back(std::make_unique<QTcpSocket>()).get();
        connect(socket, &QAbstractSocket::connected, this, [this, i] { settle(i, {}); });
        connect(socket, &QAbstractSocket::errorOccurred, this, [this, i, socket](QAbstractSocket::SocketError error) {
            settle(i, toKind(error), socket->errorString());
        });
    }
    for (qsizetype i = 0; i < knocks.size(); ++i)
        m_sockets[std::size_t(i)]->connectToHost(knocks[i].address, knocks[i].endpoint.port);
}

void Knocking::settle(qsizetype i, std::optional<ConnectionError::Kind> kind, const QString &condition)
{
    auto &socket = m_sockets[std::size_t(i)];
    if (!socket)
        return;
    Knock &knock = m_knocks[i];
    knock.took = std::chrono::milliseconds(m_clock.elapsed());
    if (kind) {
        ConnectionError error;
        error.kind = *kind;
        error.host = knock.endpoint.host;
        error.port = knock.endpoint.port;
        error.condition = condition;
        knock.error = error;
    }
    socket->disconnect(this);
    socket.release()->deleteLater(); // it may be telling us
    if (--m_open == 0)
        end();
}

void Knocking::end()
{
    m_deadline.stop();
    QMetaObject::invokeMethod(this, [this] { Q_EMIT finished(m_knocks); }, Qt::QueuedConnection);
}

} // namespace causerie::xmpp
