// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/announcing.h"

#include "core/base/log.h"
#include "core/xmpp/configuration.h"
#include "core/xmpp/connection.h"

#include <QXmppClient.h>
#include <QXmppPresence.h>

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

Announcing::Announcing(Connection &connection, std::chrono::milliseconds patience)
    : m_connection(connection), m_mostPatience(patience)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        qCInfo(lcXmpp) << "the server takes its time: presence goes out before the list is in";
        send();
    });
}

void Announcing::reset(const Presence &initial)
{
    m_presence = initial;
    m_isUnheard = m_isAnnounced = false;
    m_photo.reset();
}

void Announcing::beginStream()
{
    m_patience.stop();
    m_isAnnounced = false;
}

void Announcing::letGo()
{
    m_patience.stop();
}

void Announcing::catchUp()
{
    if (m_isUnheard || !m_isAnnounced)
        send();
}

void Announcing::hold()
{
    if (m_connection.isOpen() && !m_isAnnounced)
        m_patience.start(m_mostPatience);
}

void Announcing::release()
{
    if (!m_patience.isActive())
        return;
    m_patience.stop();
    send();
}

void Announcing::setPresence(const Presence &presence)
{
    m_presence = presence;
    send();
}

Presence Announcing::presence() const
{
    Presence presence = m_presence;
    presence.capsNode = m_capsNode;
    presence.capsVer = QString::fromLatin1(m_capsHash.toBase64());
    return presence;
}

bool Announcing::setCapabilities(const QString &node, const QByteArray &sha1Hash)
{
    if (node == m_capsNode && sha1Hash == m_capsHash)
        return false;
    m_capsNode = node;
    m_capsHash = sha1Hash;
    send();
    return true;
}

void Announcing::setPhoto(const QByteArray &sha1)
{
    if (m_photo == sha1)
        return;
    m_photo = sha1;
    send();
}

QXmppPresence Announcing::stanza() const
{
    QXmppPresence result = toStanza(m_presence);
    if (!m_capsNode.isEmpty()) {
        result.setCapabilityHash(u"sha-1"_s);
        result.setCapabilityNode(m_capsNode);
        result.setCapabilityVer(m_capsHash);
    }
    if (m_photo) {
        result.setVCardUpdateType(m_photo->isEmpty() ? QXmppPresence::VCardUpdateNoPhoto
                                                     : QXmppPresence::VCardUpdateValidPhoto);
        result.setPhotoHash(*m_photo);
    }
    return result;
}

void Announcing::send()
{
    if (m_patience.isActive())
        return; // goes out with the first one
    m_isUnheard = !m_connection.isOpen();
    if (m_isUnheard)
        return;
    m_connection.client().sendPacket(stanza());
    if (!std::exchange(m_isAnnounced, true))
        Q_EMIT announced();
}

} // namespace causerie::xmpp
