// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/roominvitations.h"
#include "core/session/rooms.h"
#include "core/xmpp/bookmarks.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/roombridge.h"

#include <QSet>

namespace causerie
{

/// The parts of Rooms, for its two source files.
struct Rooms::Private {
    Private(Rooms &rooms, xmpp::Connection &c, xmpp::Pep &pep, RoomInvitations &invited);

    void bookmarksLoaded();
    void bookmarkChanged(const Bookmark &bookmark);
    void bookmarkRemoved(const Jid &room);
    void bookmarkCorrected(const Jid &room);
    void joinBookmarked(const Bookmark &bookmark);
    void entered(const Jid &room);
    void created(const Jid &room);
    void renamed(const Jid &room);
    void expelled(const Jid &room, const Removal &removal);
    void dropVoiceRequests(const Jid &room);
    void keep(const Bookmark &bookmark); ///< nobody waits for the answer

    Rooms &q;
    xmpp::Connection &connection;
    RoomInvitations &invitations;
    RoomList list;
    xmpp::RoomBridge bridge{connection, list};
    xmpp::Bookmarks bookmarks;
    QHash<Jid, RoomJoin> joins; ///< what was asked of us; until we are in
    QSet<Jid> autojoined;       ///< as the bookmarks last said
    QSet<Jid> held;             ///< perhaps rooms
    std::vector<VoiceRequest> voiceRequests;
    std::function<QDateTime(const Jid &)> lastKnown;
    bool readsArchives = false;
    bool autojoins = true;
    Jid account;
    QString marker;
    QString defaultNick;
};

} // namespace causerie
