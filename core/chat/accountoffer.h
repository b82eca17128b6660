// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/xmpplink.h"

#include <optional>

namespace causerie
{

/// An account that a link lets somebody make.
struct AccountOffer {
    Jid server{};    ///< a domain
    QString name{};  ///< already chosen, and not to be changed (XEP-0445 §2.1); empty: free
    Jid inviter{};   ///< who becomes a contact (XEP-0401); empty: nobody
    QString token{}; ///< for `server` and nobody else; empty: who wants an account needs none
    friend bool operator==(const AccountOffer &, const AccountOffer &) = default;
};

/// A link to an account, or to a person whose server takes who has been invited by them (ibr=y). Pure.
std::optional<AccountOffer> accountOffer(const XmppLink &link);

} // namespace causerie
