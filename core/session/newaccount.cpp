// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/newaccount.h"

#include "core/session/signin.h"
#include "core/xmpp/password.h"
#include "core/xmpp/registrar.h"

namespace causerie
{

using xmpp::RegistrationError;

struct NewAccount::Private {
    std::unique_ptr<xmpp::Registrar> registrar; ///< loads the system's authorities: made when it is needed
    Account server;
    DataForm answer;
};

NewAccount::NewAccount(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

NewAccount::~NewAccount() = default;

void NewAccount::ask(const Account &server, const QString &token)
{
    using xmpp::Registrar;
    d->server = server;
    if (!d->registrar) {
        d->registrar = std::make_unique<Registrar>();
        Registrar *registrar = d->registrar.get();
        connect(registrar, &Registrar::stepChanged, this,
                [this](xmpp::ConnectionStep step) { Q_EMIT stepChanged(toStep(step)); });
        connect(registrar, &Registrar::asked, this, &NewAccount::asked);
        connect(registrar, &Registrar::failed, this, &NewAccount::failed);
        connect(registrar, &Registrar::registered, this, [this] {
            Account account = d->server;
            const auto jid = xmpp::accountAddress(value(d->answer, u"username"), d->server.jid.domain());
            account.jid = jid.value_or(Jid());
            account.resource.clear();
            const QString password = value(d->answer, u"password");
            d->answer = {};
            Q_EMIT made(account, password);
        });
    }
    d->registrar->ask(toConnectionSettings(server, {}, {}), token);
}

void NewAccount::submit(const DataForm &filledIn)
{
    RegistrationError error;
    error.kind = RegistrationError::Kind::BadName;
    if (!xmpp::accountAddress(value(filledIn, u"username"), d->server.jid.domain())) {
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    d->answer = filledIn;
    // As it will be proved (RFC 5802 §5.1), so that the server keeps the same.
    setValue(d->answer, QStringLiteral("password"), {xmpp::preparedPassword(value(filledIn, u"password"))});
    if (d->registrar)
        d->registrar->submit(d->answer);
}

void NewAccount::cancel()
{
    d->answer = {};
    if (d->registrar)
        d->registrar->cancel();
}

} // namespace causerie

#include "moc_newaccount.cpp" // as that of Search
