// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/accountwords.h"

#include "ui/style/kind.h"

#include <QCoreApplication>
#include <QLabel>

namespace causerie::ui
{

namespace
{

struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::AccountWords)

public:
    static QString why(xmpp::RegistrationError::Kind kind);
};

QString AccountWords::why(xmpp::RegistrationError::Kind kind)
{
    using Kind = xmpp::RegistrationError::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return tr("There is no connection to the server. Try again when it is back.");
    case Kind::NotOffered:
        return tr("The server does not let its users do this. Ask whoever runs it.");
    case Kind::NotAllowed:
        return tr("The server does not allow this. Ask whoever runs it.");
    case Kind::WeakPassword:
        return tr("The server does not take this password. Choose a longer one.");
    case Kind::Wait:
        return tr("The server wants you to wait. Try again later.");
    case Kind::NoAnswer:
        return tr("No answer came, and it could not be found out whether it was done. Sign in again to see.");
    case Kind::BadToken:
    case Kind::NoTokens:
    case Kind::NameTaken:
    case Kind::BadName:
    case Kind::WrongCaptcha:
    case Kind::NotAcceptable:
    case Kind::PageOnly:
    case Kind::Unanswerable:
    case Kind::Expired:
    case Kind::Refused:
    case Kind::BadAnswer:
        break;
    }
    return tr("The server did not do it: everything is as it was.");
}

} // namespace

QString accountFailure(const xmpp::RegistrationError &error)
{
    const QString why = AccountWords::why(error.kind);
    if (error.serverText.isEmpty())
        return why;
    return AccountWords::tr("%1 The server says: “%2”", "%1 is a sentence, %2 a text from the server")
        .arg(why, error.serverText.left(500));
}

void say(QLabel &line, QWidget &field, const QString &kind, const QString &text)
{
    setKind(line, kind);
    line.setText(text);
    line.setVisible(!text.isEmpty());
    field.setAccessibleDescription(text);
}

} // namespace causerie::ui
