// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/libraryerror.h"

#include <QXmppAuthenticationError.h>
#include <QXmppBindError.h>
#include <QXmppError.h>
#include <QXmppStreamError.h>

namespace causerie::xmpp
{

using Kind = ConnectionError::Kind;

Kind toKind(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::ProxyNotFoundError:
        return Kind::NameNotFound;
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return Kind::Timeout;
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketAccessError:
    case QAbstractSocket::UnsupportedSocketOperationError: // an address family this machine does not have
        return Kind::Unreachable;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return Kind::TlsFailed;
    default:
        return Kind::ConnectionLost;
    }
}

ConnectionError toConnectionError(const QXmppError &error)
{
    ConnectionError result;
    result.condition = error.description;
    if (const auto socket = error.value<QAbstractSocket::SocketError>()) {
        result.kind = toKind(*socket);
    } else if (const auto authentication = error.value<QXmpp::AuthenticationError>()) {
        result.kind = Kind::AuthenticationFailed;
        result.serverText = authentication->text.left(500);
    } else if (error.value<QXmpp::BindError>()) {
        result.kind = Kind::BindFailed;
    } else if (error.value<QXmpp::StreamError>()) {
        result.kind = Kind::ProtocolViolation; // the server's own stream errors never get here
    }
    return result;
}

} // namespace causerie::xmpp
