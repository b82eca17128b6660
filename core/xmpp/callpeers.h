// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QHash>
#include <QList>

namespace causerie::xmpp
{

/// The devices that calls are with, and which of them have gone offline (RFC 6121 §4.5). Pure; any thread.
class CallPeers
{
public:
    static constexpr qsizetype kMaxPeers = 64; ///< strangers can propose without end; the oldest are forgotten

    /// Full addresses only; one that has gone counts as there again.
    void watch(const Jid &peer);
    /// An available or unavailable presence of `from`: the watched devices for which that is news. Unavailable
    /// from a bare address means all its devices.
    QList<Jid> take(const Jid &from, bool available);

private:
    QHash<Jid, bool> m_gone;
    QList<Jid> m_order;
};

} // namespace causerie::xmpp
