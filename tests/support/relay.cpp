// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/relay.h"

#include <QTcpSocket>

namespace causerie::test
{

Relay::Relay(quint16 target) : m_target(target)
{
    listen(QHostAddress::LocalHost);
}

void Relay::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    auto *client = new QTcpSocket(this);
    client->setSocketDescriptor(descriptor);
    if (m_isCut) {
        client->abort();
        client->deleteLater();
        return;
    }
    auto *server = new QTcpSocket(client);
    connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
    server->connectToHost(QHostAddress::LocalHost, m_target);
    forward(client, server, From::Client); // what comes before the connection stands is kept by the socket
    forward(server, client, From::Server);
}

void Relay::forward(QTcpSocket *from, QTcpSocket *to, From side)
{
    connect(from, &QIODevice::readyRead, to, [this, from, to, side] {
        QByteArray bytes = from->readAll();
        if (m_isHeldBack && side == From::Server)
            return;
        m_carried += bytes.size();
        if (m_bytesLeft < 0) {
            to->write(bytes);
            return;
        }
        const bool isEnd = bytes.size() >= m_bytesLeft;
        bytes.truncate(m_bytesLeft);
        m_bytesLeft -= bytes.size();
        to->write(bytes);
        to->flush();
        if (isEnd) // not from inside the socket that it ends
            QMetaObject::invokeMethod(this, &Relay::cutInside, Qt::QueuedConnection);
    });
    connect(from, &QAbstractSocket::disconnected, to, [to] { to->disconnectFromHost(); });
}

void Relay::cutInside()
{
    cut();
    mend();
    m_bytesLeft = -1;
}

void Relay::cut()
{
    m_isCut = true;
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *client : sockets) {
        const auto servers = client->findChildren<QTcpSocket *>();
        for (QTcpSocket *server : servers)
            server->abort(); // the server must learn of it as it would of a lost network: without a goodbye
        client->abort();
    }
}

} // namespace causerie::test
