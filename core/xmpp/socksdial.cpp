// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/socksdial.h"

#include "core/base/log.h"
#include "core/xmpp/jingles5b.h"
#include "core/xmpp/socks5.h"

#include <QHostInfo>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

namespace
{

} // namespace

SocksDial::SocksDial(const Place &place, const QByteArray &address, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_place(place), m_address(address), m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->setReadBufferSize(kSocksReadBuffer);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_stage = Stage::Method;
        m_socket->write(socksGreeting());
    });
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &SocksDial::hear);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &SocksDial::fail);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &SocksDial::fail);
    QTimer::singleShot(patience, this, &SocksDial::fail);
    m_lookup = QHostInfo::lookupHost(place.host, this, &SocksDial::resolved); // an address is its own answer
}

SocksDial::~SocksDial()
{
    QHostInfo::abortHostLookup(m_lookup);
    if (m_socket)
        m_socket->disconnect(this);
}

void SocksDial::resolved(const QHostInfo &info)
{
    const QList<QHostAddress> addresses = info.addresses();
    const auto allowed = std::ranges::find_if(
        addresses, [this](const QHostAddress &address) { return mayDial(address, m_place.mayBeLoopback); });
    if (m_stage == Stage::Done)
        return;
    if (allowed == addresses.end())
        return fail();
    m_socket->connectToHost(*allowed, m_place.port);
}

void SocksDial::hear()
{
    if (m_stage == Stage::Method) {
        const auto size = readSocksMethod(m_socket->peek(kLongestSocksMessage));
        if (!size)
            return fail();
        if (*size == 0)
            return;
        m_socket->skip(*size);
        m_stage = Stage::Reply;
        m_socket->write(socksConnect(m_address));
    }
    if (m_stage != Stage::Reply)
        return;
    const auto size = readSocksReply(m_socket->peek(kLongestSocksMessage));
    if (!size)
        return fail();
    if (*size == 0)
        return;
    m_socket->skip(*size); // what is behind it is data
    m_stage = Stage::Done;
    Q_EMIT reached();
}

void SocksDial::fail()
{
    if (std::exchange(m_stage, Stage::Done) == Stage::Done)
        return;
    qCDebug(lcXmpp) << "bytestream: no way over" << m_place.host << m_socket->errorString();
    Q_EMIT failed();
}

std::unique_ptr<QTcpSocket> SocksDial::take()
{
    m_socket->disconnect(this);
    return std::move(m_socket);
}

} // namespace causerie::xmpp
