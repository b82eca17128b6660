// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/registrationrequest.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/registrationxml.h"

namespace causerie::xmpp
{

namespace
{

void ask(Connection &connection, PayloadIq &&iq, RegistrationAct act, QObject *context, AccountDone done)
{
    const bool isSent = connection.isOpen();
    request(connection, std::move(iq), context, [act, isSent, done = std::move(done)](const IqResult &result) {
        if (result)
            return done({});
        RegistrationError error = toRegistrationError(result.error(), act);
        if (isSent && error.kind == RegistrationError::Kind::NotConnected)
            error.kind = RegistrationError::Kind::NoAnswer; // the connection went with the answer
        done(std::unexpected(error));
    });
}

} // namespace

void changePassword(Connection &connection, const QString &password, QObject *context, AccountDone done)
{
    const Jid own = connection.boundJid();
    PayloadIq iq(QXmppIq::Set, own.domain(), [name = own.local(), password](QXmlStreamWriter &writer) {
        writePasswordChange(writer, name, password);
    });
    ask(connection, std::move(iq), RegistrationAct::ChangePassword, context, std::move(done));
}

void removeAccount(Connection &connection, QObject *context, AccountDone done)
{
    ask(connection, PayloadIq(QXmppIq::Set, {}, writeRemoval), RegistrationAct::Remove, context, std::move(done));
}

} // namespace causerie::xmpp
