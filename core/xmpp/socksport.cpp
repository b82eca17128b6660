// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/socksport.h"

#include "core/base/log.h"
#include "core/xmpp/socks5.h"

#include <QNetworkProxy>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

namespace
{

constexpr std::size_t kMostGuests = 16; ///< at once, strangers among them

} // namespace

SocksPort::SocksPort(QList<QByteArray> accepted, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_accepted(std::move(accepted)), m_patience(patience)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &SocksPort::welcome);
}

SocksPort::~SocksPort()
{
    for (const Guest &guest : m_guests)
        guest.socket->disconnect(this); // they say that they end when they are destroyed
}

bool SocksPort::open()
{
    return m_server.listen(QHostAddress::Any);
}

void SocksPort::welcome()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(nullptr);
        if (m_guests.size() >= kMostGuests) {
            qCDebug(lcXmpp) << "bytestream: too many at our port";
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_guests.push_back({std::unique_ptr<QTcpSocket>(socket)});
        socket->setReadBufferSize(kSocksReadBuffer);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { turnAway(socket); });
        QTimer::singleShot(m_patience, socket, [this, socket] {
            const auto guest = std::ranges::find(m_guests, socket, [](const Guest &g) { return g.socket.get(); });
            if (guest != m_guests.end() && guest->stage != Guest::Stage::In)
                turnAway(socket);
        });
        hear(socket); // it may have spoken already
    }
}

/// Forgets it; what was written to it still goes out.
void SocksPort::turnAway(QTcpSocket *socket)
{
    const auto guest = std::ranges::find(m_guests, socket, [](const Guest &g) { return g.socket.get(); });
    if (guest == m_guests.end() || guest->stage == Guest::Stage::In)
        return;
    QTcpSocket *leaving = guest->socket.release();
    m_guests.erase(guest);
    leaving->disconnect(this);
    connect(leaving, &QTcpSocket::disconnected, leaving, &QObject::deleteLater);
    QTimer::singleShot(m_patience, leaving, &QObject::deleteLater); // at the latest, however slowly it reads
    if (leaving->state() == QAbstractSocket::UnconnectedState)
        leaving->deleteLater();
    else
        leaving->disconnectFromHost();
}

void SocksPort::hear(QTcpSocket *socket)
{
    const auto guest = std::ranges::find(m_guests, socket, [](const Guest &g) { return g.socket.get(); });
    if (guest == m_guests.end() || guest->stage == Guest::Stage::In)
        return;
    if (guest->stage == Guest::Stage::Greeting) {
        const auto size = readSocksGreeting(socket->peek(kLongestSocksMessage));
        if (!size) {
            socket->write(socksMethod(false));
            return turnAway(socket);
        }
        if (*size == 0)
            return;
        socket->skip(*size);
        socket->write(socksMethod(true));
        guest->stage = Guest::Stage::Request;
    }
    const auto request = readSocksConnect(socket->peek(kLongestSocksMessage));
    if (request && request->size == 0)
        return;
    if (!request || !m_accepted.contains(request->address)) {
        qCDebug(lcXmpp) << "bytestream: a stranger at our port";
        socket->write(socksReply(false, request ? request->address : QByteArray()));
        return turnAway(socket);
    }
    socket->skip(request->size);
    socket->write(socksReply(true, request->address));
    guest->stage = Guest::Stage::In;
    guest->at = socket->localAddress();
}

std::unique_ptr<QTcpSocket> SocksPort::take(const QHostAddress &address)
{
    m_server.close();
    std::unique_ptr<QTcpSocket> best;
    bool isExact = false;
    for (Guest &guest : m_guests) {
        guest.socket->disconnect(this);
        if (guest.stage != Guest::Stage::In || isExact)
            continue;
        isExact = guest.at.isEqual(address, QHostAddress::TolerantConversion);
        best = std::move(guest.socket);
    }
    m_guests.clear();
    return best;
}

} // namespace causerie::xmpp
