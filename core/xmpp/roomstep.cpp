// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomstep.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kAlternatives = 3;

RoomStep decideAvailable(const RoomStanding &standing, const RoomPresence &presence)
{
    if (presence.from.isBare()) // a room's own presence (XEP-0486 §3.2 shows its avatar so)
        return RoomStep::Nothing;
    if (standing.state == RoomState::Joined)
        return RoomStep::Upsert;
    // Services from before 110 show at least our own address; by nick alone it could be somebody else's (§7.2.9).
    const bool isSelf = presence.says(status::kSelf) ||
                        (!standing.own.isEmpty() && !standing.own.isBare() && presence.occupant.jid == standing.own);
    return isSelf ? RoomStep::Joined : RoomStep::Upsert;
}

RoomStep decideUnavailable(const RoomStanding &standing, const RoomPresence &presence)
{
    if (presence.says(status::kRenamed) && !presence.newNick.isEmpty())
        return RoomStep::Rename;
    // A room's own presence ends too: ejabberd takes it back from everybody it removes, ahead of saying how and why.
    if (presence.from.isBare() && presence.removal.how == Departure::Left)
        return RoomStep::Nothing;
    const bool isSelf = presence.says(status::kSelf) || presence.from.isBare() ||
                        (standing.state == RoomState::Joined && presence.occupant.nick == standing.nick);
    if (!isSelf)
        return RoomStep::Depart;
    // The end of an earlier stay may come while we are coming in again.
    const bool isEcho = standing.state == RoomState::Joining && presence.removal.how == Departure::Left;
    return isEcho ? RoomStep::Depart : RoomStep::Out;
}

} // namespace

RoomStep decide(const RoomStanding &standing, const RoomPresence &presence)
{
    if (standing.state != RoomState::Joining && standing.state != RoomState::Joined)
        return RoomStep::Nothing;
    if (presence.type == PresenceType::Error)
        return standing.state == RoomState::Joining ? RoomStep::Refused : RoomStep::RefusedChange;
    return presence.type == PresenceType::Available ? decideAvailable(standing, presence)
                                                    : decideUnavailable(standing, presence);
}

QString alternativeNick(const QString &nick, int tried)
{
    return tried < kAlternatives ? nick + QString(tried + 1, u'_') : QString();
}

SelfPing readSelfPing(const IqResult &answer)
{
    if (answer)
        return SelfPing::Inside;
    if (answer.error().kind != IqError::Kind::Refused)
        return SelfPing::Unknown;
    const QString &condition = answer.error().condition;
    // Whoever was pinged, ourselves or another device under our nick, does not speak XEP-0199.
    if (condition == "service-unavailable"_L1 || condition == "feature-not-implemented"_L1)
        return SelfPing::Inside;
    if (condition == "remote-server-not-found"_L1 || condition == "remote-server-timeout"_L1)
        return SelfPing::Unknown;
    // item-not-found could be a nick changed this moment (§3.1), but services say it of a room that is gone, too.
    return SelfPing::Outside;
}

} // namespace causerie::xmpp
