// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accountactions.h"

#include "core/session/serveraccount.h"
#include "ui/people/accountwords.h"
#include "ui/people/passworddialog.h"
#include "ui/people/removeaccountdialog.h"
#include "ui/signin/doctordialog.h"
#include "ui/style/icons.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

AccountActions::AccountActions(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
    const ServerAccount &account = session.serverAccount();
    connect(&account, &ServerAccount::passwordChanged, this, [this] { Q_EMIT told(tr("Your password is changed.")); });
    connect(&account, &ServerAccount::failed, this, [this](const xmpp::RegistrationError &error) {
        const bool isOpen = m_window.findChild<PasswordDialog *>() || m_window.findChild<RemoveAccountDialog *>();
        if (!isOpen) // else it stands there
            Q_EMIT told(accountFailure(error));
    });
}

void AccountActions::fill(QMenu &menu)
{
    connect(menu.addAction(icon(u"lock"_s), tr("&Change the password…")), &QAction::triggered, this,
            &AccountActions::changePassword);
    connect(menu.addAction(icon(u"pulse"_s), tr("C&onnection doctor…")), &QAction::triggered, this,
            &AccountActions::examine);
    connect(menu.addAction(icon(u"trash"_s), tr("&Remove this account from this computer…")), &QAction::triggered, this,
            &AccountActions::removeHereRequested);
    connect(menu.addAction(icon(u"trash"_s), tr("Remove the account from the &server…")), &QAction::triggered, this,
            &AccountActions::removeAccount);
}

void AccountActions::changePassword()
{
    (new PasswordDialog(m_session, &m_window))->open();
}

void AccountActions::examine()
{
    openDoctor(m_session, m_session.account(), m_window);
}

void AccountActions::removeAccount()
{
    (new RemoveAccountDialog(m_session, &m_window))->open();
}

} // namespace causerie::ui
