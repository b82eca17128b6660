// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomwords.h"

#include "ui/style/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kMostOfAReason = 300; ///< who gives one writes as much as they like

QString shortReason(const QString &reason)
{
    return shortened(reason.simplified(), kMostOfAReason);
}

struct RoomWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::RoomWords)

public:
    static QString withReason(const QString &sentence, const QString &reason)
    {
        return reason.isEmpty() ? sentence
                                : tr("%1 Reason: %2", "%1 is a sentence, %2 what somebody wrote").arg(sentence, reason);
    }

    static QString joinFailure(RoomError::Kind kind, const QString &room);
    static QString actFailure(RoomError::Kind kind);
    static QString removal(const Removal &removal, const QString &room);
    static QString departure(const QString &nick, const Removal &removal);
    static QString ownEvent(const RoomEvent &event);
    static QString event(const RoomEvent &event);
    static QString role(Role role);
    static QString affiliation(Affiliation affiliation);
};

QString RoomWords::joinFailure(RoomError::Kind kind, const QString &room)
{
    using Kind = RoomError::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return tr("You are not connected. %1 is joined when the connection is back.", "%1 is a room").arg(room);
    case Kind::Timeout:
        return tr("%1 does not answer. It is tried again.", "%1 is a room").arg(room);
    case Kind::Unreachable:
        return tr("The server of %1 cannot be reached. It is tried again.", "%1 is a room").arg(room);
    case Kind::NotARoom:
        return tr("There is no room at this address.");
    case Kind::NotFound:
        return tr("%1 does not exist. You can create it.", "%1 is a room").arg(room);
    case Kind::PasswordWrong:
        return tr("%1 wants a password, and not this one.", "%1 is a room").arg(room);
    case Kind::Forbidden:
        return tr("You are banned from %1.", "%1 is a room").arg(room);
    case Kind::MembersOnly:
        return tr("%1 is for members only. Ask somebody inside to invite you.", "%1 is a room").arg(room);
    case Kind::NotAllowed:
        return tr("You may not create rooms on this server.");
    case Kind::NotAcceptable:
        return tr("%1 wants you to use the name that you have registered there.", "%1 is a room").arg(room);
    case Kind::NickTaken:
        return tr("Somebody in %1 has this name already. Choose another.", "%1 is a room").arg(room);
    case Kind::BadNick:
        return tr("This name cannot be used. Choose another.");
    case Kind::Unavailable:
        return tr("%1 is full, or its service is not there. It is tried again.", "%1 is a room").arg(room);
    case Kind::TooMuch:
        return tr("The server of %1 allows no more at the moment. It is tried again.", "%1 is a room").arg(room);
    case Kind::BadAnswer:
    case Kind::Refused:
        break;
    }
    return tr("%1 could not be joined.", "%1 is a room").arg(room);
}

QString RoomWords::actFailure(RoomError::Kind kind)
{
    using Kind = RoomError::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return tr("You are not connected.");
    case Kind::Timeout:
    case Kind::Unreachable:
        return tr("The room does not answer.");
    case Kind::NotFound:
        return tr("They are not in the room any more.");
    case Kind::Forbidden:
        return tr("You may not do that in this room.");
    case Kind::NotAllowed:
        return tr("This is not possible with somebody of their rank.");
    case Kind::NotAcceptable:
        return tr("The room does not accept these settings.");
    case Kind::NickTaken:
        return tr("Somebody in the room has this name, or a room must keep its last owner.");
    case Kind::BadNick:
        return tr("This name cannot be used.");
    case Kind::TooMuch:
        return tr("The server allows no more at the moment.");
    case Kind::NotARoom:
    case Kind::PasswordWrong:
    case Kind::MembersOnly:
    case Kind::Unavailable:
    case Kind::BadAnswer:
    case Kind::Refused:
        break;
    }
    return tr("The room refused that.");
}

QString RoomWords::removal(const Removal &removal, const QString &room)
{
    switch (removal.how) {
    case Departure::Left:
        return tr("You left %1.", "%1 is a room").arg(room);
    case Departure::Kicked:
        return removal.actor.isEmpty()
                   ? tr("You were removed from %1.", "%1 is a room").arg(room)
                   : tr("%1 removed you from %2.", "%1 is a person, %2 a room").arg(removal.actor, room);
    case Departure::Banned:
        return removal.actor.isEmpty()
                   ? tr("You were banned from %1.", "%1 is a room").arg(room)
                   : tr("%1 banned you from %2.", "%1 is a person, %2 a room").arg(removal.actor, room);
    case Departure::LostMembership:
        return tr("You are no longer a member of %1.", "%1 is a room").arg(room);
    case Departure::RoomIsForMembers:
        return tr("%1 is for members only now, and you are not one.", "%1 is a room").arg(room);
    case Departure::ServiceStopped:
        return tr("The service of %1 stops. You come back in when it is there again.", "%1 is a room").arg(room);
    case Departure::Fault:
        return tr("%1 lost the connection to you. You come back in by yourself.", "%1 is a room").arg(room);
    case Departure::Destroyed:
        return removal.alternate.isEmpty()
                   ? tr("%1 does not exist any more.", "%1 is a room").arg(room)
                   : tr("%1 does not exist any more. Its people meet in %2.", "%1 is a room, %2 an address")
                         .arg(room, removal.alternate.toString());
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::departure(const QString &nick, const Removal &removal)
{
    switch (removal.how) {
    case Departure::Left:
    case Departure::ServiceStopped:
    case Departure::Destroyed:
        return tr("%1 left", "%1 is a person").arg(nick);
    case Departure::Kicked:
        return removal.actor.isEmpty() ? tr("%1 was removed", "%1 is a person").arg(nick)
                                       : tr("%1 was removed by %2", "%1 and %2 are people").arg(nick, removal.actor);
    case Departure::Banned:
        return removal.actor.isEmpty() ? tr("%1 was banned", "%1 is a person").arg(nick)
                                       : tr("%1 was banned by %2", "%1 and %2 are people").arg(nick, removal.actor);
    case Departure::LostMembership:
    case Departure::RoomIsForMembers:
        return tr("%1 is not a member and had to leave", "%1 is a person").arg(nick);
    case Departure::Fault:
        return tr("%1 lost the connection", "%1 is a person").arg(nick);
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::event(const RoomEvent &event)
{
    using Kind = RoomEvent::Kind;
    switch (event.kind) {
    case Kind::Joined:
        return tr("%1 came in", "%1 is a person").arg(event.nick);
    case Kind::Departed:
        return departure(event.nick, event.removal.value_or(Removal{}));
    case Kind::Renamed:
        return tr("%1 is now called %2", "two names of a person").arg(event.nick, event.newNick);
    case Kind::RoleChanged:
        return tr("%1 is now %2", "%1 is a person, %2 for example: a moderator").arg(event.nick, role(event.role));
    case Kind::AffiliationChanged:
        return tr("%1 is now %2", "%1 is a person, %2 for example: a moderator")
            .arg(event.nick, affiliation(event.affiliation));
    case Kind::Created:
        return tr("You created this room");
    case Kind::NickAssigned:
        return tr("You are called %1 here; %2 was not possible", "two names").arg(event.newNick, event.nick);
    case Kind::ConfigurationChanged:
        return tr("The settings of the room were changed");
    case Kind::LoggingOn:
        return tr("What is said here is now recorded in public");
    case Kind::LoggingOff:
        return tr("What is said here is no longer recorded in public");
    case Kind::ShowsJids:
        return tr("Everybody here now sees your address");
    case Kind::HidesJids:
        return tr("Only moderators here now see your address");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::ownEvent(const RoomEvent &event)
{
    if (event.kind == RoomEvent::Kind::Renamed)
        return tr("You are now called %1", "%1 is a name").arg(event.newNick);
    if (event.kind == RoomEvent::Kind::RoleChanged)
        return tr("You are now %1", "%1 for example: a moderator").arg(role(event.role));
    if (event.kind == RoomEvent::Kind::AffiliationChanged)
        return tr("You are now %1", "%1 for example: a moderator").arg(affiliation(event.affiliation));
    return RoomWords::event(event);
}

QString RoomWords::role(Role role)
{
    switch (role) {
    case Role::None:
        return tr("not in the room");
    case Role::Visitor:
        return tr("a visitor who may not speak");
    case Role::Participant:
        return tr("a participant");
    case Role::Moderator:
        return tr("a moderator");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RoomWords::affiliation(Affiliation affiliation)
{
    switch (affiliation) {
    case Affiliation::Outcast:
        return tr("banned");
    case Affiliation::None:
        return tr("a guest");
    case Affiliation::Member:
        return tr("a member");
    case Affiliation::Admin:
        return tr("an admin");
    case Affiliation::Owner:
        return tr("an owner");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString joinFailureText(const RoomError &error, const QString &room)
{
    return RoomWords::joinFailure(error.kind, room);
}

QString actFailureText(const RoomError &error)
{
    return RoomWords::actFailure(error.kind);
}

QString removalText(const Removal &removal, const QString &room)
{
    return RoomWords::withReason(RoomWords::removal(removal, room), shortReason(removal.reason));
}

QString eventText(const RoomEvent &event)
{
    const QString text = event.isSelf ? RoomWords::ownEvent(event) : RoomWords::event(event);
    return event.reason.isEmpty() ? text : text + u": "_s + shortReason(event.reason);
}

QString roleText(Role role)
{
    return RoomWords::role(role);
}

QString affiliationText(Affiliation affiliation)
{
    return RoomWords::affiliation(affiliation);
}

} // namespace causerie::ui
