// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roompresence.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/roomerrors.h"

#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kVCardUpdate = "vcard-temp:x:update"_L1;
constexpr qsizetype kMaxId = 512; // characters; what is longer identifies nobody

constexpr std::array kRoles{std::pair{"none"_L1, Role::None}, std::pair{"visitor"_L1, Role::Visitor},
                            std::pair{"participant"_L1, Role::Participant}, std::pair{"moderator"_L1, Role::Moderator}};
constexpr std::array kAffiliations{std::pair{"outcast"_L1, Affiliation::Outcast},
                                   std::pair{"none"_L1, Affiliation::None}, std::pair{"member"_L1, Affiliation::Member},
                                   std::pair{"admin"_L1, Affiliation::Admin},
                                   std::pair{"owner"_L1, Affiliation::Owner}};

std::set<int> readStatuses(const QDomElement &x)
{
    std::set<int> codes;
    forEachChild(x, [&codes](const QDomElement &e) {
        bool ok = false;
        const int code = e.attribute(u"code"_s).toInt(&ok);
        if (is(e, "status"_L1, ns::kMucUser) && ok && code >= 100 && code <= 999)
            codes.insert(code);
    });
    return codes;
}

void readItem(const QDomElement &item, RoomPresence &result)
{
    if (item.isNull()) { // a gateway that leaves it out: those who are there may speak
        result.occupant.role = Role::Participant;
        return;
    }
    result.occupant.role = toRole(item.attribute(u"role"_s));
    result.occupant.affiliation = toAffiliation(item.attribute(u"affiliation"_s));
    if (const auto jid = Jid::parse(item.attribute(u"jid"_s)))
        result.occupant.jid = *jid;
    result.newNick = item.attribute(u"nick"_s);
    const QDomElement actor = child(item, "actor"_L1, ns::kMucUser);
    result.removal.actor = actor.attribute(u"nick"_s);
    if (result.removal.actor.isEmpty())
        result.removal.actor = actor.attribute(u"jid"_s);
    result.removal.reason = child(item, "reason"_L1, ns::kMucUser).text();
}

/// The worst that is said counts: a ban also says 307 on some services.
Departure toDeparture(const RoomPresence &presence)
{
    if (presence.says(status::kBanned))
        return Departure::Banned;
    if (presence.says(status::kFault)) // comes with 307 from newer services
        return Departure::Fault;
    if (presence.says(status::kKicked))
        return Departure::Kicked;
    if (presence.says(status::kLostMembership))
        return Departure::LostMembership;
    if (presence.says(status::kMembersOnlyNow))
        return Departure::RoomIsForMembers;
    if (presence.says(status::kServiceStopped))
        return Departure::ServiceStopped;
    return Departure::Left;
}

void readDeparture(const QDomElement &x, RoomPresence &result)
{
    result.occupant.role = Role::None;
    result.occupant.availability = Availability::Offline;
    result.removal.how = toDeparture(result);
    const QDomElement destroy = child(x, "destroy"_L1, ns::kMucUser);
    if (destroy.isNull())
        return;
    result.removal.how = Departure::Destroyed;
    result.removal.reason = child(destroy, "reason"_L1, ns::kMucUser).text();
    result.removal.password = child(destroy, "password"_L1, ns::kMucUser).text();
    if (const auto alternate = Jid::parse(destroy.attribute(u"jid"_s)))
        result.removal.alternate = alternate->bare();
}

QString readAvatar(const QDomElement &stanza)
{
    const QString hash = child(child(stanza, "x"_L1, kVCardUpdate), "photo"_L1, kVCardUpdate).text().trimmed();
    return hash.size() == 40 ? hash.toLower() : QString();
}

template<typename Table>
auto fromWord(const Table &table, const QString &text, auto otherwise)
{
    for (const auto &[word, meaning] : table) {
        if (text == word)
            return meaning;
    }
    return otherwise;
}

template<typename Table>
QLatin1StringView wordOf(const Table &table, auto meaning)
{
    for (const auto &[word, known] : table) {
        if (known == meaning)
            return word;
    }
    return {};
}

} // namespace

Role toRole(const QString &text)
{
    return fromWord(kRoles, text, Role::None);
}

Affiliation toAffiliation(const QString &text)
{
    return fromWord(kAffiliations, text, Affiliation::None);
}

QLatin1StringView toWord(Role role)
{
    return wordOf(kRoles, role);
}

QLatin1StringView toWord(Affiliation affiliation)
{
    return wordOf(kAffiliations, affiliation);
}

std::expected<RoomPresence, PresenceParseError> parseRoomPresence(const QDomElement &stanza,
                                                                  const QStringList &languages)
{
    const auto parsed = parsePresence(stanza, languages);
    if (!parsed)
        return std::unexpected(parsed.error());
    const bool isOurs = parsed->type == PresenceType::Available || parsed->type == PresenceType::Unavailable ||
                        parsed->type == PresenceType::Error;
    if (!isOurs)
        return std::unexpected(PresenceParseError::BadType);

    RoomPresence result;
    result.type = parsed->type;
    result.from = parsed->presence.from;
    result.occupant.nick = result.from.resource();
    if (result.type == PresenceType::Error) {
        result.error = readRoomError(stanza);
        return result;
    }
    result.occupant.availability = parsed->presence.availability;
    result.occupant.status = parsed->presence.status;
    result.occupant.statusTranslations = parsed->presence.statusTranslations;
    result.occupant.avatarHash = readAvatar(stanza);
    result.occupant.id = child(stanza, "occupant-id"_L1, ns::kOccupantId).attribute(u"id"_s);
    if (result.occupant.id.size() > kMaxId)
        result.occupant.id.clear();
    const QDomElement x = child(stanza, "x"_L1, ns::kMucUser);
    result.statuses = readStatuses(x);
    readItem(child(x, "item"_L1, ns::kMucUser), result);
    if (result.type == PresenceType::Unavailable)
        readDeparture(x, result);
    return result;
}

} // namespace causerie::xmpp
