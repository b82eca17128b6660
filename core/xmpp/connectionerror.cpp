// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connectionerror.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// RFC 6120 §4.9.3: conditions that the same attempt will meet again, however often.
bool isLastingStreamError(QStringView condition)
{
    static constexpr QStringView kLasting[] = {
        u"bad-format",          u"bad-namespace-prefix",    u"host-gone",
        u"host-unknown",        u"improper-addressing",     u"invalid-from",
        u"invalid-namespace",   u"not-authorized",          u"unsupported-encoding",
        u"unsupported-feature", u"unsupported-stanza-type", u"unsupported-version"};
    for (const QStringView lasting : kLasting) {
        if (condition == lasting)
            return true;
    }
    return false;
}

} // namespace

bool ConnectionError::isTransient() const
{
    switch (kind) {
    case Kind::DnsFailed:
    case Kind::ConnectionRefused:
    case Kind::Unreachable:
    case Kind::Timeout:
    case Kind::TlsFailed:
    case Kind::ConnectionLost:
        return true;
    case Kind::StreamError:
        return !isLastingStreamError(condition);
    case Kind::AuthenticationFailed: // RFC 6120 §6.5.11: the server's own trouble
        return condition == "temporary-auth-failure"_L1;
    case Kind::BindFailed: // RFC 6120 §7.6.2: the server may have room again later
        return condition == "resource-constraint"_L1 || condition == "internal-server-error"_L1;
    case Kind::BadAddress:
    case Kind::NameNotFound:
    case Kind::NoService:
    case Kind::NoEncryption:
    case Kind::CertificateWrong:
    case Kind::WrongPassword:
    case Kind::PlainRefused:
    case Kind::NoMechanism:
    case Kind::AccountDisabled:
    case Kind::Conflict:
    case Kind::ProtocolViolation:
    case Kind::KeychainFailed:
    case Kind::LibraryMismatch:
        return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

QString addressText(const QString &host, quint16 port)
{
    if (port == 0)
        return host;
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

QString toString(ConnectionError::Kind kind)
{
    using Kind = ConnectionError::Kind;
    switch (kind) {
    case Kind::BadAddress:
        return u"bad-address"_s;
    case Kind::NameNotFound:
        return u"name-not-found"_s;
    case Kind::NoService:
        return u"no-service"_s;
    case Kind::DnsFailed:
        return u"dns-failed"_s;
    case Kind::ConnectionRefused:
        return u"connection-refused"_s;
    case Kind::Unreachable:
        return u"unreachable"_s;
    case Kind::Timeout:
        return u"timeout"_s;
    case Kind::NoEncryption:
        return u"no-encryption"_s;
    case Kind::TlsFailed:
        return u"tls-failed"_s;
    case Kind::CertificateWrong:
        return u"certificate-wrong"_s;
    case Kind::WrongPassword:
        return u"wrong-password"_s;
    case Kind::PlainRefused:
        return u"plain-refused"_s;
    case Kind::NoMechanism:
        return u"no-mechanism"_s;
    case Kind::AccountDisabled:
        return u"account-disabled"_s;
    case Kind::AuthenticationFailed:
        return u"authentication-failed"_s;
    case Kind::BindFailed:
        return u"bind-failed"_s;
    case Kind::Conflict:
        return u"conflict"_s;
    case Kind::StreamError:
        return u"stream-error"_s;
    case Kind::ProtocolViolation:
        return u"protocol-violation"_s;
    case Kind::ConnectionLost:
        return u"connection-lost"_s;
    case Kind::KeychainFailed:
        return u"keychain-failed"_s;
    case Kind::LibraryMismatch:
        return u"library-mismatch"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace causerie::xmpp
