// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/socks5.h"

#include <QCryptographicHash>

namespace causerie::xmpp
{

namespace
{

// RFC 1928 §3 to §6.
constexpr char kVersion = 5;
constexpr char kNoAuthentication = 0;
constexpr char kNoAcceptableMethod = char(0xFF);
constexpr char kConnect = 1;
constexpr char kIpv4 = 1;
constexpr char kName = 3;
constexpr char kIpv6 = 4;
constexpr char kSucceeded = 0;
constexpr char kNotAllowed = 2;  ///< by the ruleset
constexpr qsizetype kHeader = 4; ///< VER, CMD or REP, RSV, ATYP
constexpr qsizetype kPort = 2;

QByteArray message(char second, const QByteArray &address)
{
    Q_ASSERT(address.size() <= 255); // ours are 40 digits, theirs came with one byte of length
    QByteArray bytes;
    bytes.append(kVersion).append(second).append('\0').append(kName).append(char(address.size())).append(address);
    return bytes.append(kPort, '\0');
}

/// Of a whole request or reply; 0 when not even that can be said.
std::expected<qsizetype, SocksError> lengthOf(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && bytes.front() != kVersion)
        return std::unexpected(SocksError::Version);
    if (bytes.size() < kHeader + 1)
        return 0;
    switch (bytes[3]) {
    case kIpv4:
        return kHeader + 4 + kPort;
    case kIpv6:
        return kHeader + 16 + kPort;
    case kName:
        return kHeader + 1 + quint8(bytes[kHeader]) + kPort;
    default:
        return std::unexpected(SocksError::Address);
    }
}

} // namespace

QByteArray socksAddress(const QString &sid, const QString &requester, const QString &target)
{
    return QCryptographicHash::hash((sid + requester + target).toUtf8(), QCryptographicHash::Sha1).toHex();
}

QByteArray socksGreeting()
{
    return QByteArray().append(kVersion).append(char(1)).append(kNoAuthentication);
}

std::expected<qsizetype, SocksError> readSocksMethod(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && bytes.front() != kVersion)
        return std::unexpected(SocksError::Version);
    if (bytes.size() < 2)
        return 0;
    if (bytes[1] != kNoAuthentication)
        return std::unexpected(SocksError::NoMethod);
    return 2;
}

QByteArray socksConnect(const QByteArray &address)
{
    return message(kConnect, address);
}

std::expected<qsizetype, SocksError> readSocksReply(QByteArrayView bytes)
{
    if (bytes.size() >= 2 && bytes.front() == kVersion && bytes[1] != kSucceeded)
        return std::unexpected(SocksError::Refused); // whatever stands behind
    const auto length = lengthOf(bytes);
    if (!length || bytes.size() < *length)
        return length.transform([](qsizetype) { return qsizetype(0); });
    return *length;
}

std::expected<qsizetype, SocksError> readSocksGreeting(QByteArrayView bytes)
{
    if (!bytes.isEmpty() && bytes.front() != kVersion)
        return std::unexpected(SocksError::Version);
    if (bytes.size() < 2 || bytes.size() < 2 + quint8(bytes[1]))
        return 0;
    const QByteArrayView methods = bytes.sliced(2, quint8(bytes[1]));
    if (!methods.contains(kNoAuthentication))
        return std::unexpected(SocksError::NoMethod);
    return 2 + methods.size();
}

QByteArray socksMethod(bool isAccepted)
{
    return QByteArray().append(kVersion).append(isAccepted ? kNoAuthentication : kNoAcceptableMethod);
}

std::expected<SocksRequest, SocksError> readSocksConnect(QByteArrayView bytes)
{
    if (bytes.size() >= 2 && bytes.front() == kVersion && bytes[1] != kConnect)
        return std::unexpected(SocksError::Command);
    const auto length = lengthOf(bytes);
    if (!length)
        return std::unexpected(length.error());
    if (*length == 0)
        return SocksRequest();
    if (bytes[3] != kName)
        return std::unexpected(SocksError::Address); // we lead nowhere else
    if (bytes.size() < *length)
        return SocksRequest();
    return SocksRequest{*length, bytes.sliced(kHeader + 1, *length - kHeader - 1 - kPort).toByteArray()};
}

QByteArray socksReply(bool isAccepted, const QByteArray &address)
{
    return message(isAccepted ? kSucceeded : kNotAllowed, address);
}

} // namespace causerie::xmpp
