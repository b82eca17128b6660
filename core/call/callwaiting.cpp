// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several calls at once: which may ring, and which one is heard.

#include "core/call/calls.h"

#include <algorithm>
#include <utility>

namespace causerie
{

namespace
{

constexpr qsizetype kMostAtOnce = 4; // each has its own engine

bool isTalk(const Call &call)
{
    return call.state() == CallState::Connecting || call.state() == CallState::Active;
}

} // namespace

LineUse Calls::use() const
{
    LineUse use = LineUse::Free;
    for (const Call *call : m_calls) {
        if (isInProgress(call->state()) && !call->isSilent())
            use = std::max(use, isTalk(*call) ? LineUse::Talking : LineUse::Ringing);
    }
    return use;
}

bool Calls::mayRing() const
{
    const LineUse all = std::max(use(), m_elsewhere);
    const auto talks = std::ranges::count_if(m_calls, [](const Call *call) { return isTalk(*call); });
    const auto unheard = std::ranges::count_if(
        m_calls, [](const Call *call) { return isInProgress(call->state()) && call->isSilent(); });
    if (unheard >= kMostAtOnce)
        return false;
    return all == LineUse::Free || (m_callWaiting && all == LineUse::Talking && talks < kMostAtOnce);
}

void Calls::setElsewhere(LineUse use)
{
    if (std::exchange(m_elsewhere, use) != use)
        Q_EMIT busyElsewhereChanged();
}

QList<Call *> Calls::talks() const
{
    QList<Call *> talks;
    std::ranges::copy_if(m_calls, std::back_inserter(talks), [](const Call *call) { return isTalk(*call); });
    return talks;
}

Call *Calls::current() const
{
    Call *best = nullptr;
    int bestRank = 0;
    for (Call *call : m_calls) {
        const bool ringsHere = call->direction() == Direction::Incoming && call->state() == CallState::Ringing;
        const int rank = call->state() == CallState::Ended    ? 0
                         : call->state() == CallState::Ending ? 1
                         : ringsHere                          ? 2 - 2 * call->isSilent()
                         : call->isHeld()                     ? 3
                                                              : 4;
        if (rank > bestRank) {
            best = call;
            bestRank = rank;
        }
    }
    return best;
}

void Calls::holdAll()
{
    for (Call *call : talks())
        call->setHeld(true);
}

/// One is heard at a time: whoever answers or takes back from hold holds the others.
void Calls::hear(Call *call)
{
    if (call->isHeld() || !isTalk(*call)) {
        if (m_heard == call)
            m_heard = nullptr;
        return;
    }
    if (m_heard == call)
        return;
    m_heard = call;
    giveUpReplacing(call);
    for (Call *other : talks()) {
        if (other != call)
            other->setHeld(true);
    }
    Q_EMIT heard(call);
}

} // namespace causerie
