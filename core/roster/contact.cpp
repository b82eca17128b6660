// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/contact.h"

namespace causerie
{

Availability Contact::availability() const
{
    return resources.empty() ? Availability::Offline : resources.front().availability;
}

QString Contact::status() const
{
    return resources.empty() ? QString() : resources.front().status;
}

std::vector<LocalizedText> Contact::statusTranslations() const
{
    return resources.empty() ? std::vector<LocalizedText>() : resources.front().statusTranslations;
}

QDateTime Contact::lastActive() const
{
    QDateTime last;
    for (const Presence &presence : resources) {
        const bool seemsThere =
            presence.availability == Availability::Available || presence.availability == Availability::FreeForChat;
        if (!presence.idleSince.isValid() && seemsThere)
            return {}; // whatever the others say
        if (presence.idleSince.isValid() && (!last.isValid() || presence.idleSince > last))
            last = presence.idleSince;
    }
    return last;
}

QString displayName(const Contact &contact)
{
    if (!contact.name.isEmpty())
        return contact.name;
    return contact.nickname.isEmpty() ? displayName(contact.jid) : contact.nickname;
}

QString displayName(const Jid &jid)
{
    return jid.local().isEmpty() ? jid.domain() : jid.local();
}

} // namespace causerie
