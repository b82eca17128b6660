// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clirooms.h"

#include "app/clicommand.h"
#include "app/clijson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

QString word(RoomError::Kind kind)
{
    using Kind = RoomError::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return u"not-connected"_s;
    case Kind::Timeout:
        return u"request-timeout"_s;
    case Kind::Unreachable:
        return u"room-unreachable"_s;
    case Kind::BadAnswer:
        return u"bad-answer"_s;
    case Kind::NotARoom:
        return u"not-a-room"_s;
    case Kind::NotFound:
        return u"room-not-found"_s;
    case Kind::PasswordWrong:
        return u"room-password"_s;
    case Kind::Forbidden:
        return u"room-forbidden"_s;
    case Kind::MembersOnly:
        return u"room-members-only"_s;
    case Kind::NotAllowed:
        return u"room-not-allowed"_s;
    case Kind::NotAcceptable:
        return u"room-not-acceptable"_s;
    case Kind::NickTaken:
        return u"nick-taken"_s;
    case Kind::BadNick:
        return u"bad-nick"_s;
    case Kind::Unavailable:
        return u"room-unavailable"_s;
    case Kind::TooMuch:
        return u"room-limit"_s;
    case Kind::Refused:
        return u"request-refused"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(RoomState state)
{
    switch (state) {
    case RoomState::Out:
        return u"out"_s;
    case RoomState::Joining:
        return u"joining"_s;
    case RoomState::Joined:
        return u"joined"_s;
    case RoomState::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(Role role)
{
    switch (role) {
    case Role::None:
        return u"none"_s;
    case Role::Visitor:
        return u"visitor"_s;
    case Role::Participant:
        return u"participant"_s;
    case Role::Moderator:
        return u"moderator"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(Affiliation affiliation)
{
    switch (affiliation) {
    case Affiliation::Outcast:
        return u"outcast"_s;
    case Affiliation::None:
        return u"none"_s;
    case Affiliation::Member:
        return u"member"_s;
    case Affiliation::Admin:
        return u"admin"_s;
    case Affiliation::Owner:
        return u"owner"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(Departure how)
{
    switch (how) {
    case Departure::Left:
        return u"left"_s;
    case Departure::Kicked:
        return u"kicked"_s;
    case Departure::Banned:
        return u"banned"_s;
    case Departure::LostMembership:
        return u"lost-membership"_s;
    case Departure::RoomIsForMembers:
        return u"members-only"_s;
    case Departure::ServiceStopped:
        return u"service-stopped"_s;
    case Departure::Fault:
        return u"fault"_s;
    case Departure::Destroyed:
        return u"destroyed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString word(RoomEvent::Kind kind)
{
    using Kind = RoomEvent::Kind;
    switch (kind) {
    case Kind::Joined:
        return u"joined"_s;
    case Kind::Departed:
        return u"departed"_s;
    case Kind::Renamed:
        return u"renamed"_s;
    case Kind::RoleChanged:
        return u"role"_s;
    case Kind::AffiliationChanged:
        return u"affiliation"_s;
    case Kind::Created:
        return u"created"_s;
    case Kind::NickAssigned:
        return u"nick-assigned"_s;
    case Kind::ConfigurationChanged:
        return u"configuration-changed"_s;
    case Kind::LoggingOn:
        return u"logging-on"_s;
    case Kind::LoggingOff:
        return u"logging-off"_s;
    case Kind::ShowsJids:
        return u"shows-jids"_s;
    case Kind::HidesJids:
        return u"hides-jids"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject fields(const Room &room)
{
    QJsonObject object{{u"jid"_s, room.jid().toString()}, {u"state"_s, word(room.state())}, {u"name"_s, room.name()}};
    if (room.state() == RoomState::Joined) {
        object[u"nick"_s] = room.nick();
        object[u"role"_s] = word(room.role());
        object[u"affiliation"_s] = word(room.affiliation());
        object[u"occupants"_s] = qint64(room.occupants().size());
        object[u"subject"_s] = room.subject({});
        addTexts(u"subject_translations"_s, room.otherSubjects({}), object);
    }
    return object;
}

QJsonObject fields(const Occupant &occupant)
{
    QJsonObject object{{u"nick"_s, occupant.nick},
                       {u"role"_s, word(occupant.role)},
                       {u"affiliation"_s, word(occupant.affiliation)},
                       {u"availability"_s, word(occupant.availability)}};
    if (!occupant.jid.isEmpty())
        object[u"jid"_s] = occupant.jid.toString();
    return object;
}

QJsonObject fields(const Bookmark &bookmark)
{
    return {{u"jid"_s, bookmark.room.toString()},
            {u"name"_s, bookmark.name},
            {u"autojoin"_s, bookmark.autojoin},
            {u"nick"_s, bookmark.nick}};
}

QJsonObject fields(const RoomEvent &event)
{
    QJsonObject object{{u"what"_s, word(event.kind)}, {u"nick"_s, event.nick}, {u"self"_s, event.isSelf}};
    if (!event.newNick.isEmpty())
        object[u"new_nick"_s] = event.newNick;
    if (event.kind == RoomEvent::Kind::RoleChanged)
        object[u"role"_s] = word(event.role);
    if (event.kind == RoomEvent::Kind::AffiliationChanged)
        object[u"affiliation"_s] = word(event.affiliation);
    if (event.removal)
        object[u"how"_s] = word(event.removal->how);
    if (event.removal && !event.removal->alternate.isEmpty())
        object[u"alternate"_s] = event.removal->alternate.toString();
    if (!event.actor.isEmpty())
        object[u"by"_s] = event.actor;
    if (!event.reason.isEmpty())
        object[u"reason"_s] = event.reason;
    return object;
}

void enterIfRoom(Session &session, const Jid &peer, QObject *context)
{
    if (peer.local().isEmpty() || session.roster().find(peer))
        return session.rooms().release(peer);
    session.rooms().info(peer, context, [&session, peer](const std::expected<RoomInfo, RoomError> &info) {
        if (info && info->isRoom)
            session.rooms().join({.room = peer, .remember = false});
        session.rooms().release(peer);
    });
}

namespace
{

/// `rooms`: the bookmarked ones, then the public ones of our server's services.
class RoomsCommand final : public Command
{
public:
    explicit RoomsCommand(Session &session) : Command(session)
    {
        connect(&session.rooms(), &Rooms::bookmarksChanged, this, &RoomsCommand::look);
    }

    void online() override
    {
        m_isOnline = true;
        // A server that keeps no bookmarks says nothing of them.
        session().roundTrip(this, [this] { session().roundTrip(this, [this] { look(); }); });
    }

private:
    void look()
    {
        if (!m_isOnline || std::exchange(m_looked, true))
            return;
        for (const Bookmark &bookmark : session().rooms().bookmarks())
            print("bookmark"_L1, fields(bookmark));
        session().rooms().services(this, [this](const auto &found) {
            if (!found)
                return fail(word(found.error().kind), u"The server does not say what services it has."_s);
            for (const RoomServiceInfo &service : *found) {
                if (service.hasRooms)
                    m_services.append(service.jid);
            }
            next({});
        });
    }

    void next(const QString &after)
    {
        if (m_services.isEmpty()) {
            print("rooms"_L1, {{u"rooms"_s, m_count}});
            Q_EMIT finished(kOk);
            return;
        }
        session().rooms().publicRooms(m_services.front(), after, this, [this](const auto &page) {
            if (page) {
                for (const RoomListing &listing : page->rooms)
                    print("room"_L1, {{u"jid"_s, listing.room.toString()}, {u"name"_s, listing.info.name}});
                m_count += int(page->rooms.size());
            }
            if (page && !page->next.isEmpty())
                return next(page->next);
            m_services.removeFirst();
            next({});
        });
    }

    QList<Jid> m_services;
    int m_count = 0;
    bool m_isOnline = false;
    bool m_looked = false;
};

/// `join`: in a room until the time is over or a signal comes; a room that does not exist is made.
class JoinCommand final : public Command
{
public:
    JoinCommand(Session &session, const Arguments &arguments)
        : Command(session), m_jid(arguments.peer), m_nick(arguments.nick), m_seconds(arguments.seconds)
    {
        connect(&session, &Session::messageReceived, this, [this](const Message &message) {
            if (message.conversation.bare() == m_jid)
                print("message"_L1, fields(message));
        });
    }

    bool survivesLoss() const override { return m_wasIn; }

    void online() override
    {
        if (m_room)
            return;
        session().rooms().join({.room = m_jid, .nick = m_nick, .creation = RoomCreation::Instant, .remember = false});
        m_room = session().rooms().find(m_jid);
        connect(m_room, &Room::stateChanged, this, &JoinCommand::show);
        connect(m_room, &Room::subjectChanged, this, [this] { print("room"_L1, fields(*m_room)); });
        connect(m_room, &Room::happened, this, [this](const RoomEvent &event) {
            QJsonObject object = fields(event);
            object[u"room"_s] = m_jid.toString();
            print("room-event"_L1, object);
        });
        if (m_room->state() == RoomState::Failed)
            show();
    }

    void interrupt() override
    {
        if (m_room)
            m_room->disconnect(this);
        session().rooms().leave(m_jid);
        Q_EMIT finished(kOk);
    }

private:
    void show()
    {
        if (m_room->state() == RoomState::Joining)
            return;
        print("room"_L1, fields(*m_room));
        if (m_room->state() == RoomState::Failed) {
            m_room->disconnect(this);
            return fail(word(m_room->error()->kind), u"%1 %2"_s.arg(m_jid.toString(), m_room->error()->text).trimmed());
        }
        if (m_room->state() == RoomState::Out) {
            if (!session().rooms().isWanted(m_jid)) // the event that follows says how
                QMetaObject::invokeMethod(this, [this] { Q_EMIT finished(kFailed); }, Qt::QueuedConnection);
            return;
        }
        for (const Occupant &occupant : m_room->occupants())
            print("occupant"_L1, fields(occupant));
        if (!std::exchange(m_wasIn, true) && m_seconds)
            QTimer::singleShot(*m_seconds, this, &JoinCommand::interrupt);
    }

    Jid m_jid;
    QString m_nick;
    std::optional<std::chrono::seconds> m_seconds;
    Room *m_room = nullptr;
    bool m_wasIn = false;
};

} // namespace

std::unique_ptr<Command> makeRoomCommand(const Arguments &arguments, Session &session)
{
    if (arguments.verb == Verb::Join)
        return std::make_unique<JoinCommand>(session, arguments);
    return std::make_unique<RoomsCommand>(session);
}

} // namespace causerie::cli
