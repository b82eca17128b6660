// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

namespace causerie::xmpp
{

/// How far an attempt came that ended so, in steps; several addresses are tried, and the failure that came furthest
/// says most about why there is no stream. Pure.
constexpr int progressOf(ConnectionError::Kind kind)
{
    using Kind = ConnectionError::Kind;
    switch (kind) {
    case Kind::DnsFailed:
        return 1;
    case Kind::NameNotFound:
        return 2;
    case Kind::NoService:
        return 3;
    case Kind::Unreachable:
        return 4;
    case Kind::Timeout:
        return 5;
    case Kind::ConnectionRefused:
        return 6;
    case Kind::ConnectionLost:
        return 7;
    case Kind::ProtocolViolation:
        return 8;
    case Kind::TlsFailed:
        return 9;
    case Kind::NoEncryption:
        return 10;
    case Kind::CertificateWrong:
        return 11;
    case Kind::BadAddress:
    case Kind::WrongPassword:
    case Kind::PlainRefused:
    case Kind::NoMechanism:
    case Kind::AccountDisabled:
    case Kind::AuthenticationFailed:
    case Kind::BindFailed:
    case Kind::Conflict:
    case Kind::StreamError:
    case Kind::KeychainFailed:
    case Kind::LibraryMismatch:
        break;
    }
    return 12;
}

/// Whether the service itself has spoken, so that its other addresses would say the same. Pure.
constexpr bool isFinalWord(ConnectionError::Kind kind)
{
    return progressOf(kind) == 12;
}

} // namespace causerie::xmpp
