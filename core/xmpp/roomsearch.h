// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomerror.h"
#include "core/chat/roominfo.h"
#include "core/xmpp/request.h"

#include <QObject>

#include <vector>

namespace causerie::xmpp
{

/// A service where rooms live, or can be searched (XEP-0045 §6.2, XEP-0433 §4).
struct RoomService {
    Jid jid;
    QString name;
    bool hasRooms = false;
    bool canSearch = false;
    friend bool operator==(const RoomService &, const RoomService &) = default;
};

/// Some rooms of a list; `next` asks for those that follow, empty at the end (XEP-0059).
struct RoomPage {
    std::vector<RoomListing> rooms;
    QString next;
    int total = -1; ///< of the whole list, −1 when not said
    friend bool operator==(const RoomPage &, const RoomPage &) = default;
};

using ServicesDone = std::function<void(std::expected<std::vector<RoomService>, RoomError>)>;
using PageDone = std::function<void(std::expected<RoomPage, RoomError>)>;
using InfoDone = std::function<void(std::expected<RoomInfo, RoomError>)>;

/// The services of `server`, our own as a rule (XEP-0030 §4). Thread: GUI.
void findRoomServices(Connection &connection, const Jid &server, QObject *context, ServicesDone done);

/// The public rooms of a service (XEP-0045 §6.3), addresses and names only.
void listRooms(Connection &connection, const Jid &service, const QString &after, QObject *context, PageDone done);

/// Public rooms that have `words` in name, description or address, the busiest first (XEP-0433 §5).
void searchRooms(Connection &connection, const Jid &service, const QString &words, const QString &after,
                 QObject *context, PageDone done);

/// What one room says of itself (XEP-0045 §6.4).
void queryRoom(Connection &connection, const Jid &room, QObject *context, InfoDone done);

/// The answers of the two lists. Pure.
RoomPage parseRoomItems(const QDomElement &query);
RoomPage parseSearchResult(const QDomElement &result);

} // namespace causerie::xmpp
