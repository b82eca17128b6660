// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace causerie::xmpp
{

/// A server certificate that was not accepted: all a person needs to judge it.
struct CertificateProblem {
    QByteArray sha256; ///< of the DER; the pin to store if the user accepts this very certificate
    QStringList names; ///< whom it was issued for: DNS names, else common name
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    QStringList reasons; ///< the TLS library's, untranslated, for the report
    bool expired = false;
    bool notYetValid = false;
    bool wrongName = false;
    bool selfSigned = false;
    bool untrusted = false; ///< no known authority
    bool differsFromPin = false;

    friend bool operator==(const CertificateProblem &, const CertificateProblem &) = default;
};

/// Why there is no session, or no longer.
struct ConnectionError {
    enum class Kind {
        BadAddress,   ///< the JID or host cannot be used
        NameNotFound, ///< DNS has no such server
        NoService,    ///< SRV target "." (RFC 2782): the domain offers no XMPP
        DnsFailed,
        ConnectionRefused,
        Unreachable,
        Timeout,
        NoEncryption,     ///< the server offers no TLS
        TlsFailed,        ///< handshake failed, not for the certificate
        CertificateWrong, ///< see `certificate`
        WrongPassword,
        PlainRefused, ///< only PLAIN is offered and the user has not agreed to it
        NoMechanism,  ///< nothing offered that we accept
        AccountDisabled,
        AuthenticationFailed,
        BindFailed,
        Conflict,          ///< signed in elsewhere with the same resource
        StreamError,       ///< see `condition`
        ProtocolViolation, ///< what came is not XMPP, or came when it must not
        ConnectionLost,
        KeychainFailed,
        LibraryMismatch ///< QXmpp is not built as we need it
    };

    Kind kind = Kind::ConnectionLost;
    QString host; ///< which server, as far as known
    quint16 port = 0;
    QString condition;  ///< RFC 6120 condition or library text; for reports, not translated
    QString serverText; ///< what the server said, as it said it; 500 characters at most
    CertificateProblem certificate;

    /// False: trying again without a person makes no sense.
    bool isTransient() const;
    friend bool operator==(const ConnectionError &, const ConnectionError &) = default;
};

/// "xmpp1.example.com:5222", "[2001:db8::7]:5222"; without a port the host alone.
QString addressText(const QString &host, quint16 port);

/// Lower-case word for scripts: "wrong-password".
QString toString(ConnectionError::Kind kind);

} // namespace causerie::xmpp

Q_DECLARE_METATYPE(causerie::xmpp::ConnectionError)
