// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/callpeers.h"

#include <utility>

namespace causerie::xmpp
{

void CallPeers::watch(const Jid &peer)
{
    if (peer.isBare())
        return;
    m_order.removeOne(peer);
    m_order.append(peer);
    m_gone.insert(peer, false);
    if (m_order.size() > kMaxPeers)
        m_gone.remove(m_order.takeFirst());
}

QList<Jid> CallPeers::take(const Jid &from, bool available)
{
    QList<Jid> changed;
    for (auto it = m_gone.begin(); it != m_gone.end(); ++it) {
        const bool isMeant = it.key() == from || (!available && from.isBare() && it.key().bare() == from);
        if (isMeant && std::exchange(it.value(), !available) == available)
            changed.append(it.key());
    }
    return changed;
}

} // namespace causerie::xmpp
