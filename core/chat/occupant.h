// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/roster/presence.h"

#include <QString>

namespace causerie
{

/// What somebody may do in a room while they are there (XEP-0045 §5.1), in the order of rights.
enum class Role { None, Visitor, Participant, Moderator };

/// What somebody is to a room for good (XEP-0045 §5.2), in the order of rights.
enum class Affiliation { Outcast, None, Member, Admin, Owner };

/// Somebody who is in a room now. The nick is unique in it and names them (XEP-0045 §3).
struct Occupant {
    QString nick; ///< the resource of their address in the room, normalised
    Role role = Role::None;
    Affiliation affiliation = Affiliation::None;
    Jid jid;    ///< their own, usually full; empty where the room does not show it to us
    QString id; ///< the same under every nick (XEP-0421), empty where the room gives none
    Availability availability = Availability::Available;
    QString status; ///< as in Presence
    std::vector<LocalizedText> statusTranslations{};
    QString avatarHash; ///< SHA-1 in hex (XEP-0153), empty when they say nothing

    friend bool operator==(const Occupant &, const Occupant &) = default;
};

/// One entry of a room's lists of members, admins, owners or banned (XEP-0045 §9, §10).
struct Affiliate {
    Jid jid; ///< bare, or a whole domain
    Affiliation affiliation = Affiliation::None;
    QString nick;   ///< reserved, usually empty
    QString reason; ///< of a ban

    friend bool operator==(const Affiliate &, const Affiliate &) = default;
};

} // namespace causerie
