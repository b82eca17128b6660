// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/ice/turnserver.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QNetworkDatagram>
#include <QtEndian>

namespace
{
constexpr quint32 kCookie = 0x2112A442; // RFC 8489 §5
constexpr quint16 kSuccess = 0x0100;
constexpr quint16 kError = 0x0110;

// RFC 8489 §18.3, RFC 8656 §18
constexpr quint16 kMapped = 0x0001;
constexpr quint16 kUsername = 0x0006;
constexpr quint16 kIntegrity = 0x0008;
constexpr quint16 kErrorCode = 0x0009;
constexpr quint16 kChannelNumber = 0x000C;
constexpr quint16 kLifetime = 0x000D;
constexpr quint16 kPeer = 0x0012;
constexpr quint16 kData = 0x0013;
constexpr quint16 kRealm = 0x0014;
constexpr quint16 kNonce = 0x0015;
constexpr quint16 kRelayed = 0x0016;
constexpr quint16 kXorMapped = 0x0020;

constexpr quint16 kBinding = 0x0001;
constexpr quint16 kAllocate = 0x0003;
constexpr quint16 kRefresh = 0x0004;
constexpr quint16 kCreatePermission = 0x0008;
constexpr quint16 kChannelBind = 0x0009;
constexpr quint16 kSendIndication = 0x0016;
constexpr quint16 kDataIndication = 0x0017;

template<typename T>
QByteArray number(T value)
{
    QByteArray bytes(sizeof value, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

template<typename T>
T number(const QByteArray &bytes, qsizetype at)
{
    return bytes.size() >= at + qsizetype(sizeof(T)) ? qFromBigEndian<T>(bytes.constData() + at) : T{};
}

QByteArray key()
{
    return QCryptographicHash::hash("user:example.test:secret", QCryptographicHash::Md5);
}

QByteArray hmac(const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key(), QCryptographicHash::Sha1);
}
} // namespace

TurnServer::TurnServer()
{
    m_socket.bind(QHostAddress::LocalHost);
    m_relay.bind(QHostAddress::LocalHost);
    connect(&m_socket, &QUdpSocket::readyRead, this, &TurnServer::read);
    connect(&m_relay, &QUdpSocket::readyRead, this, &TurnServer::readRelay);
}

TurnServer::Message TurnServer::parse(const QByteArray &datagram)
{
    Message message;
    message.type = number<quint16>(datagram, 0);
    message.transaction = datagram.mid(4, 16);
    for (qsizetype at = 20; at + 4 <= datagram.size();) {
        const auto type = number<quint16>(datagram, at);
        const auto length = number<quint16>(datagram, at + 2);
        if (type == kIntegrity) // signed with the length that ends behind it (RFC 8489 §14.5)
            message.signedPart = datagram.left(2) + number<quint16>(quint16(at + 4)) + datagram.mid(4, at - 4);
        message.attributes.insert(type, datagram.mid(at + 4, length));
        at += 4 + (length + 3) / 4 * 4;
    }
    return message;
}

QByteArray TurnServer::attribute(quint16 type, const QByteArray &value)
{
    return number(type) + number(quint16(value.size())) + value + QByteArray((4 - value.size() % 4) % 4, '\0');
}

QByteArray TurnServer::xorAddress(quint16 type, const Endpoint &endpoint)
{
    return attribute(type, number(quint16(1)) + number(quint16(endpoint.port ^ (kCookie >> 16))) +
                               number(quint32(endpoint.address.toIPv4Address() ^ kCookie)));
}

QByteArray TurnServer::plainAddress(const Endpoint &endpoint)
{
    return attribute(kMapped, number(quint16(1)) + number(endpoint.port) + number(endpoint.address.toIPv4Address()));
}

TurnServer::Endpoint TurnServer::fromXor(const QByteArray &value)
{
    return {.address = QHostAddress(number<quint32>(value, 4) ^ kCookie),
            .port = quint16(number<quint16>(value, 2) ^ (kCookie >> 16))};
}

void TurnServer::read()
{
    while (m_socket.hasPendingDatagrams()) {
        const auto datagram = m_socket.receiveDatagram();
        const auto bytes = datagram.data();
        if (!bytes.isEmpty() && (bytes[0] & 0xC0) == 0x40)
            channelData(bytes);
        else
            request(parse(bytes), {.address = QHostAddress(datagram.senderAddress().toIPv4Address()),
                                   .port = quint16(datagram.senderPort())});
    }
}

void TurnServer::request(const Message &message, const Endpoint &from)
{
    if (message.type == kBinding) {
        ++bindings;
        const Endpoint told{.address = pretendedAddress.isNull() ? from.address : pretendedAddress, .port = from.port};
        // libnice asks the old way, with sixteen random bytes where the cookie is now (RFC 3489 §11.1).
        const bool old = number<quint32>(message.transaction, 0) != kCookie;
        answer(message, kBinding | kSuccess, old ? plainAddress(told) : xorAddress(kXorMapped, told), from, false);
    } else if (message.type == kSendIndication) {
        const auto peer = fromXor(message.attributes.value(kPeer));
        if (m_permitted.contains(peer.address)) {
            ++relayed;
            m_relay.writeDatagram(message.attributes.value(kData), peer.address, peer.port);
        }
    } else if (message.attributes.contains(kUsername) && isAuthentic(message)) {
        authenticated(message, from);
    } else {
        refusals += message.attributes.contains(kUsername) ? 1 : 0;
        answer(message, message.type | kError,
               attribute(kErrorCode, number(quint32(0x401)) + "Unauthorized") + attribute(kRealm, "example.test") +
                   attribute(kNonce, "0123456789abcdef"),
               from, false);
    }
}

bool TurnServer::isAuthentic(const Message &message) const
{
    return message.attributes.value(kUsername) == "user" && message.attributes.value(kRealm) == "example.test" &&
           message.attributes.value(kIntegrity) == hmac(message.signedPart);
}

void TurnServer::authenticated(const Message &message, const Endpoint &from)
{
    QByteArray attributes;
    switch (message.type) {
    case kAllocate:
        ++allocations;
        m_client = from;
        attributes =
            xorAddress(kRelayed, {.address = QHostAddress(QHostAddress::LocalHost), .port = m_relay.localPort()}) +
            xorAddress(kXorMapped, from) + attribute(kLifetime, number(quint32(600)));
        break;
    case kRefresh:
        released = number<quint32>(message.attributes.value(kLifetime), 0) == 0;
        attributes = attribute(kLifetime, message.attributes.value(kLifetime));
        break;
    case kCreatePermission:
        m_permitted.append(fromXor(message.attributes.value(kPeer)).address);
        break;
    case kChannelBind:
        m_channels.insert(number<quint16>(message.attributes.value(kChannelNumber), 0),
                          fromXor(message.attributes.value(kPeer)));
        break;
    default:
        return;
    }
    answer(message, message.type | kSuccess, attributes, from, true);
}

void TurnServer::answer(const Message &to, quint16 type, const QByteArray &attributes, const Endpoint &client,
                        bool sign)
{
    const auto header = [&](qsizetype length) { return number(type) + number(quint16(length)) + to.transaction; };
    auto datagram = header(attributes.size()) + attributes;
    if (sign) {
        datagram = header(attributes.size() + 24) + attributes;
        datagram += attribute(kIntegrity, hmac(datagram));
    }
    m_socket.writeDatagram(datagram, client.address, client.port);
}

void TurnServer::channelData(const QByteArray &datagram)
{
    const auto peer = m_channels.value(number<quint16>(datagram, 0));
    ++relayed;
    m_relay.writeDatagram(datagram.mid(4, number<quint16>(datagram, 2)), peer.address, peer.port);
}

void TurnServer::readRelay()
{
    while (m_relay.hasPendingDatagrams()) {
        const auto datagram = m_relay.receiveDatagram();
        const Endpoint peer{.address = QHostAddress(datagram.senderAddress().toIPv4Address()),
                            .port = quint16(datagram.senderPort())};
        if (!m_permitted.contains(peer.address))
            continue;
        ++relayed;
        if (const auto channel = m_channels.key(peer, 0)) {
            m_socket.writeDatagram(number(channel) + number(quint16(datagram.data().size())) + datagram.data(),
                                   m_client.address, m_client.port);
        } else {
            const auto body = xorAddress(kPeer, peer) + attribute(kData, datagram.data());
            m_socket.writeDatagram(number(kDataIndication) + number(quint16(body.size())) + number(kCookie) +
                                       QByteArray(12, 'x') + body,
                                   m_client.address, m_client.port);
        }
    }
}
