// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/transfer.h"

namespace causerie
{

bool isAttended(const Transfer &transfer)
{
    return !transfer.sid.isEmpty() && !transfer.target.isEmpty() && !transfer.target.isBare();
}

bool leadsInto(const Transfer &transfer, const Jid &caller, const Jid &peer, const QString &sid, const Jid &own)
{
    return isAttended(transfer) && transfer.sid == sid && transfer.attendant == peer && transfer.target == own &&
           !peer.isBare() && caller.bare() != peer.bare() && caller.bare() != own.bare();
}

} // namespace causerie
