// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/connection.h"

#include <QDateTime>

#include <optional>

namespace causerie
{

/// What outlives the program.
struct SignInMemory {
    QString accountFile;
    bool keepAccount = true; ///< false: the file is read, never written
    bool useKeychain = true; ///< false: no password is read or kept
};

/// From an account and a password to a session with contacts: keychain, account file, the connection's steps.
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class SignIn final : public QObject
{
    Q_OBJECT

public:
    SignIn(xmpp::Connection &connection, SignInMemory memory, QObject *parent = nullptr);

    SessionState state() const { return m_state; }
    SignInStep step() const { return m_step; }
    const QString &detail() const { return m_detail; }
    const std::optional<xmpp::ConnectionError> &error() const { return m_error; }
    const QDateTime &nextAttempt() const { return m_nextAttempt; }
    const Account &account() const { return m_account; }
    std::optional<Account> storedAccount() const;

    void setAccount(const Account &account); ///< with a resource, made now if it has none
    void start(const QString &password, const Presence &presence);
    void startOver(const Presence &presence); ///< a new stream, with the password of the one that is there
    void stop();
    void contactsLoaded();                         ///< the last step
    void replacePassword(const QString &password); ///< the server takes another one now
    void forget();                                 ///< the account file, if it is this account's, and the password

Q_SIGNALS:
    void changed(); ///< any of the above
    void keychainFailed(const QString &text);
    void accountFileFailed(const QString &text);

private:
    void open(const QString &password, const Presence &presence);
    void fail(const QString &condition, const QString &text);
    void set(SessionState state, SignInStep step, const QString &detail = {});
    void followConnection();
    void keep(); ///< account and password: they were right
    void keepPassword(const QString &password);

    xmpp::Connection &m_connection;
    SignInMemory m_memory;
    Account m_account;
    SessionState m_state = SessionState::SignedOut;
    SignInStep m_step = SignInStep::None;
    QString m_detail;
    std::optional<xmpp::ConnectionError> m_error;
    QDateTime m_nextAttempt;
    QString m_newPassword; ///< typed; to be kept once it proved right
    int m_attempt = 0;     ///< answers of the keychain that belong to an earlier one are void
};

SignInStep toStep(xmpp::ConnectionStep step);

/// What the connection is told. Pure.
xmpp::ConnectionSettings toConnectionSettings(const Account &account, const QString &password,
                                              const Presence &presence);

} // namespace causerie
