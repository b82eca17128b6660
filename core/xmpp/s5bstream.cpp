// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/s5bstream.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

namespace
{

constexpr qint64 kBite = 256 * 1024;      ///< bytes read at once: some 1 ms for hash and disk
constexpr qint64 kUnwritten = 256 * 1024; ///< bytes that wait for the network

} // namespace

S5bStream::S5bStream(std::unique_ptr<QTcpSocket> socket, QObject *parent) : QObject(parent), m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(kBite);
}

S5bStream::~S5bStream()
{
    m_socket->disconnect(this);
    if (m_socket->bytesToWrite() == 0)
        return;
    m_socket->abort(); // broken off: nobody waits for the rest
}

void S5bStream::start()
{
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &S5bStream::written, Qt::QueuedConnection);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &S5bStream::readSoon);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &S5bStream::readSoon);
    readSoon();
}

void S5bStream::readSoon()
{
    if (!std::exchange(m_willRead, true))
        QMetaObject::invokeMethod(this, &S5bStream::readSome, Qt::QueuedConnection);
}

void S5bStream::readSome()
{
    m_willRead = false;
    const QByteArray bytes = m_socket->read(kBite);
    const QPointer alive(this);
    if (!bytes.isEmpty())
        Q_EMIT came(bytes);
    if (!alive)
        return;
    if (m_socket->bytesAvailable() > 0)
        readSoon();
    else if (m_socket->state() == QAbstractSocket::UnconnectedState)
        Q_EMIT closed();
}

qint64 S5bStream::room() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState
               ? std::max<qint64>(kUnwritten - m_socket->bytesToWrite(), 0)
               : 0;
}

void S5bStream::finish()
{
    m_socket->disconnectFromHost();
}

void S5bStream::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

} // namespace causerie::xmpp
