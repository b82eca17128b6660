// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"
#include "core/session/callobstacle.h"
#include "core/xmpp/disco.h"

#include <QHash>
#include <QSet>

namespace causerie
{

/// Which contacts have a device that takes voice calls, and why others have none: follows their presences and what
/// Disco learns of them.
///
/// Thread: GUI. Owner: Session; roster and disco outlive it.
class Callability final : public QObject
{
    Q_OBJECT

public:
    Callability(Roster &roster, xmpp::Disco &disco, QObject *parent = nullptr);

    bool canCall(const Jid &peer) const { return obstacle(peer) == CallObstacle::None; }
    CallObstacle obstacle(const Jid &peer) const { return m_obstacles.value(peer.bare(), CallObstacle::Offline); }

Q_SIGNALS:
    void changed(const causerie::Jid &peer);

private:
    void followResources(const Jid &peer);
    void judge(const Jid &peer);

    Roster &m_roster;
    xmpp::Disco &m_disco;
    QHash<Jid, QSet<Jid>> m_devices;      ///< of each contact, as Disco was told
    QHash<Jid, CallObstacle> m_obstacles; ///< of those who are not offline
};

} // namespace causerie
