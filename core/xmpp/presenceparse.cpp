// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/presenceparse.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/localizedtexts.h"

#include <algorithm>
#include <optional>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kIdle = "urn:xmpp:idle:1"_L1; // XEP-0319
constexpr qsizetype kMaxStamp = 40;
constexpr qsizetype kMaxCaps = 512; // node and ver are a URL and a hash; what is longer is not

std::optional<PresenceType> toType(const QString &text)
{
    if (text.isEmpty())
        return PresenceType::Available;
    if (text == "unavailable"_L1)
        return PresenceType::Unavailable;
    if (text == "subscribe"_L1)
        return PresenceType::Subscribe;
    if (text == "subscribed"_L1)
        return PresenceType::Subscribed;
    if (text == "unsubscribe"_L1)
        return PresenceType::Unsubscribe;
    if (text == "unsubscribed"_L1)
        return PresenceType::Unsubscribed;
    if (text == "probe"_L1)
        return PresenceType::Probe;
    if (text == "error"_L1)
        return PresenceType::Error;
    return {};
}

/// RFC 6121 §4.7.2.1: what is unknown counts as not said.
Availability toAvailability(const QString &show)
{
    if (show == "chat"_L1)
        return Availability::FreeForChat;
    if (show == "away"_L1)
        return Availability::Away;
    if (show == "xa"_L1)
        return Availability::ExtendedAway;
    if (show == "dnd"_L1)
        return Availability::DoNotDisturb;
    return Availability::Available;
}

/// §4.7.2.3: −128…127, 0 when it is not a number.
int toPriority(const QString &text)
{
    bool ok = false;
    const qlonglong value = text.trimmed().toLongLong(&ok);
    return ok ? static_cast<int>(std::clamp<qlonglong>(value, -128, 127)) : 0;
}

} // namespace

std::expected<PresenceStanza, PresenceParseError> parsePresence(const QDomElement &stanza, const QStringList &languages)
{
    if (!is(stanza, "presence"_L1, ns::kClient))
        return std::unexpected(PresenceParseError::NotAPresence);
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from)
        return std::unexpected(PresenceParseError::BadAddress);
    const auto type = toType(stanza.attribute(u"type"_s));
    if (!type) // §4.7.1: an unknown type is an error, not an availability
        return std::unexpected(PresenceParseError::BadType);

    PresenceStanza result;
    result.type = *type;
    result.presence.from = *from;
    result.presence.statusTranslations = localizedTexts(stanza, "status"_L1, ns::kClient);
    result.presence.status = takePreferred(result.presence.statusTranslations, languages).text;
    result.isRoom = !child(stanza, "x"_L1, ns::kMucUser).isNull() || !child(stanza, "x"_L1, ns::kMuc).isNull();
    if (result.type != PresenceType::Available)
        return result;

    result.presence.availability = toAvailability(child(stanza, "show"_L1, ns::kClient).text().trimmed());
    result.presence.priority = toPriority(child(stanza, "priority"_L1, ns::kClient).text());
    const QDomElement idle = child(stanza, "idle"_L1, kIdle);
    if (const QDateTime since = QDateTime::fromString(idle.attribute(u"since"_s).left(kMaxStamp), Qt::ISODate);
        since.isValid())
        result.presence.idleSince = since.toUTC();
    const QDomElement caps = child(stanza, "c"_L1, ns::kCaps);
    const QString node = caps.attribute(u"node"_s);
    const QString ver = caps.attribute(u"ver"_s);
    if (!node.isEmpty() && !ver.isEmpty() && node.size() + ver.size() <= kMaxCaps) {
        result.presence.capsNode = node;
        result.presence.capsVer = ver;
    }
    return result;
}

} // namespace causerie::xmpp
