// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/rosterparse.h"

#include "core/xmpp/dom.h"

#include <optional>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

Subscription toSubscription(const QString &text)
{
    if (text == "both"_L1)
        return Subscription::Both;
    if (text == "to"_L1)
        return Subscription::To;
    if (text == "from"_L1)
        return Subscription::From;
    return Subscription::None;
}

std::optional<RosterItem> parseItem(const QDomElement &e)
{
    const auto jid = Jid::parse(e.attribute(u"jid"_s));
    if (!jid)
        return {};
    const QString subscription = e.attribute(u"subscription"_s);
    const QString approved = e.attribute(u"approved"_s);

    RosterItem item;
    item.contact.jid = jid->bare();
    item.contact.name = e.attribute(u"name"_s);
    item.contact.subscription = toSubscription(subscription);
    item.contact.asked = e.attribute(u"ask"_s) == "subscribe"_L1;
    item.approved = approved == "true"_L1 || approved == "1"_L1;
    item.removed = subscription == "remove"_L1;
    forEachChild(e, [&item](const QDomElement &group) {
        const QString name = is(group, "group"_L1, ns::kRoster) ? group.text() : QString();
        if (!name.isEmpty())
            item.contact.groups.append(name);
    });
    item.contact.groups.sort();
    item.contact.groups.removeDuplicates(); // §2.1.2.6
    return item;
}

} // namespace

RosterItems parseRoster(const QDomElement &query)
{
    RosterItems roster;
    roster.version = query.attribute(u"ver"_s);
    forEachChild(query, [&roster](const QDomElement &e) {
        if (!is(e, "item"_L1, ns::kRoster))
            return;
        if (auto item = parseItem(e))
            roster.items.push_back(*std::move(item));
        else
            ++roster.skipped;
    });
    return roster;
}

} // namespace causerie::xmpp
