// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roomjoin.h"

#include "core/xmpp/configuration.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QUuid>
#include <QXmppElement.h>
#include <QXmppPresence.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::hours kClockError(36); ///< a wrong time zone, and then some; as with archives
constexpr int kMost = 500;                    ///< lines of a room that has been read before
constexpr int kNeverRead = 50;                ///< of one that has not

} // namespace

QXmppPresence toChange(const Jid &occupant, const Presence &presence)
{
    Presence shown = presence;
    shown.idleSince = {}; // since when we are away is nobody's concern whom we do not know
    QXmppPresence stanza = toStanza(shown);
    if (!presence.capsVer.isEmpty()) {
        stanza.setCapabilityHash(u"sha-1"_s);
        stanza.setCapabilityNode(presence.capsNode);
        stanza.setCapabilityVer(QByteArray::fromBase64(presence.capsVer.toLatin1()));
    }
    stanza.setTo(occupant.toString());
    stanza.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    return stanza;
}

RoomHistory historySince(const QDateTime &last, const QDateTime &now)
{
    if (!last.isValid())
        return {.within = {}, .max = kNeverRead};
    const std::chrono::seconds away(std::max<qint64>(0, last.secsTo(now)));
    return {.within = away + kClockError, .max = kMost};
}

QXmppPresence toJoin(const Jid &occupant, const Presence &presence, const QString &password, const RoomHistory &history)
{
    QXmppElement x;
    x.setTagName(u"x"_s);
    x.setAttribute(u"xmlns"_s, ns::kMuc);
    QXmppElement limit;
    limit.setTagName(u"history"_s);
    if (history.max)
        limit.setAttribute(u"maxstanzas"_s, QString::number(*history.max));
    if (history.max == 0)
        limit.setAttribute(u"maxchars"_s, u"0"_s); // some services heed only this one
    else if (history.within)
        limit.setAttribute(u"seconds"_s, QString::number(history.within->count()));
    if (history.max || history.within)
        x.appendChild(limit);
    if (!password.isEmpty()) {
        QXmppElement secret;
        secret.setTagName(u"password"_s);
        secret.setValue(wireText(password));
        x.appendChild(secret);
    }
    QXmppPresence stanza = toChange(occupant, presence);
    stanza.setExtensions(stanza.extensions() << x);
    return stanza;
}

QXmppPresence toLeave(const Jid &occupant, const QString &status)
{
    QXmppPresence stanza(QXmppPresence::Unavailable);
    stanza.setTo(occupant.toString());
    stanza.setId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    stanza.setStatusText(wireText(status));
    return stanza;
}

} // namespace causerie::xmpp
