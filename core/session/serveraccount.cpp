// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/serveraccount.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/password.h"
#include "core/xmpp/registration.h"
#include "core/xmpp/registrationrequest.h"

#include <QPointer>

#include <utility>

namespace causerie
{

using xmpp::Connection;
using xmpp::ConnectionError;
using xmpp::RegistrationError;

struct ServerAccount::Private {
    enum class State {
        Idle,
        Changing,
        Removing,
        ProvingPassword, ///< the next stream tells which one is right
        ProvingRemoval   ///< the next stream tells whether we are still known
    };

    Private(ServerAccount &account, Connection &given, Keep keeper)
        : q(&account), connection(given), keep(std::move(keeper))
    {
    }

    void answered(const std::expected<void, RegistrationError> &result);
    void doubt(State next);
    void opened();
    void refused(const ConnectionError &error);
    void settle(const std::expected<void, RegistrationError> &result);

    ServerAccount *q;
    Connection &connection;
    Keep keep;
    State state = State::Idle;
    QString password; ///< the new one
    quint32 act = 0;  ///< +1 each; answers to an earlier one are void
};

ServerAccount::ServerAccount(Connection &connection, Keep keep, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection, std::move(keep)))
{
    connect(&connection, &Connection::opened, this, [this] { d->opened(); });
    connect(&connection, &Connection::failed, this, [this](const ConnectionError &error) { d->refused(error); });
    connect(&connection, &Connection::closed, this, [this] {
        if (d->state == Private::State::Idle)
            return;
        RegistrationError error; // who signs out before the answer is there learns it by signing in
        error.kind = RegistrationError::Kind::NoAnswer;
        d->settle(std::unexpected(error));
    });
}

ServerAccount::~ServerAccount() = default;

bool ServerAccount::isBusy() const
{
    return d->state != Private::State::Idle;
}

void ServerAccount::changePassword(const QString &password)
{
    if (isBusy())
        return;
    d->state = Private::State::Changing;
    d->password = xmpp::preparedPassword(password);
    d->connection.setPassword(d->connection.password(), d->password); // it may be lost before the answer is there
    xmpp::changePassword(d->connection, d->password, this, [this, act = ++d->act](const auto &result) {
        if (act == d->act)
            d->answered(result);
    });
}

void ServerAccount::remove()
{
    if (isBusy())
        return;
    d->state = Private::State::Removing;
    xmpp::removeAccount(d->connection, this, [this, act = ++d->act](const auto &result) {
        if (act == d->act)
            d->answered(result);
    });
}

void ServerAccount::Private::answered(const std::expected<void, RegistrationError> &result)
{
    const bool isOpen = state == State::Changing || state == State::Removing;
    if (!isOpen)
        return;
    if (!result && result.error().kind == RegistrationError::Kind::NoAnswer)
        return doubt(state == State::Changing ? State::ProvingPassword : State::ProvingRemoval);
    settle(result);
}

/// A stream that is taken back must be signed in, too (XEP-0198 §5): it proves the password as a new one does.
void ServerAccount::Private::doubt(State next)
{
    qCInfo(lcSession) << "no answer about the account: signing in anew tells";
    state = next;
    if (next == State::ProvingPassword)
        connection.setPassword(password, connection.password());
    const QPointer alive(q);
    Q_EMIT q->uncertain();
    if (alive && connection.isOpen())
        connection.abort();
}

void ServerAccount::Private::opened()
{
    RegistrationError error;
    error.kind = RegistrationError::Kind::Refused;
    if ((state == State::ProvingPassword || state == State::Changing) && connection.password() == password)
        settle({});
    else if (state == State::Changing)
        connection.setPassword(connection.password(), password); // the answer can still come, or be lost again
    else if (state == State::ProvingPassword || state == State::ProvingRemoval)
        settle(std::unexpected(error));
}

void ServerAccount::Private::refused(const ConnectionError &error)
{
    using Kind = ConnectionError::Kind;
    const bool isUnknown = error.kind == Kind::WrongPassword || error.kind == Kind::AccountDisabled ||
                           (error.kind == Kind::StreamError && error.condition == QLatin1StringView("not-authorized"));
    if (state == State::ProvingRemoval && isUnknown)
        return settle({});
    // The stream is ended together with the account, and by some before the answer.
    if (state == State::Removing && isUnknown)
        return settle({});
    if (state == State::Idle)
        return;
    RegistrationError lost;
    lost.kind = RegistrationError::Kind::NoAnswer;
    lost.connection = error;
    settle(std::unexpected(lost));
}

void ServerAccount::Private::settle(const std::expected<void, RegistrationError> &result)
{
    const State was = std::exchange(state, State::Idle);
    const QString proved = std::exchange(password, {});
    ++act;
    if (!result) {
        connection.setPassword(connection.password()); // no other one
        Q_EMIT q->failed(result.error());
    } else if (was == State::Changing || was == State::ProvingPassword) {
        connection.setPassword(proved);
        keep(proved);
        Q_EMIT q->passwordChanged();
    } else {
        Q_EMIT q->removed();
    }
}

} // namespace causerie
