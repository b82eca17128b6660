// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/router.h"
#include "tests/xmpp/xml.h"

/// One stanza through the router.
namespace causerie::test
{

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

inline Jid jid(QStringView text)
{
    return *Jid::parse(text);
}

inline QDateTime at(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

inline const Jid kOwn = jid(u"alice@example.test/Causerie.1");
inline const QDateTime kNow = at(u"2026-07-01T12:00:00Z"_s);
inline const QDateTime kThen = at(u"2026-06-30T08:00:00Z"_s);

inline Arrival by(Route route)
{
    return {route, kNow, {}, {}, route == Route::Archive || route == Route::RoomArchive ? u"archived"_s : QString()};
}

inline Facts facts()
{
    return {kOwn, true, {}, {}};
}

inline Facts inRoom()
{
    Facts facts = test::facts();
    facts.room = {true, jid(u"room@muc.test/me"), u"my-id"_s, true, true, false};
    return facts;
}

inline MessageStanza parsed(const QString &text)
{
    const auto stanza = parseMessage(test::xml(text));
    if (!stanza)
        qFatal("not parsed: %s", qPrintable(text));
    return *stanza;
}

/// From bob unless the attributes say otherwise.
inline Routed chat(const QString &inside, const Arrival &arrival = by(Route::Live), const Facts &facts = test::facts(),
                   const QString &addresses = u"from='bob@example.test/x' to='alice@example.test'"_s)
{
    return route(parsed(u"<message type='chat' id='1' "_s + addresses + u">"_s + inside + u"</message>"_s), arrival,
                 facts);
}

inline Routed groupchat(const QString &inside, const Arrival &arrival = by(Route::Live), const Facts &facts = inRoom(),
                        const QString &from = u"room@muc.test/bob"_s)
{
    return route(parsed(u"<message type='groupchat' id='1' from='"_s + from +
                        u"' to='alice@example.test/Causerie.1'>"_s + inside + u"</message>"_s),
                 arrival, facts);
}

template<typename Event>
const Event *only(const Routed &routed)
{
    return routed.events.size() == 1 ? std::get_if<Event>(&routed.events.front()) : nullptr;
}

inline const QString kBody = u"<body>hi</body>"_s;
inline const QString kPrivate = u"<x xmlns='http://jabber.org/protocol/muc#user'/>"_s;

inline QString delay(const QString &by)
{
    return u"<delay xmlns='urn:xmpp:delay' from='%1' stamp='2026-06-30T08:00:00Z'/>"_s.arg(by);
}

inline QString stanzaId(const QString &by)
{
    return u"<stanza-id xmlns='urn:xmpp:sid:0' id='given' by='%1'/>"_s.arg(by);
}

} // namespace causerie::test
