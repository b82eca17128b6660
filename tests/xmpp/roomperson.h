// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/roombridge.h"
#include "core/xmpp/roomowner.h"
#include "core/xmpp/stanzahook.h"
#include "tests/xmpp/person.h"

namespace causerie::test
{

/// A server with rooms at rooms.example.test, which keep archives.
inline QStringList withRooms(const QString &more = {})
{
    return {QStringLiteral("--extra"), QStringLiteral("Component \"rooms.example.test\" \"muc\"\n"
                                                      "modules_enabled = { \"muc_mam\" }\n"
                                                      "restrict_room_creation = false\n") +
                                           more};
}

/// Short enough not to be waited for, long enough for the slowest machine.
inline xmpp::RoomTuning quickRooms()
{
    xmpp::RoomTuning tuning;
    tuning.pauseScale = 0.01;
    tuning.pingAgain = std::chrono::milliseconds(50);
    return tuning;
}

/// A signed-in device that is in rooms.
class RoomPerson : public Person
{
public:
    explicit RoomPerson(const Prosody &server, const QString &name, const QString &resource = QStringLiteral("one"),
                        const xmpp::RoomTuning &tuning = quickRooms())
        : Person(server, name, resource), bridge(connection, rooms, tuning)
    {
        QObject::connect(&bridge, &xmpp::RoomBridge::created, &connection, [this](const Jid &room) {
            ++creations;
            DataForm instant;
            instant.type = DataForm::Type::Submit;
            if (makesInstantRooms)
                xmpp::submitConfiguration(connection, room, instant, &connection,
                                          [this, room](const auto &) { bridge.refresh(room); });
        });
        QObject::connect(&rooms, &RoomList::added, &connection, [this](Room *room) {
            QObject::connect(room, &Room::happened, &connection,
                             [this](const RoomEvent &event) { events.push_back(event); });
        });
        QObject::connect(&messages, &xmpp::MessageBridge::invited, &connection,
                         [this](const RoomInvitation &invitation) { invitations.push_back(invitation); });
    }

    Room &join(const Jid &jid, const QString &nick, const QString &password = {}, bool create = true)
    {
        bridge.join(jid, {nick, password, create});
        return rooms.at(jid);
    }

    bool heard(RoomEvent::Kind kind, const QString &nick) const
    {
        return std::ranges::any_of(events, [&](const RoomEvent &e) { return e.kind == kind && e.nick == nick; });
    }

    RoomList rooms;
    xmpp::RoomBridge bridge;
    bool makesInstantRooms = true;
    int creations = 0;
    std::vector<RoomEvent> events;
    std::vector<RoomInvitation> invitations;
    bool hides = false; ///< presences that say somebody is gone get lost
    int hidden = 0;

private:
    xmpp::StanzaHook m_thief{connection.client(), xmpp::StanzaHook::Place::First, [this](const QDomElement &stanza) {
                                 const bool lost =
                                     hides && stanza.tagName() == QLatin1StringView("presence") &&
                                     stanza.attribute(QStringLiteral("type")) == QLatin1StringView("unavailable");
                                 hidden += lost;
                                 return lost;
                             }};
};

} // namespace causerie::test
