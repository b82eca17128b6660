// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountwords.h"

#include "ui/roster/connectionbar.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace causerie::ui
{

namespace
{
struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(AccountWords)
};
} // namespace

bool isInTrouble(const AccountState &account)
{
    switch (account.state) {
    case SessionState::Online:
    case SessionState::Connecting:
        return false;
    case SessionState::Waiting:
    case SessionState::Failed:
        return true;
    case SessionState::SignedOut: // chosen, unless there was a failure before it
        return account.error.has_value();
    }
    Q_UNREACHABLE_RETURN(false);
}

Availability shownAvailability(const AccountState &account)
{
    return account.state == SessionState::Online ? account.availability : Availability::Offline;
}

QString stateWords(const AccountState &account)
{
    if (isInTrouble(account))
        return account.error ? connectionWords(*account.error) : AccountWords::tr("There is no connection.");
    switch (account.state) {
    case SessionState::Online:
        return availabilityText(account.availability);
    case SessionState::Connecting:
        return AccountWords::tr("Connecting…");
    case SessionState::SignedOut:
    case SessionState::Waiting:
    case SessionState::Failed:
        break;
    }
    return AccountWords::tr("Signed out");
}

QString accountName(const AccountState &account)
{
    const QString address = account.jid.isEmpty() ? AccountWords::tr("New account") : account.jid.toString();
    if (account.unread == 0)
        return AccountWords::tr("%1: %2", "%1 is an address of ours, %2 how it is doing")
            .arg(address, stateWords(account));
    return AccountWords::tr("%1: %2, %n unread message(s)", "%1 is an address of ours, %2 how it is doing",
                            account.unread)
        .arg(address, stateWords(account));
}

} // namespace causerie::ui
