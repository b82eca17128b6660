// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/connectionerror.h"

#include <QString>

#include <optional>

/// What the rail says of an account of ours. Pure.
namespace causerie::ui
{

/// How an account is doing, as far as the rail shows it.
struct AccountState {
    Jid jid; ///< bare; empty until an address is known
    SessionState state = SessionState::SignedOut;
    Availability availability = Availability::Available; ///< what was chosen, meaningful when Online
    std::optional<xmpp::ConnectionError> error;          ///< of the last attempt
    int unread = 0;                                      ///< messages that call for attention

    friend bool operator==(const AccountState &, const AccountState &) = default;
};

/// There is something wrong, and perhaps something to be done: a mark stands at the picture.
bool isInTrouble(const AccountState &account);
/// What others see of us there.
Availability shownAvailability(const AccountState &account);

/// "Available", "Connecting…", "The password is wrong." …
QString stateWords(const AccountState &account);
/// "alice@example.test: Available, 3 unread messages", for screen readers.
QString accountName(const AccountState &account);

} // namespace causerie::ui
