// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/accountoffer.h"

namespace causerie
{

std::optional<AccountOffer> accountOffer(const XmppLink &link)
{
    const auto server = Jid::parse(link.jid.domain());
    if (!server)
        return std::nullopt;
    if (link.action == XmppLink::Action::Register)
        return AccountOffer{.server = *server, .name = link.jid.local(), .token = link.token};
    if (link.action == XmppLink::Action::Add && link.givesAccount && !link.token.isEmpty() &&
        !link.jid.local().isEmpty())
        return AccountOffer{.server = *server, .inviter = link.jid.bare(), .token = link.token};
    return std::nullopt;
}

} // namespace causerie
