// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roominfoparse.h"

#include "core/xmpp/dom.h"

#include <QSet>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kRoomInfoForm = "http://jabber.org/protocol/muc#roominfo"_L1;

bool isOfType(const std::vector<DiscoField> &form, QLatin1StringView type)
{
    return std::ranges::any_of(
        form, [type](const DiscoField &field) { return field.var == "FORM_TYPE"_L1 && field.values.value(0) == type; });
}

void readForm(const std::vector<DiscoField> &form, RoomInfo &room)
{
    for (const DiscoField &field : form) {
        const QString value = field.values.value(0);
        bool ok = false;
        if (field.var == "muc#roominfo_description"_L1 && !value.isEmpty())
            room.description = value;
        else if (field.var == "muc#roomconfig_roomname"_L1 && !value.isEmpty())
            room.name = value;
        else if (field.var == "muc#roominfo_subject"_L1)
            room.subject = value;
        else if (field.var == "muc#roominfo_lang"_L1)
            room.language = value;
        else if (field.var == "muc#roominfo_avatarhash"_L1)
            room.avatarHash = value.toLower();
        else if (const int number = value.toInt(&ok); field.var == "muc#roominfo_occupants"_L1 && ok && number >= 0)
            room.occupants = number;
    }
}

bool isConference(const DiscoIdentity &identity)
{
    return identity.category == "conference"_L1 && (identity.type == "text"_L1 || identity.type == "irc"_L1);
}

} // namespace

RoomInfo readRoomInfo(const DiscoInfo &info)
{
    RoomInfo room;
    for (const DiscoIdentity &identity : info.identities) {
        if (!isConference(identity))
            continue;
        room.isRoom = true;
        if (room.name.isEmpty())
            room.name = identity.name;
    }
    const QSet<QString> features(info.features.begin(), info.features.end());
    const auto has = [&features](QLatin1StringView feature) { return features.contains(QString(feature)); };
    room.isRoom = room.isRoom && has(ns::kMuc);
    room.hasPassword = has("muc_passwordprotected"_L1);
    room.membersOnly = has("muc_membersonly"_L1);
    room.moderated = has("muc_moderated"_L1);
    room.hasCard = has("vcard-temp"_L1);
    room.persistent = has("muc_persistent"_L1);
    room.hidden = has("muc_hidden"_L1);
    room.showsJids = has("muc_nonanonymous"_L1);
    room.hasArchive = has("urn:xmpp:mam:2"_L1);
    room.hasModeration = has("urn:xmpp:message-moderate:1"_L1);
    room.hasOccupantIds = has(ns::kOccupantId);
    room.assignsIds = has(ns::kStanzaIds);
    room.answersSelfPings = has("http://jabber.org/protocol/muc#self-ping-optimization"_L1);
    for (const auto &form : info.forms) {
        if (isOfType(form, kRoomInfoForm))
            readForm(form, room);
    }
    return room;
}

bool isRoomService(const DiscoInfo &info)
{
    return std::ranges::any_of(info.identities, isConference) && info.features.contains(QString(ns::kMuc));
}

} // namespace causerie::xmpp
