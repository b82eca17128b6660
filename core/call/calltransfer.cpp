// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A call that is handed on to somebody else (XEP-0251), seen from all who are in it.

#include "core/call/calls.h"

#include <algorithm>
#include <utility>

namespace causerie
{

void Call::transferTo(const Jid &target)
{
    if (m_state != CallState::Active || !isTarget(target))
        return;
    m_transferTarget = target.bare();
    m_signalling.transfer(m_peer, m_sid, m_transferTarget);
    Q_EMIT flagsChanged();
}

void Call::refuseTransfer()
{
    m_refusedTransfer = m_refusedTransfer || !m_askedTarget.isEmpty();
    if (!std::exchange(m_askedTarget, Jid()).isEmpty())
        Q_EMIT flagsChanged();
}

/// Somebody else than the two of us.
bool Call::isTarget(const Jid &target) const
{
    return !target.local().isEmpty() && target.bare() != m_peer.bare() && target.bare() != m_signalling.ownJid().bare();
}

/// One question in a call: the first stays until it is answered, so that nobody presses Call for another one, and who
/// was refused does not ask again.
void Call::takeTransfer(const Jid &target)
{
    if (m_state != CallState::Active || !m_askedTarget.isEmpty() || m_refusedTransfer || !isTarget(target))
        return;
    m_askedTarget = target.bare();
    Q_EMIT transferAsked(m_askedTarget);
}

Call *Calls::followTransfer(Call &call)
{
    const Jid target = call.askedTarget();
    const bool isAlone = std::ranges::none_of(m_calls, [&call](const Call *other) {
        return other != &call && isInProgress(other->state()) && !other->isSilent();
    });
    if (target.isEmpty() || call.state() != CallState::Active || !isAlone || isBusyElsewhere() || isExposed(target))
        return nullptr;
    const Jid attendant = call.peer();
    call.refuseTransfer(); // it is answered
    call.hangUp();
    return startFor(target, attendant);
}

} // namespace causerie
