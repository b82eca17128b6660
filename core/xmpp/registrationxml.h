// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/registration.h"
#include "core/xmpp/request.h"

#include <expected>

class QXmlStreamWriter;

/// XEP-0077 on the wire. Pure; any thread.
namespace causerie::xmpp
{

/// What an <iq type='result'/> with a <query xmlns='jabber:iq:register'/> asks: a form (XEP-0004), else the older
/// elements; pictures from the stanza itself (XEP-0231), which stand inside the query or beside it. Only https leads to
/// a page. The error is `PageOnly`, `Unanswerable` or `BadAnswer`.
std::expected<RegistrationForm, RegistrationError> parseRegistration(const QDomElement &iq);

/// What was asked for: the errors mean something else then.
enum class RegistrationAct { Present, AskForm, Create, ChangePassword, Remove };
/// Why the server refused. Servers say by their words alone whether name, password or captcha is not acceptable.
RegistrationError toRegistrationError(const IqError &error, RegistrationAct act, bool hasCaptcha = false);

void writePreauth(QXmlStreamWriter &writer, const QString &token); ///< XEP-0445, set
void writeFormRequest(QXmlStreamWriter &writer);                   ///< §3.1.1, get
void writeRegistration(QXmlStreamWriter &writer, const RegistrationForm &asked, const DataForm &filledIn); ///< set
void writePasswordChange(QXmlStreamWriter &writer, const QString &name, const QString &password);          ///< §3.3
void writeRemoval(QXmlStreamWriter &writer);                                                               ///< §3.2

} // namespace causerie::xmpp
