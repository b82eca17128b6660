// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/sentences.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::Sentences)
};
using Kind = xmpp::ConnectionError::Kind;

/// "xmpp1.example.com" or, when no server was known yet, the account's domain.
QString serverName(const xmpp::ConnectionError &error, const QString &domain)
{
    return error.host.isEmpty() ? domain : error.host;
}

QString serverAndPort(const xmpp::ConnectionError &error, const QString &domain)
{
    return xmpp::addressText(serverName(error, domain), error.port);
}

/// RFC 6120 §4.9.3: the conditions a person can do something about.
QString streamErrorWhy(const QString &condition)
{
    if (condition == "system-shutdown"_L1)
        return Sentences::tr("The server is being stopped or restarted.");
    if (condition == "host-unknown"_L1 || condition == "host-gone"_L1)
        return Sentences::tr("The server says that it does not serve this domain.");
    if (condition == "policy-violation"_L1)
        return Sentences::tr("The server says that this connection breaks one of its rules.");
    if (condition == "resource-constraint"_L1)
        return Sentences::tr("The server is overloaded or has too many connections.");
    if (condition == "not-authorized"_L1)
        return Sentences::tr("The server says that this connection is not signed in.");
    if (condition.isEmpty())
        return Sentences::tr("It gave no reason.");
    return Sentences::tr("The reason it gave: %1.", "%1 is a technical condition such as internal-server-error")
        .arg(condition);
}

Trouble findingTrouble(Kind kind, const QString &name, const QString &domain)
{
    if (kind == Kind::BadAddress) {
        return {
            Sentences::tr("This address cannot be used."),
            Sentences::tr("An XMPP address looks like name@example.com; a server is a name such as xmpp.example.com."),
            Sentences::tr("Check the address for typing errors."),
            {},
            SignInField::Address};
    }
    if (kind == Kind::NameNotFound && name != domain) {
        return {Sentences::tr("There is no server named %1.", "%1 is a server name").arg(name),
                Sentences::tr("The name is misspelt, or this computer has no connection to the Internet."),
                Sentences::tr("Check the server under Advanced and the network connection."),
                {},
                SignInField::Server};
    }
    if (kind == Kind::NameNotFound) {
        return {Sentences::tr("There is no server named %1.", "%1 is a server name").arg(name),
                Sentences::tr("The name is misspelt, or this computer has no connection to the Internet."),
                Sentences::tr("Check the part after the @ sign and the network connection."),
                {},
                SignInField::Address};
    }
    if (kind == Kind::NoService) {
        return {Sentences::tr("%1 does not offer XMPP.", "%1 is a domain").arg(name),
                Sentences::tr("Its owner says so in the name system (DNS)."),
                Sentences::tr("Check the part after the @ sign."),
                {},
                SignInField::Address};
    }
    return {Sentences::tr("The server of %1 could not be looked up.", "%1 is a domain").arg(name),
            Sentences::tr("The name service (DNS) of this network gave no usable answer."),
            Sentences::tr("Check the network connection, then try again."),
            {},
            SignInField::None};
}

Trouble reachingTrouble(Kind kind, const QString &server)
{
    if (kind == Kind::ConnectionRefused) {
        return {Sentences::tr("%1 refused the connection.", "%1 is a server and port").arg(server),
                Sentences::tr("The XMPP service there is stopped, or it uses another port."),
                Sentences::tr("Try again later, or check server and port under Advanced."),
                {},
                SignInField::Server};
    }
    if (kind == Kind::Unreachable) {
        return {Sentences::tr("%1 cannot be reached.", "%1 is a server and port").arg(server),
                Sentences::tr("There is no way to it from this network; the connection may be down or blocked."),
                Sentences::tr("Check the network connection, or try from another network."),
                {},
                SignInField::Server};
    }
    return {Sentences::tr("%1 did not answer in time.", "%1 is a server and port").arg(server),
            Sentences::tr("The server is very slow, or something on the way swallows the connection."),
            Sentences::tr("Try again later, or from another network."),
            {},
            SignInField::Server};
}

Trouble encryptingTrouble(Kind kind, const xmpp::ConnectionError &error, const QString &name, const QString &domain)
{
    if (kind == Kind::NoEncryption) {
        return {Sentences::tr("%1 offers no encryption.", "%1 is a server").arg(name),
                Sentences::tr("Others could read the password and every message, so nothing was sent."),
                Sentences::tr("Ask whoever runs the server to switch TLS on."),
                {},
                SignInField::None};
    }
    if (kind == Kind::TlsFailed) {
        return {Sentences::tr("No encrypted connection could be agreed with %1.", "%1 is a server").arg(name),
                Sentences::tr("The server may only know outdated encryption, or something on the way interferes."),
                Sentences::tr("Try from another network; if it stays, ask whoever runs the server."),
                {},
                SignInField::None};
    }
    QStringList faults = certificateFaults(error.certificate, domain);
    return {Sentences::tr("The certificate of %1 is not trusted.", "%1 is a server").arg(domain),
            faults.join(u' '),
            Sentences::tr("Someone may be listening, or the server is set up wrongly. Nothing was sent to it."),
            {},
            SignInField::None};
}

Trouble signingInTrouble(Kind kind, const QString &name, const QString &domain)
{
    if (kind == Kind::WrongPassword) {
        return {Sentences::tr("The address or the password is wrong."),
                Sentences::tr("%1 does not accept this password for this address.", "%1 is a domain").arg(domain),
                Sentences::tr("Type it again, and mind Caps Lock and the keyboard layout."),
                {},
                SignInField::Password};
    }
    if (kind == Kind::PlainRefused) {
        return {Sentences::tr("%1 wants the password itself.", "%1 is a server").arg(name),
                Sentences::tr("It offers no way to sign in that keeps the password from the server. The password would "
                              "travel encrypted, but the server would read it."),
                Sentences::tr("Agree only if you trust whoever runs the server."),
                {},
                SignInField::None};
    }
    if (kind == Kind::NoMechanism) {
        return {Sentences::tr("There is no safe way to sign in to %1.", "%1 is a server").arg(name),
                Sentences::tr("Of the ways to sign in that it offers, Causerie accepts none."),
                Sentences::tr("Ask whoever runs the server to switch SCRAM on."),
                {},
                SignInField::None};
    }
    if (kind == Kind::AccountDisabled) {
        return {Sentences::tr("This account is disabled."),
                Sentences::tr("%1 knows it, but does not let it sign in.", "%1 is a domain").arg(domain),
                Sentences::tr("Ask whoever runs the server."),
                {},
                SignInField::Address};
    }
    if (kind == Kind::AuthenticationFailed) {
        return {Sentences::tr("%1 refused the sign-in.", "%1 is a server").arg(name),
                Sentences::tr("It did not say that the password is wrong; the refusal may pass."),
                Sentences::tr("Try again in a few minutes. If it stays, ask whoever runs the server."),
                {},
                SignInField::None};
    }
    return {
        Sentences::tr("%1 gave this device no place.", "%1 is a server").arg(name),
        Sentences::tr("Signing in worked, but the server did not open a session; too many devices may be signed in."),
        Sentences::tr("Sign out elsewhere, then try again."),
        {},
        SignInField::None};
}

Trouble keychainTrouble(const xmpp::ConnectionError &error)
{
    QString why = Sentences::tr("The keychain is locked, missing, or does not hold it any more.");
    if (const QString says = error.serverText.simplified().left(300); !says.isEmpty())
        why += u' ' + Sentences::tr("It says: “%1”", "the system keychain; %1 is its own sentence").arg(says);
    return {Sentences::tr("The password could not be read from the system keychain."),
            why,
            Sentences::tr("Unlock the keychain, or type the password here."),
            {},
            SignInField::Password};
}

Trouble runningTrouble(Kind kind, const xmpp::ConnectionError &error, const QString &name)
{
    if (kind == Kind::Conflict) {
        return {
            Sentences::tr("Another program took the place of this one."),
            Sentences::tr("The same account was signed in elsewhere under the same resource name."),
            Sentences::tr("If that was you, give each its own resource under Advanced. If not, change the password."),
            {},
            SignInField::None};
    }
    if (kind == Kind::StreamError) {
        return {Sentences::tr("%1 ended the connection.", "%1 is a server").arg(name),
                streamErrorWhy(error.condition),
                Sentences::tr("Try again in a few minutes."),
                {},
                SignInField::None};
    }
    if (kind == Kind::ProtocolViolation) {
        return {
            Sentences::tr("What %1 answered is not proper XMPP.", "%1 is a server").arg(name),
            Sentences::tr("Another service may use this port, or the network shows a sign-in page of its own first."),
            Sentences::tr("Check server and port under Advanced, or try from another network."),
            {},
            SignInField::Server};
    }
    return {Sentences::tr("The connection to %1 was lost.", "%1 is a server").arg(name),
            Sentences::tr("The network changed or failed, or the server closed the connection."),
            Sentences::tr("Check the network connection, then try again."),
            {},
            SignInField::None};
}
} // namespace

QStringList certificateFaults(const xmpp::CertificateProblem &problem, const QString &domain)
{
    const QLocale locale;
    QStringList faults;
    if (problem.differsFromPin)
        faults << Sentences::tr("It is not the certificate that you accepted before.");
    if (problem.wrongName) {
        faults << (problem.names.isEmpty()
                       ? Sentences::tr("It does not say for whom it was issued.")
                       : Sentences::tr("It was issued for %1, not for %2.", "%1 is a list of names, %2 a domain")
                             .arg(locale.createSeparatedList(problem.names), domain));
    }
    if (problem.selfSigned)
        faults << Sentences::tr("It was issued by itself; no authority vouches for it.");
    else if (problem.untrusted)
        faults << Sentences::tr("The authority that issued it is not known on this computer.");
    if (problem.expired) {
        faults << Sentences::tr("It expired on %1.", "%1 is a date")
                      .arg(locale.toString(problem.validUntil.date(), QLocale::LongFormat));
    }
    if (problem.notYetValid) {
        faults << Sentences::tr("It is not valid before %1; the clock of this computer may be wrong.", "%1 is a date")
                      .arg(locale.toString(problem.validFrom.date(), QLocale::LongFormat));
    }
    if (faults.isEmpty())
        faults << Sentences::tr("It did not pass the checks.");
    return faults;
}

Trouble troubleOf(const xmpp::ConnectionError &error, const QString &domain)
{
    const QString name = serverName(error, domain);
    const auto withServerText = [&error](Trouble trouble) {
        trouble.serverSays = error.serverText.simplified().left(300);
        return trouble;
    };
    switch (error.kind) {
    case Kind::BadAddress:
    case Kind::NameNotFound:
    case Kind::NoService:
    case Kind::DnsFailed:
        return withServerText(findingTrouble(error.kind, name, domain));
    case Kind::ConnectionRefused:
    case Kind::Unreachable:
    case Kind::Timeout:
        return withServerText(reachingTrouble(error.kind, serverAndPort(error, domain)));
    case Kind::NoEncryption:
    case Kind::TlsFailed:
    case Kind::CertificateWrong:
        return withServerText(encryptingTrouble(error.kind, error, name, domain));
    case Kind::WrongPassword:
    case Kind::PlainRefused:
    case Kind::NoMechanism:
    case Kind::AccountDisabled:
    case Kind::AuthenticationFailed:
    case Kind::BindFailed:
        return withServerText(signingInTrouble(error.kind, name, domain));
    case Kind::Conflict:
    case Kind::StreamError:
    case Kind::ProtocolViolation:
    case Kind::ConnectionLost:
        return withServerText(runningTrouble(error.kind, error, name));
    case Kind::KeychainFailed:
        return keychainTrouble(error);
    case Kind::LibraryMismatch:
        return withServerText({Sentences::tr("This Causerie does not fit the QXmpp library of this computer."),
                               Sentences::tr("The library is not built the way it was when Causerie was tested, and "
                                             "signing in would not be safe."),
                               Sentences::tr("Install Causerie and QXmpp from the same source."),
                               {},
                               SignInField::None});
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
