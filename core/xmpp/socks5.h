// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <expected>

/// The messages of SOCKS 5 (RFC 1928) as far as bytestreams need them (XEP-0065 §5.3.2): no authentication, CONNECT, a
/// name of 40 hexadecimal digits for an address, port 0. All pure; any thread.
///
/// Each reader looks at the front of what has come and says how many bytes its message takes: 0 when more must come,
/// never more than is there. What stands behind belongs to the next message, or is data already.
namespace causerie::xmpp
{

inline constexpr qint64 kSocksReadBuffer = 256 * 1024; ///< bytes; what may come before we are ready to hear it
inline constexpr qsizetype kLongestSocksMessage = 4 + 1 + 255 + 2; ///< bytes: any request or reply

enum class SocksError {
    Version,  ///< not 5
    NoMethod, ///< they want authentication
    Command,  ///< not CONNECT
    Address,  ///< of a kind that is not known, or not the one that was meant
    Refused   ///< any reply but "succeeded" (RFC 1928 §6)
};

/// DST.ADDR of the stream `sid` between two full addresses: SHA-1 of all three in lower-case hexadecimal digits.
/// `requester` is who offered the candidate, `target` the other one.
QByteArray socksAddress(const QString &sid, const QString &requester, const QString &target);

// The client's side.
QByteArray socksGreeting();
std::expected<qsizetype, SocksError> readSocksMethod(QByteArrayView bytes);
QByteArray socksConnect(const QByteArray &address);
/// The bound address is of no use to us: any that is well-formed will do (some proxies say where they are).
std::expected<qsizetype, SocksError> readSocksReply(QByteArrayView bytes);

// The server's side.
std::expected<qsizetype, SocksError> readSocksGreeting(QByteArrayView bytes);
QByteArray socksMethod(bool isAccepted);
struct SocksRequest {
    qsizetype size = 0;
    QByteArray address; ///< as it was sent; empty while `size` is 0
    friend bool operator==(const SocksRequest &, const SocksRequest &) = default;
};
std::expected<SocksRequest, SocksError> readSocksConnect(QByteArrayView bytes);
QByteArray socksReply(bool isAccepted, const QByteArray &address);

} // namespace causerie::xmpp
