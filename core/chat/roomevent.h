// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/occupant.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace causerie
{

/// Why somebody is no longer in a room (XEP-0045 §7.14, §8.2, §9.1, §9.4, §10.9, §17.6).
enum class Departure {
    Left,
    Kicked,           ///< 307
    Banned,           ///< 301
    LostMembership,   ///< 321
    RoomIsForMembers, ///< 322: now; and they are none
    ServiceStopped,   ///< 332
    Fault,            ///< 333: their device or server could not be reached
    Destroyed         ///< the room is no more
};

/// How we, or somebody else, came out of a room.
struct Removal {
    Departure how = Departure::Left;
    QString actor{}; ///< nick of who did it, often not said
    QString reason{};
    Jid alternate{}; ///< of a destroyed room: where to go instead, may be empty
    QString password{};

    friend bool operator==(const Removal &, const Removal &) = default;
};

/// Something that happened in a room and is worth a line; not during the join.
struct RoomEvent {
    enum class Kind {
        Joined,
        Departed,             ///< `removal` says how
        Renamed,              ///< `nick` was theirs, `newNick` is
        RoleChanged,          ///< to `role`
        AffiliationChanged,   ///< to `affiliation`
        Created,              ///< 201: by us, just now
        NickAssigned,         ///< 210, or taken as alternative: we are called `newNick`, not `nick`
        ConfigurationChanged, ///< 104
        LoggingOn,            ///< 170
        LoggingOff,           ///< 171
        ShowsJids,            ///< 172: everybody sees our address
        HidesJids             ///< 173, 174
    };
    Kind kind = Kind::Joined;
    QString nick{}; ///< whom it concerns; empty: the room
    QString newNick{};
    bool isSelf = false;
    Role role = Role::None;
    Affiliation affiliation = Affiliation::None;
    QString actor{};
    QString reason{};
    std::optional<Removal> removal{};

    friend bool operator==(const RoomEvent &, const RoomEvent &) = default;
};

/// Somebody without voice asks for it (XEP-0045 §8.6); only moderators hear of it.
struct VoiceRequest {
    Jid room{};
    QString nick{};
    Jid jid{};
    friend bool operator==(const VoiceRequest &, const VoiceRequest &) = default;
};

/// Somebody asks us into a room (XEP-0045 §7.8.2, XEP-0249).
struct RoomInvitation {
    Jid room{};
    Jid from{}; ///< who invites: bare, or an occupant's address
    QString reason{};
    QString password{};
    bool throughRoom = false; ///< it can be declined (XEP-0045 §7.8.2)
    QString thread{};         ///< continues a one-to-one talk (§7.9), may be empty
    QDateTime at{};           ///< when it was sent, UTC

    friend bool operator==(const RoomInvitation &, const RoomInvitation &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::RoomEvent)
Q_DECLARE_METATYPE(causerie::VoiceRequest)
Q_DECLARE_METATYPE(causerie::RoomInvitation)
