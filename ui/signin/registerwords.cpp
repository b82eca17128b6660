// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/registerwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct RegisterWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::RegisterWords)

public:
    static Trouble ofServer(xmpp::RegistrationError::Kind kind, const QString &domain);
    static Trouble ofAnswer(xmpp::RegistrationError::Kind kind, const QString &domain);
};

using Kind = xmpp::RegistrationError::Kind;

/// The server makes no account for us, whatever is filled in.
Trouble RegisterWords::ofServer(Kind kind, const QString &domain)
{
    if (kind == Kind::NotAllowed) {
        return {tr("%1 does not let you make an account.", "%1 is a server").arg(domain),
                tr("It may take no new accounts at the moment, or none from your network."),
                tr("Choose another provider."),
                {},
                SignInField::Server};
    }
    if (kind == Kind::BadToken) {
        return {tr("This invitation is not valid any more."),
                tr("It was used already, or its time is over."),
                tr("Ask for another one, or continue without an invitation."),
                {},
                SignInField::Server};
    }
    if (kind == Kind::NoTokens) {
        return {tr("%1 does not know this kind of invitation.", "%1 is a server").arg(domain),
                {},
                tr("Continue without it: the server may make accounts for everybody."),
                {},
                SignInField::Server};
    }
    if (kind == Kind::PageOnly) {
        return {tr("%1 makes accounts on a web page.", "%1 is a server").arg(domain),
                tr("When you have made one there, come back and sign in with it."),
                {},
                {},
                SignInField::Server};
    }
    if (kind == Kind::Unanswerable) {
        return {tr("%1 asks for something that Causerie cannot answer.", "%1 is a server").arg(domain),
                tr("Its form asks for no name or no password."),
                tr("Choose another provider, or look at its web pages."),
                {},
                SignInField::Server};
    }
    return {tr("%1 makes no accounts this way.", "%1 is a server").arg(domain),
            tr("Its operators may give accounts to people they know, or on a web page."),
            tr("Choose another provider, or look at its web pages."),
            {},
            SignInField::Server};
}

/// Another answer may do.
Trouble RegisterWords::ofAnswer(Kind kind, const QString &domain)
{
    if (kind == Kind::NameTaken)
        return {tr("Somebody has this name already."), {}, tr("Choose another."), {}, SignInField::Address};
    if (kind == Kind::BadName) {
        return {tr("This cannot be a name."),
                tr("Letters, digits, dots and dashes can be in it, spaces cannot."),
                tr("Choose another."),
                {},
                SignInField::Address};
    }
    if (kind == Kind::WeakPassword)
        return {
            tr("The server does not take this password."), {}, tr("Choose a longer one."), {}, SignInField::Password};
    if (kind == Kind::WrongCaptcha) {
        return {tr("That is not what the picture shows."),
                {},
                tr("Here is another one: try again."),
                {},
                SignInField::Captcha};
    }
    if (kind == Kind::Wait) {
        return {tr("Too many accounts were made in a short time."), {}, tr("Try again later."), {}, SignInField::None};
    }
    if (kind == Kind::Expired) {
        return {tr("The connection was lost meanwhile, and %1 now asks something else.", "%1 is a server").arg(domain),
                {},
                tr("Look at the form, then send it again."),
                {},
                SignInField::None};
    }
    if (kind == Kind::NoAnswer) {
        return {tr("No answer came."),
                tr("The account may have been made all the same."),
                tr("Try again. If the name is taken then, sign in with it."),
                {},
                SignInField::None};
    }
    if (kind == Kind::NotAcceptable) {
        return {tr("The server does not accept these answers."),
                {},
                tr("Check what you filled in."),
                {},
                SignInField::None};
    }
    return {tr("%1 made no account.", "%1 is a server").arg(domain),
            tr("Something is wrong there."),
            tr("Try again later."),
            {},
            SignInField::None};
}

} // namespace

Trouble registrationTrouble(const xmpp::RegistrationError &error, const QString &domain)
{
    Trouble trouble;
    switch (error.kind) {
    case Kind::NotConnected:
        trouble = troubleOf(error.connection, domain);
        trouble.field = SignInField::Server;
        return trouble;
    case Kind::NotOffered:
    case Kind::NotAllowed:
    case Kind::BadToken:
    case Kind::NoTokens:
    case Kind::PageOnly:
    case Kind::Unanswerable:
        trouble = RegisterWords::ofServer(error.kind, domain);
        break;
    case Kind::NameTaken:
    case Kind::BadName:
    case Kind::WrongCaptcha:
    case Kind::WeakPassword:
    case Kind::NotAcceptable:
    case Kind::Wait:
    case Kind::Expired:
    case Kind::NoAnswer:
    case Kind::Refused:
    case Kind::BadAnswer:
        trouble = RegisterWords::ofAnswer(error.kind, domain);
        break;
    }
    trouble.serverSays = error.serverText;
    return trouble;
}

QString invitationWords(const AccountOffer &offer)
{
    if (offer.token.isEmpty())
        return {};
    if (!offer.inviter.isEmpty()) {
        return RegisterWords::tr("%1 invites you. With this invitation you can make an account at %2, and you will see "
                                 "each other.",
                                 "%1 is the address of a person, %2 a server")
            .arg(offer.inviter.toString(), offer.server.toString());
    }
    return RegisterWords::tr("You are invited to make an account at %1.", "%1 is a server")
        .arg(offer.server.toString());
}

QString askingText(SignInStep step)
{
    switch (step) {
    case SignInStep::LookingUp:
        return RegisterWords::tr("Looking for the server…");
    case SignInStep::Reaching:
        return RegisterWords::tr("Reaching the server…");
    case SignInStep::Encrypting:
        return RegisterWords::tr("Agreeing on encryption…");
    case SignInStep::None:
    case SignInStep::SigningIn:
    case SignInStep::LoadingContacts:
    case SignInStep::Done:
        break;
    }
    return RegisterWords::tr("Asking what it wants to know…");
}

QString registrationLabel(const QString &var)
{
    const std::pair<QLatin1StringView, QString> labels[] = {
        {"nick"_L1, RegisterWords::tr("Nickname")},    {"name"_L1, RegisterWords::tr("Full name")},
        {"first"_L1, RegisterWords::tr("First name")}, {"last"_L1, RegisterWords::tr("Family name")},
        {"email"_L1, RegisterWords::tr("E-mail")},     {"address"_L1, RegisterWords::tr("Street")},
        {"city"_L1, RegisterWords::tr("City")},        {"state"_L1, RegisterWords::tr("Region")},
        {"zip"_L1, RegisterWords::tr("Postal code")},  {"phone"_L1, RegisterWords::tr("Telephone")},
        {"url"_L1, RegisterWords::tr("Web page")},     {"date"_L1, RegisterWords::tr("Birthday")},
        {"misc"_L1, RegisterWords::tr("Other")},       {"text"_L1, RegisterWords::tr("Remark")},
    };
    for (const auto &[name, label] : labels) {
        if (var == name)
            return label;
    }
    return var;
}

} // namespace causerie::ui
