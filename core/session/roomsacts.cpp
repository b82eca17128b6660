// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person does in and about rooms: the acts of Rooms that are questions to a service.

#include "core/session/roomsprivate.h"
#include "core/xmpp/roomadmin.h"
#include "core/xmpp/roomowner.h"
#include "core/xmpp/roomsearch.h"

#include <QPointer>

#include <algorithm>

namespace causerie
{

namespace
{

/// `done` while `context` lives.
Rooms::Done guarded(QObject *context, Rooms::Done done)
{
    return [guard = QPointer(context), done = std::move(done)](const std::expected<void, RoomError> &result) {
        if (guard && done)
            done(result);
    };
}

xmpp::PageDone toPage(Rooms::Answer<RoomPageInfo> done)
{
    return [done = std::move(done)](const std::expected<xmpp::RoomPage, RoomError> &page) {
        done(page.transform([](const xmpp::RoomPage &p) { return RoomPageInfo{p.rooms, p.next, p.total}; }));
    };
}

} // namespace

void Rooms::changeNick(const Jid &room, const QString &nick, QObject *context, Done done)
{
    d->bridge.changeNick(room, nick, guarded(context, std::move(done)));
}

void Rooms::setSubject(const Jid &room, const std::vector<LocalizedText> &subjects, QObject *context, Done done)
{
    d->bridge.setSubject(room, subjects, guarded(context, std::move(done)));
}

void Rooms::requestVoice(const Jid &room)
{
    d->bridge.requestVoice(room);
}

void Rooms::kick(const Jid &room, const QString &nick, const QString &reason, QObject *context, Done done)
{
    setRole(room, nick, Role::None, reason, context, std::move(done));
}

void Rooms::setRole(const Jid &room, const QString &nick, Role role, const QString &reason, QObject *context, Done done)
{
    xmpp::setRole(d->connection, room, nick, role, reason, context, std::move(done));
}

void Rooms::setAffiliation(const Jid &room, const Jid &whom, Affiliation affiliation, const QString &reason,
                           QObject *context, Done done)
{
    xmpp::setAffiliations(d->connection, room, {{whom.bare(), affiliation, {}, reason}}, context, std::move(done));
}

void Rooms::moderate(const Jid &room, const QString &archiveId, const QString &reason, QObject *context, Done done)
{
    xmpp::moderate(d->connection, room, archiveId, reason, context, std::move(done));
}

void Rooms::affiliates(const Jid &room, Affiliation list, QObject *context, Answer<std::vector<Affiliate>> done)
{
    xmpp::queryAffiliates(d->connection, room, list, context, std::move(done));
}

void Rooms::answerVoice(const VoiceRequest &request, bool allow)
{
    d->bridge.answerVoice(request, allow);
    if (std::erase(d->voiceRequests, request) > 0)
        Q_EMIT voiceRequestsChanged();
}

void Rooms::configuration(const Jid &room, QObject *context, Answer<DataForm> done)
{
    xmpp::fetchConfiguration(d->connection, room, context, std::move(done));
}

void Rooms::configure(const Jid &room, const DataForm &filledIn, const DataForm &asked, QObject *context, Done done)
{
    xmpp::submitConfiguration(d->connection, room, submission(filledIn, asked), this,
                              [this, room, done = guarded(context, std::move(done))](const auto &result) {
                                  if (result)
                                      d->bridge.refresh(room);
                                  done(result);
                              });
}

void Rooms::cancelCreation(const Jid &room)
{
    DataForm cancel;
    cancel.type = DataForm::Type::Cancel;
    xmpp::submitConfiguration(d->connection, room, cancel, this, {});
    forget(room);
}

void Rooms::destroy(const Jid &room, const QString &reason, const Jid &alternate, QObject *context, Done done)
{
    xmpp::destroyRoom(d->connection, room, reason, alternate, {}, context, std::move(done));
}

void Rooms::invite(const Jid &room, const Jid &whom, const QString &reason)
{
    const Room *known = d->list.find(room);
    RoomInvitation invitation;
    invitation.room = room.bare();
    invitation.reason = reason;
    invitation.throughRoom = known && known->info().membersOnly;
    if (const auto bookmark = d->bookmarks.find(room); bookmark && known && known->info().hasPassword)
        invitation.password = bookmark->password;
    d->bridge.invite(invitation, whom.bare());
}

void Rooms::accept(const RoomInvitation &invitation, const QString &nick)
{
    d->invitations.answer(invitation.room);
    join({.room = invitation.room, .nick = nick, .password = invitation.password});
}

void Rooms::decline(const RoomInvitation &invitation, const QString &reason)
{
    d->bridge.decline(invitation, reason);
    d->invitations.answer(invitation.room);
}

void Rooms::dismiss(const Jid &room)
{
    d->invitations.answer(room);
}

void Rooms::services(QObject *context, Answer<std::vector<RoomServiceInfo>> done)
{
    const Jid server = Jid::parse(d->connection.boundJid().domain()).value_or(d->account);
    xmpp::findRoomServices(d->connection, server, context, [done = std::move(done)](const auto &found) {
        done(found.transform([](const std::vector<xmpp::RoomService> &all) {
            std::vector<RoomServiceInfo> list;
            for (const xmpp::RoomService &service : all)
                list.push_back({service.jid, service.name, service.hasRooms, service.canSearch});
            return list;
        }));
    });
}

void Rooms::publicRooms(const Jid &service, const QString &after, QObject *context, Answer<RoomPageInfo> done)
{
    xmpp::listRooms(d->connection, service, after, context, toPage(std::move(done)));
}

void Rooms::search(const Jid &service, const QString &words, const QString &after, QObject *context,
                   Answer<RoomPageInfo> done)
{
    xmpp::searchRooms(d->connection, service, words, after, context, toPage(std::move(done)));
}

void Rooms::info(const Jid &room, QObject *context, Answer<RoomInfo> done)
{
    xmpp::queryRoom(d->connection, room, context, std::move(done));
}

} // namespace causerie
