// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/base/jid.h"
#include "core/xmpp/connectionerror.h"

#include <QMap>

/// Accounts made, changed and ended with the server itself (XEP-0077), as values. Windows see them, too.
namespace causerie::xmpp
{

/// What a server wants to know of somebody who wants an account.
struct RegistrationForm {
    DataForm form;                      ///< whichever way it was asked; `username` and `password` are among its fields
    bool isOlder = false;               ///< asked by elements (§3.1.1) and to be answered by them
    QMap<QString, QByteArray> pictures; ///< encoded; by the "cid:…" that a field's media name
    QString page;                       ///< https: where accounts are made in a browser; empty without one
    bool hasCaptcha = false;            ///< good for one answer (XEP-0158)

    friend bool operator==(const RegistrationForm &, const RegistrationForm &) = default;
};

/// Why there is no account, or why it is not changed or ended.
struct RegistrationError {
    enum class Kind {
        NotConnected, ///< see `connection`
        NotOffered,   ///< the server makes no accounts this way
        NotAllowed,   ///< not for us, or not from here
        BadToken,     ///< the invitation was used, is too old or was never one of theirs (XEP-0445)
        NoTokens,     ///< the server knows nothing of such invitations
        NameTaken,
        BadName, ///< it cannot be one, or the server keeps it for others
        WrongCaptcha,
        WeakPassword,
        NotAcceptable, ///< something of what was filled in; `serverText` may say what
        Wait,          ///< too many accounts in a short time
        PageOnly,      ///< accounts are made in a browser, see `page`
        Unanswerable,  ///< it asks what we cannot answer, or not what an account needs
        Expired,       ///< the connection was lost meanwhile, and the server now asks something else
        NoAnswer,      ///< it may have been done or not
        Refused,
        BadAnswer
    };
    Kind kind = Kind::Refused;
    QString condition;  ///< RFC 6120 §8.3.3; for reports
    QString serverText; ///< the server's words, as they came
    QString page;       ///< https, empty without one
    ConnectionError connection;

    friend bool operator==(const RegistrationError &, const RegistrationError &) = default;
};

/// Lower-case word for scripts: "name-taken".
QString toString(RegistrationError::Kind kind);

/// The address of an account called `name` on the server `domain`; nothing when there can be none. Pure.
std::optional<Jid> accountAddress(const QString &name, const QString &domain);

/// True when an answer to `before` is one to `now`: the same questions, and no captcha, which is asked only once. Pure.
bool asksTheSame(const RegistrationForm &before, const RegistrationForm &now);

} // namespace causerie::xmpp

Q_DECLARE_METATYPE(causerie::xmpp::RegistrationForm)
Q_DECLARE_METATYPE(causerie::xmpp::RegistrationError)
