// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/names.h"

#include "core/session/avatars.h"
#include "core/session/gateways.h"
#include "ui/style/format.h"
#include "ui/style/languagewords.h"
#include "ui/style/notespicture.h"
#include "ui/style/tip.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

struct ConversationNames {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::ConversationNames)
};

QString roomName(const Rooms &rooms, const Jid &room)
{
    if (const Room *known = rooms.find(room))
        return known->name();
    if (const auto bookmark = rooms.bookmark(room); bookmark && !bookmark->name.isEmpty())
        return bookmark->name;
    return room.local();
}

} // namespace

Availability shownAvailability(const Roster &roster, const Contact &contact)
{
    return roster.isCurrent() ? contact.availability() : Availability::Offline;
}

QString shownAvailabilityText(const Roster &roster, const Contact &contact)
{
    return roster.isCurrent() ? availabilityText(contact.availability())
                              : ConversationNames::tr("Unknown without a connection", "whether somebody is online");
}

bool isRoom(Session &session, const Jid &peer)
{
    if (!peer.isBare() || peer.isEmpty())
        return false;
    const Conversation *conversation = session.conversations().find(peer);
    return (conversation && conversation->settings().kind == ConversationKind::Room) || session.rooms().knows(peer);
}

bool isNotes(Session &session, const Jid &peer)
{
    return !peer.isEmpty() && peer.bare() == session.account().jid;
}

QImage conversationPicture(Session &session, const Jid &peer)
{
    return isNotes(session, peer) ? notesPicture() : session.avatars().picture(peer);
}

QString conversationName(Session &session, const Jid &peer)
{
    if (isNotes(session, peer))
        return ConversationNames::tr("Notes");
    if (const Contact *contact = session.roster().find(peer))
        return displayName(*contact);
    if (session.gateways().find(peer) && !peer.local().isEmpty()) {
        const QString dialled = dialledText(peer);
        if (!dialled.contains(u'@'))
            return dialled;
        return ConversationNames::tr("%1 through %2", "%1 is an address in another network, %2 the gateway to it")
            .arg(dialled, peer.domain());
    }
    if (isRoom(session, peer))
        return roomName(session.rooms(), peer);
    if (!peer.isBare())
        return ConversationNames::tr("%1 in %2", "%1 is a person, %2 the room where they are")
            .arg(peer.resource(), roomName(session.rooms(), peer.bare()));
    return displayName(peer);
}

QString addressTip(const Jid &jid, const Contact *contact, const QDateTime &now)
{
    const QString active = contact ? lastActiveText(contact->lastActive(), now) : QString();
    QStringList lines{jid.toString(), active};
    if (contact)
        lines << versionLines(contact->statusTranslations());
    lines.removeAll(QString());
    return plainTip(lines.join(u'\n'));
}

Jid conversationKey(Session &session, const Jid &peer)
{
    if (peer.isBare())
        return peer;
    if (const Conversation *known = session.conversations().find(peer))
        return known->peer();
    return isRoom(session, peer.bare()) ? peer : peer.bare();
}

} // namespace causerie::ui
