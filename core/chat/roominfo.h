// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QString>

namespace causerie
{

/// What a room says of itself to anybody who asks (XEP-0045 §6.4, XEP-0128, XEP-0486).
struct RoomInfo {
    QString name;
    QString description;
    QString subject;
    QString language;   ///< BCP 47, empty when not said
    QString avatarHash; ///< SHA-1 in hex, empty when not said
    int occupants = -1; ///< −1: not said
    bool isRoom = false;
    bool hasPassword = false;
    bool membersOnly = false;
    bool moderated = false;
    bool persistent = false;
    bool hidden = false;
    bool showsJids = false;        ///< everybody sees everybody's own address (non-anonymous)
    bool hasArchive = false;       ///< XEP-0313
    bool hasModeration = false;    ///< XEP-0425: moderators may remove what others said
    bool hasOccupantIds = false;   ///< XEP-0421
    bool assignsIds = false;       ///< ids in its name are its own (XEP-0359 §6)
    bool hasCard = false;          ///< a vCard (XEP-0486), which its owner may give it
    bool answersSelfPings = false; ///< the service itself does (XEP-0410 §3.3)

    friend bool operator==(const RoomInfo &, const RoomInfo &) = default;
};

/// One room of a public list (XEP-0045 §6.3, XEP-0433). What the list did not say is as in `RoomInfo`.
struct RoomListing {
    Jid room;
    RoomInfo info;

    friend bool operator==(const RoomListing &, const RoomListing &) = default;
};

} // namespace causerie
