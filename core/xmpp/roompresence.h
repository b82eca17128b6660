// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/occupant.h"
#include "core/chat/roomerror.h"
#include "core/chat/roomevent.h"
#include "core/xmpp/presenceparse.h"

#include <QDomElement>

#include <expected>
#include <optional>
#include <set>

namespace causerie::xmpp
{

/// The status codes of XEP-0045 §15.6.2 that mean something to us.
namespace status
{
inline constexpr int kShowsJids = 100;
inline constexpr int kConfigurationChanged = 104;
inline constexpr int kSelf = 110;
inline constexpr int kLoggingOn = 170;
inline constexpr int kLoggingOff = 171;
inline constexpr int kNowShowsJids = 172;
inline constexpr int kNowHidesJids = 173;
inline constexpr int kCreated = 201;
inline constexpr int kNickAssigned = 210;
inline constexpr int kBanned = 301;
inline constexpr int kRenamed = 303;
inline constexpr int kKicked = 307;
inline constexpr int kLostMembership = 321;
inline constexpr int kMembersOnlyNow = 322;
inline constexpr int kServiceStopped = 332;
inline constexpr int kFault = 333;
} // namespace status

/// One <presence/> from a room or somebody in it (XEP-0045 §7).
struct RoomPresence {
    PresenceType type = PresenceType::Available; ///< Available, Unavailable or Error
    Jid from;                                    ///< the occupant; bare when the room itself speaks
    Occupant occupant;                           ///< `role` None when unavailable
    std::set<int> statuses;
    QString newNick; ///< with 303
    Removal removal; ///< when unavailable: how, by whom, why
    RoomError error; ///< when an error

    bool says(int code) const { return statuses.contains(code); }
    friend bool operator==(const RoomPresence &, const RoomPresence &) = default;
};

/// Reads one; `languages` as in `preferredText`. Subscriptions and probes are not of rooms. Pure.
std::expected<RoomPresence, PresenceParseError> parseRoomPresence(const QDomElement &stanza,
                                                                  const QStringList &languages);

/// The words of XEP-0045 §5; what is unknown has no rights.
Role toRole(const QString &text);
Affiliation toAffiliation(const QString &text);
QLatin1StringView toWord(Role role);
QLatin1StringView toWord(Affiliation affiliation);

} // namespace causerie::xmpp
