// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/registration.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

QString toString(RegistrationError::Kind kind)
{
    using Kind = RegistrationError::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return u"not-connected"_s;
    case Kind::NotOffered:
        return u"registration-not-offered"_s;
    case Kind::NotAllowed:
        return u"registration-not-allowed"_s;
    case Kind::BadToken:
        return u"invitation-not-valid"_s;
    case Kind::NoTokens:
        return u"invitations-not-known"_s;
    case Kind::NameTaken:
        return u"name-taken"_s;
    case Kind::BadName:
        return u"bad-name"_s;
    case Kind::WrongCaptcha:
        return u"wrong-captcha"_s;
    case Kind::WeakPassword:
        return u"weak-password"_s;
    case Kind::NotAcceptable:
        return u"not-acceptable"_s;
    case Kind::Wait:
        return u"registration-wait"_s;
    case Kind::PageOnly:
        return u"page-only"_s;
    case Kind::Unanswerable:
        return u"unanswerable-form"_s;
    case Kind::Expired:
        return u"form-expired"_s;
    case Kind::NoAnswer:
        return u"no-answer"_s;
    case Kind::Refused:
        return u"registration-refused"_s;
    case Kind::BadAnswer:
        return u"bad-answer"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

std::optional<Jid> accountAddress(const QString &name, const QString &domain)
{
    if (name.isEmpty() || name.contains(u'@') || name.contains(u'/'))
        return std::nullopt;
    const auto jid = Jid::parse(QString(name + u'@' + domain));
    if (!jid || jid->local().isEmpty() || !jid->resource().isEmpty())
        return std::nullopt;
    return *jid;
}

bool asksTheSame(const RegistrationForm &before, const RegistrationForm &now)
{
    if (before.hasCaptcha || now.hasCaptcha || before.isOlder != now.isOlder)
        return false;
    return std::ranges::equal(before.form.fields, now.form.fields, [](const FormField &a, const FormField &b) {
        return a.var == b.var && a.type == b.type && (a.type != FormField::Type::Hidden || a.values == b.values);
    });
}

} // namespace causerie::xmpp
