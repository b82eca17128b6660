// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/callability.h"

#include <utility>
#include <vector>

namespace causerie
{

Callability::Callability(Roster &roster, xmpp::Disco &disco, QObject *parent)
    : QObject(parent), m_roster(roster), m_disco(disco)
{
    connect(&roster, &Roster::contactChanged, this, [this](const Jid &jid, ContactFields fields) {
        if (fields.testFlag(ContactField::Resources))
            followResources(jid);
    });
    connect(&roster, &Roster::contactRemoved, this, &Callability::followResources);
    connect(&roster, &Roster::reset, this, [this] {
        const QList<Jid> known = m_devices.keys();
        for (const Jid &jid : known)
            followResources(jid);
    });
    connect(&disco, &xmpp::Disco::featuresKnown, this, [this](const Jid &full) { judge(full.bare()); });
}

void Callability::followResources(const Jid &peer)
{
    const Contact *contact = m_roster.find(peer);
    QSet<Jid> devices;
    if (contact) {
        for (const Presence &presence : contact->resources) {
            devices.insert(presence.from);
            m_disco.learn(presence);
        }
    }
    const QSet<Jid> gone = m_devices.value(peer) - devices;
    for (const Jid &device : gone)
        m_disco.forget(device);
    if (devices.isEmpty())
        m_devices.remove(peer);
    else
        m_devices.insert(peer, devices);
    judge(peer);
}

void Callability::judge(const Jid &peer)
{
    std::vector<xmpp::DeviceVoice> devices;
    const QSet<Jid> known = m_devices.value(peer);
    for (const Jid &device : known)
        devices.push_back(xmpp::voiceOf(m_disco.features(device)));
    const CallObstacle obstacle = obstacleOf(devices);
    if (obstacle == m_obstacles.value(peer, CallObstacle::Offline))
        return;
    if (obstacle == CallObstacle::Offline)
        m_obstacles.remove(peer);
    else
        m_obstacles.insert(peer, obstacle);
    Q_EMIT changed(peer);
}

} // namespace causerie
