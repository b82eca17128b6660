// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a path sends, by what the person wants and what the other side says of it.

#include "core/media/securepath.h"

#include "core/base/log.h"
#include "core/media/traffic.h"

#include <utility>

namespace causerie::media
{

void SecurePath::setMode(CallMode mode)
{
    if (std::exchange(m_mode, mode) == mode || !m_rate)
        return;
    m_rate->setLimits(rateLimits(m_parameters, mode));
    tellPlan();
}

void SecurePath::judged(const Judgement &judgement)
{
    const auto nowNs = steadyNow();
    const auto before = m_breaker.cause();
    m_breaker.reported({.nowNs = nowNs,
                        .highestSequence = judgement.highestSequence,
                        .cumulativeLost = judgement.cumulativeLost,
                        .roundTripMs = judgement.roundTripMs,
                        .packetsSent = sentSoFar().packets});
    const auto cause = m_breaker.cause();
    if (cause && cause != before)
        qCWarning(lcRtp) << "nothing is sent for a while: circuit breaker" << int(*cause);
    m_rate->setLongFrames(m_breaker.isNear());
    if (before && !cause)
        m_rate->spare(nowNs);
    else if (!cause) // of nothing, nothing is lost
        m_rate->update({.nowNs = nowNs,
                        .lossPercent = judgement.lossPercent,
                        .burstLength = judgement.burstLength,
                        .roundTripMs = judgement.roundTripMs});
    tellPlan();
}

/// Four times a second.
void SecurePath::watchBreaker()
{
    if (m_phase != Phase::Connected || m_breaker.cause())
        return;
    m_breaker.tick(steadyNow(), sentSoFar().packets);
    if (!m_breaker.cause())
        return;
    qCWarning(lcRtp) << "nothing is sent for a while: no reports come";
    tellPlan();
}

/// On another path, or as somebody else.
void SecurePath::restartBreaker()
{
    const bool wasCeased = m_breaker.cause().has_value();
    m_breaker.restart(steadyNow());
    if (wasCeased)
        m_rate->spare(steadyNow());
    tellPlan();
}

void SecurePath::tellPlan()
{
    SendingPlan plan = m_rate->plan();
    plan.isCeased = m_breaker.cause().has_value();
    if (std::exchange(m_plan, plan) != plan && m_phase == Phase::Connected)
        m_events.plan(plan);
}

} // namespace causerie::media
