// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomnotice.h"

#include "ui/rooms/roomwords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

using Act = RoomNotice::Act;

struct NoticeWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::RoomNotice)
};

RoomNotice afterRemoval(const Removal &removal, const QString &room)
{
    RoomNotice notice{removalText(removal, room), true, {}};
    switch (removal.how) {
    case Departure::Left:
        return {NoticeWords::tr("You are not in this room."), false, {Act::Join, Act::Forget}};
    case Departure::Kicked:
    case Departure::LostMembership:
    case Departure::RoomIsForMembers:
        notice.acts = {Act::TryAgain, Act::Forget};
        break;
    case Departure::Banned:
        notice.acts = {Act::Forget};
        break;
    case Departure::ServiceStopped: // we come back by ourselves
    case Departure::Fault:
        notice.isProblem = false;
        break;
    case Departure::Destroyed:
        if (!removal.alternate.isEmpty())
            notice.acts.push_back(Act::GoElsewhere);
        notice.acts.push_back(Act::Forget);
        break;
    }
    return notice;
}

RoomNotice afterFailure(const RoomError &error, const QString &room)
{
    using Kind = RoomError::Kind;
    RoomNotice notice{joinFailureText(error, room), true, {Act::TryAgain, Act::Forget}};
    if (error.kind == Kind::PasswordWrong)
        notice.acts.front() = Act::GivePassword;
    else if (error.kind == Kind::NickTaken || error.kind == Kind::BadNick || error.kind == Kind::NotAcceptable)
        notice.acts.front() = Act::ChooseName;
    else if (error.kind == Kind::NotFound)
        notice.acts.front() = Act::Create;
    return notice;
}

RoomNotice inside(const Room &room, const VoiceRequest *request, bool hasAsked)
{
    if (request && room.role() == Role::Moderator)
        return {NoticeWords::tr("%1 asks to speak.", "%1 is a person").arg(request->nick),
                false,
                {Act::AllowVoice, Act::DenyVoice}};
    if (room.role() != Role::Visitor)
        return {};
    if (hasAsked)
        return {NoticeWords::tr("You have asked to speak. A moderator decides."), false, {}};
    return {NoticeWords::tr("Here you may only listen."), false, {Act::AskVoice}};
}

} // namespace

RoomNotice noticeFor(const Room *room, const VoiceRequest *request, bool hasAsked)
{
    if (!room)
        return {NoticeWords::tr("You are not in this room."), false, {Act::Join, Act::Forget}};
    switch (room->state()) {
    case RoomState::Out:
        return afterRemoval(room->removal().value_or(Removal{}), room->name());
    case RoomState::Joining:
        return {NoticeWords::tr("Joining %1…", "%1 is a room").arg(room->name()), false, {}};
    case RoomState::Joined:
        return inside(*room, request, hasAsked);
    case RoomState::Failed:
        return afterFailure(room->error().value_or(RoomError{}), room->name());
    }
    Q_UNREACHABLE_RETURN({});
}

QString actText(Act act)
{
    switch (act) {
    case Act::Join:
        return NoticeWords::tr("&Join");
    case Act::TryAgain:
        return NoticeWords::tr("&Join again");
    case Act::GivePassword:
        return NoticeWords::tr("Enter the &password…");
    case Act::ChooseName:
        return NoticeWords::tr("Choose another &name…");
    case Act::Create:
        return NoticeWords::tr("&Create the room");
    case Act::GoElsewhere:
        return NoticeWords::tr("&Go there");
    case Act::Forget:
        return NoticeWords::tr("&Forget…");
    case Act::AskVoice:
        return NoticeWords::tr("&Ask to speak");
    case Act::AllowVoice:
        return NoticeWords::tr("&Allow");
    case Act::DenyVoice:
        return NoticeWords::tr("&Refuse");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
