// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QLatin1StringView>

/// Reading stanzas as QDom gives them: elements are matched by local name and namespace, never by prefix. Pure; any
/// thread.
namespace causerie::xmpp
{

namespace ns
{
inline constexpr QLatin1StringView kClient{"jabber:client"};
inline constexpr QLatin1StringView kStreams{"http://etherx.jabber.org/streams"};
inline constexpr QLatin1StringView kRoster{"jabber:iq:roster"};
inline constexpr QLatin1StringView kVersion{"jabber:iq:version"};  ///< XEP-0092
inline constexpr QLatin1StringView kLegacyDelay{"jabber:x:delay"}; ///< XEP-0091
inline constexpr QLatin1StringView kDataForm{"jabber:x:data"};     ///< XEP-0004
inline constexpr QLatin1StringView kDiscoInfo{"http://jabber.org/protocol/disco#info"};
inline constexpr QLatin1StringView kDiscoItems{"http://jabber.org/protocol/disco#items"};
inline constexpr QLatin1StringView kCaps{"http://jabber.org/protocol/caps"};
inline constexpr QLatin1StringView kChatStates{"http://jabber.org/protocol/chatstates"};
inline constexpr QLatin1StringView kMuc{"http://jabber.org/protocol/muc"};
inline constexpr QLatin1StringView kMucUser{"http://jabber.org/protocol/muc#user"};
inline constexpr QLatin1StringView kMucAdmin{"http://jabber.org/protocol/muc#admin"};
inline constexpr QLatin1StringView kMucOwner{"http://jabber.org/protocol/muc#owner"};
inline constexpr QLatin1StringView kDirectInvitation{"jabber:x:conference"}; ///< XEP-0249
inline constexpr QLatin1StringView kBookmarks{"urn:xmpp:bookmarks:1"};       ///< XEP-0402
inline constexpr QLatin1StringView kOldBookmarks{"storage:bookmarks"};       ///< XEP-0048
inline constexpr QLatin1StringView kOccupantId{"urn:xmpp:occupant-id:0"};    ///< XEP-0421
inline constexpr QLatin1StringView kCarbons{"urn:xmpp:carbons:2"};
inline constexpr QLatin1StringView kDelay{"urn:xmpp:delay"};                  ///< XEP-0203
inline constexpr QLatin1StringView kForward{"urn:xmpp:forward:0"};            ///< XEP-0297
inline constexpr QLatin1StringView kHints{"urn:xmpp:hints"};                  ///< XEP-0334
inline constexpr QLatin1StringView kCallMessage{"urn:xmpp:jingle-message:0"}; ///< XEP-0353
inline constexpr QLatin1StringView kPing{"urn:xmpp:ping"};                    ///< XEP-0199
inline constexpr QLatin1StringView kReceipts{"urn:xmpp:receipts"};            ///< XEP-0184
inline constexpr QLatin1StringView kStanzaIds{"urn:xmpp:sid:0"};              ///< XEP-0359
inline constexpr QLatin1StringView kStanzaErrors{"urn:ietf:params:xml:ns:xmpp-stanzas"};
inline constexpr QLatin1StringView kXml{"http://www.w3.org/XML/1998/namespace"};
} // namespace ns

inline constexpr qsizetype kLongestId = 256; ///< characters of a session's or a bytestream's id that we take

inline QString localName(const QDomElement &element)
{
    const QString local = element.localName();
    return local.isNull() ? element.tagName() : local;
}

inline bool is(const QDomElement &element, QLatin1StringView name, QLatin1StringView space)
{
    return localName(element) == name && element.namespaceURI() == space;
}

/// The first child element of that name, null without one.
inline QDomElement child(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space)
{
    for (QDomElement e = parent.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (is(e, name, space))
            return e;
    }
    return {};
}

/// Calls `visit(child)` for each child element in order.
void forEachChild(const QDomElement &parent, auto visit)
{
    for (QDomElement e = parent.firstChildElement(); !e.isNull(); e = e.nextSiblingElement())
        visit(e);
}

} // namespace causerie::xmpp
