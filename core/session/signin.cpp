// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/signin.h"

#include "core/base/log.h"
#include "core/session/accountfile.h"
#include "core/storage/keychain.h"

#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

using xmpp::ConnectionError;

SignInStep toStep(xmpp::ConnectionStep step)
{
    switch (step) {
    case xmpp::ConnectionStep::LookingUp:
        return SignInStep::LookingUp;
    case xmpp::ConnectionStep::Reaching:
        return SignInStep::Reaching;
    case xmpp::ConnectionStep::Encrypting:
        return SignInStep::Encrypting;
    case xmpp::ConnectionStep::SigningIn:
        return SignInStep::SigningIn;
    case xmpp::ConnectionStep::Ready:
        return SignInStep::LoadingContacts;
    }
    Q_UNREACHABLE_RETURN(SignInStep::None);
}

xmpp::ConnectionSettings toConnectionSettings(const Account &account, const QString &password, const Presence &presence)
{
    xmpp::ConnectionSettings settings;
    settings.jid = account.jid.bare();
    settings.password = password;
    settings.resource = account.resource;
    settings.host = account.host;
    settings.port = account.port;
    settings.directTls = account.directTls;
    settings.allowPlain = account.allowPlain;
    settings.pinnedCertificate = account.pinnedCertificate;
    settings.caFile = account.caFile;
    settings.initialPresence = presence;
    return settings;
}

SignIn::SignIn(xmpp::Connection &connection, SignInMemory memory, QObject *parent)
    : QObject(parent), m_connection(connection), m_memory(std::move(memory))
{
    followConnection();
}

void SignIn::followConnection()
{
    using xmpp::Connection;
    connect(&m_connection, &Connection::stepChanged, this, [this](xmpp::ConnectionStep step, const QString &detail) {
        if (step != xmpp::ConnectionStep::Ready) // `opened` says whether contacts have to be loaded
            set(SessionState::Connecting, toStep(step), detail);
    });
    connect(&m_connection, &Connection::opened, this, [this](bool resumed) {
        keep();
        if (resumed)
            contactsLoaded();
        else
            set(SessionState::Connecting, SignInStep::LoadingContacts);
    });
    connect(&m_connection, &Connection::waiting, this, [this](const ConnectionError &error, const QDateTime &next) {
        m_error = error;
        m_nextAttempt = next;
        set(SessionState::Waiting, m_step);
    });
    connect(&m_connection, &Connection::failed, this, [this](const ConnectionError &error) {
        if (m_state == SessionState::SignedOut)
            return; // somebody who heard it first has left
        m_error = error;
        m_newPassword.clear();
        set(SessionState::Failed, m_step);
    });
    connect(&m_connection, &Connection::closed, this, [this] { set(SessionState::SignedOut, SignInStep::None); });
}

std::optional<Account> SignIn::storedAccount() const
{
    return loadAccount(m_memory.accountFile);
}

void SignIn::setAccount(const Account &account)
{
    m_account = account;
    m_account.jid = account.jid.bare();
    if (m_account.resource.isEmpty())
        m_account.resource = storedAccount().value_or(Account()).resource; // one per installation
    if (m_account.resource.isEmpty())
        m_account.resource = makeResource();
}

void SignIn::start(const QString &password, const Presence &presence)
{
    const int attempt = ++m_attempt;
    m_error.reset();
    set(SessionState::Connecting, SignInStep::None);
    m_newPassword = password;
    if (!password.isEmpty())
        return open(password, presence);
    if (!m_memory.useKeychain)
        return fail(u"no-password"_s, {});
    storage::readPassword(m_account.jid, this, [this, attempt, presence](const std::expected<QString, QString> &kept) {
        if (attempt != m_attempt)
            return;
        if (!kept)
            fail(u"keychain"_s, kept.error());
        else if (kept->isEmpty())
            fail(u"no-password"_s, {});
        else
            open(*kept, presence);
    });
}

void SignIn::open(const QString &password, const Presence &presence)
{
    m_connection.open(toConnectionSettings(m_account, password, presence));
}

void SignIn::fail(const QString &condition, const QString &text)
{
    ConnectionError error;
    error.kind = ConnectionError::Kind::KeychainFailed;
    error.condition = condition;
    error.serverText = text;
    m_error = error;
    set(SessionState::Failed, SignInStep::None);
}

void SignIn::startOver(const Presence &presence)
{
    const bool isIn = m_state == SessionState::Online || m_state == SessionState::Waiting ||
                      (m_state == SessionState::Connecting && m_step == SignInStep::LoadingContacts);
    if (!isIn || m_connection.password().isEmpty())
        return; // the next stream is a new one anyway
    ++m_attempt;
    m_error.reset();
    set(SessionState::Connecting, SignInStep::None);
    open(m_connection.password(), presence);
}

void SignIn::stop()
{
    ++m_attempt;
    m_newPassword.clear();
    if (m_state == SessionState::SignedOut)
        return;
    m_connection.close();
    if (!m_connection.isClosing()) // no goodbye to wait for
        set(SessionState::SignedOut, SignInStep::None);
}

void SignIn::contactsLoaded()
{
    m_error.reset();
    set(SessionState::Online, SignInStep::Done);
}

void SignIn::keep()
{
    if (m_memory.keepAccount && m_account != storedAccount() && !saveAccount(m_memory.accountFile, m_account))
        Q_EMIT accountFileFailed(m_memory.accountFile);
    if (const QString password = std::exchange(m_newPassword, {}); !password.isEmpty())
        keepPassword(password);
}

void SignIn::replacePassword(const QString &password)
{
    m_newPassword.clear();
    keepPassword(password);
}

void SignIn::keepPassword(const QString &password)
{
    if (!m_memory.useKeychain)
        return;
    if (m_account.keepPassword) {
        storage::writePassword(m_account.jid, password, this, [this](const std::expected<void, QString> &written) {
            if (!written)
                Q_EMIT keychainFailed(written.error());
        });
    } else {
        storage::deletePassword(m_account.jid, this, [](const std::expected<void, QString> &) {});
    }
}

void SignIn::forget()
{
    const Account account = m_account.jid.isEmpty() ? storedAccount().value_or(Account()) : m_account;
    const bool isKept = storedAccount().value_or(Account()).jid == account.jid; // else it is another one's
    m_account = {};
    if (isKept && QFile::exists(m_memory.accountFile) && !QFile::remove(m_memory.accountFile))
        Q_EMIT accountFileFailed(m_memory.accountFile);
    if (m_memory.useKeychain && !account.jid.isEmpty()) {
        storage::deletePassword(account.jid, this, [this](const std::expected<void, QString> &deleted) {
            if (!deleted)
                Q_EMIT keychainFailed(deleted.error());
        });
    }
    Q_EMIT changed();
}

void SignIn::set(SessionState state, SignInStep step, const QString &detail)
{
    if (m_state == state && m_step == step && m_detail == detail && state != SessionState::Waiting &&
        state != SessionState::Failed)
        return;
    if (m_state != state)
        qCDebug(lcSession) << "state" << std::to_underlying(state);
    m_state = state;
    m_step = step;
    m_detail = detail;
    Q_EMIT changed();
}

} // namespace causerie

#include "moc_signin.cpp" // as that of Search
