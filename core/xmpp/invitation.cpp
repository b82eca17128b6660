// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/invitation.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QUuid>
#include <QXmppElement.h>
#include <QXmppMessage.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

QXmppElement element(const QString &name, const QString &text = {})
{
    QXmppElement e;
    e.setTagName(name);
    if (!text.isEmpty())
        e.setValue(wireText(text));
    return e;
}

QXmppMessage makeMessage(const Jid &to, const QXmppElement &extension)
{
    QXmppMessage message({}, to.toString());
    message.setType(QXmppMessage::Normal);
    message.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    message.setExtensions({extension});
    return message;
}

Jid address(const QString &text)
{
    return Jid::parse(text).value_or(Jid());
}

/// The room tells it: nobody else can speak with its bare address.
std::optional<RoomInvitation> parseMediated(const QDomElement &message, const Jid &from)
{
    const QDomElement x = child(message, "x"_L1, ns::kMucUser);
    const QDomElement invite = child(x, "invite"_L1, ns::kMucUser);
    if (invite.isNull() || !from.isBare())
        return {};
    RoomInvitation invitation;
    invitation.room = from;
    invitation.from = address(invite.attribute(u"from"_s));
    invitation.reason = child(invite, "reason"_L1, ns::kMucUser).text();
    invitation.password = child(x, "password"_L1, ns::kMucUser).text();
    invitation.thread = child(invite, "continue"_L1, ns::kMucUser).attribute(u"thread"_s);
    invitation.throughRoom = true;
    return invitation;
}

std::optional<RoomInvitation> parseDirect(const QDomElement &message, const Jid &from)
{
    const QDomElement x = child(message, "x"_L1, ns::kDirectInvitation);
    const Jid room = address(x.attribute(u"jid"_s));
    if (room.isEmpty() || room.local().isEmpty())
        return {};
    RoomInvitation invitation;
    invitation.room = room.bare();
    // Somebody in a room is known only by the whole address there; of others the device does not matter.
    invitation.from = child(message, "x"_L1, ns::kMucUser).isNull() ? from.bare() : from;
    invitation.reason = x.attribute(u"reason"_s);
    invitation.password = x.attribute(u"password"_s);
    invitation.thread = x.attribute(u"thread"_s);
    return invitation;
}

} // namespace

std::optional<RoomInvitation> parseInvitation(const QDomElement &message)
{
    const QString type = message.attribute(u"type"_s);
    if (!is(message, "message"_L1, ns::kClient) || type == "error"_L1 || type == "groupchat"_L1)
        return {};
    const auto from = Jid::parse(message.attribute(u"from"_s));
    if (!from)
        return {};
    // Rooms may send both forms at once (§7.8.2); only the mediated one can be declined.
    if (auto mediated = parseMediated(message, *from))
        return mediated;
    return parseDirect(message, *from);
}

std::optional<InvitationDeclined> parseDecline(const QDomElement &message)
{
    const QDomElement decline = child(child(message, "x"_L1, ns::kMucUser), "decline"_L1, ns::kMucUser);
    const auto from = Jid::parse(message.attribute(u"from"_s));
    if (!is(message, "message"_L1, ns::kClient) || message.attribute(u"type"_s) == "error"_L1 || decline.isNull() ||
        !from || !from->isBare())
        return {};
    return InvitationDeclined{*from, address(decline.attribute(u"from"_s)),
                              child(decline, "reason"_L1, ns::kMucUser).text()};
}

QXmppMessage toInvitation(const RoomInvitation &invitation, const Jid &to)
{
    QXmppElement x = element(u"x"_s);
    if (!invitation.throughRoom) {
        x.setAttribute(u"xmlns"_s, ns::kDirectInvitation);
        x.setAttribute(u"jid"_s, invitation.room.bare().toString());
        if (!invitation.reason.isEmpty())
            x.setAttribute(u"reason"_s, wireText(invitation.reason));
        if (!invitation.password.isEmpty())
            x.setAttribute(u"password"_s, wireText(invitation.password));
        return makeMessage(to, x);
    }
    QXmppElement invite = element(u"invite"_s);
    invite.setAttribute(u"to"_s, to.toString());
    if (!invitation.reason.isEmpty())
        invite.appendChild(element(u"reason"_s, invitation.reason));
    x.setAttribute(u"xmlns"_s, ns::kMucUser);
    x.appendChild(invite);
    return makeMessage(invitation.room.bare(), x);
}

QXmppMessage toDecline(const RoomInvitation &invitation, const QString &reason)
{
    QXmppElement decline = element(u"decline"_s);
    // A room may name who invites by their nick there.
    const bool isOccupant = invitation.from.bare() == invitation.room.bare();
    decline.setAttribute(u"to"_s, (isOccupant ? invitation.from : invitation.from.bare()).toString());
    if (!reason.isEmpty())
        decline.appendChild(element(u"reason"_s, reason));
    QXmppElement x = element(u"x"_s);
    x.setAttribute(u"xmlns"_s, ns::kMucUser);
    x.appendChild(decline);
    return makeMessage(invitation.room.bare(), x);
}

} // namespace causerie::xmpp
