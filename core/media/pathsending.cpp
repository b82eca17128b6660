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

void SecurePath::setListenedTo(bool isListenedTo)
{
    if (std::exchange(m_isListenedTo, isListenedTo) != isListenedTo && isListenedTo && m_rate)
        restartBreaker();
}

void SecurePath::judged(const Judgement &judgement)
{
    const auto nowNs = steadyNow();
    const auto before = m_breaker.cause();
    if (m_isListenedTo)
        m_breaker.reported({.nowNs = nowNs,
                            .highestSequence = judgement.highestSequence,
                            .cumulativeLost = judgement.cumulativeLost,
                            .roundTripMs = judgement.roundTripMs,
                            .packetsSent = sentSoFar().packets});
    m_rate->setLongFrames(m_breaker.isNear());
    if (!before && !m_breaker.cause()) // of nothing, nothing is lost
        m_rate->update({.nowNs = nowNs,
                        .lossPercent = judgement.lossPercent,
                        .burstLength = judgement.burstLength,
                        .roundTripMs = judgement.roundTripMs});
    followBreaker(nowNs, before);
}

/// Four times a second.
void SecurePath::watchBreaker()
{
    if (m_phase != Phase::Connected || !m_isListenedTo)
        return;
    const auto nowNs = steadyNow();
    const auto before = m_breaker.cause();
    m_breaker.tick(nowNs, sentSoFar().packets);
    if (m_breaker.cause() != before)
        followBreaker(nowNs, before);
}

/// On another path, as somebody else, or to somebody who listens again.
void SecurePath::restartBreaker()
{
    const auto nowNs = steadyNow();
    const auto before = m_breaker.cause();
    m_breaker.restart(nowNs);
    followBreaker(nowNs, before);
}

void SecurePath::followBreaker(std::int64_t nowNs, std::optional<BreakerCause> before)
{
    const auto cause = m_breaker.cause();
    if (cause && !before)
        qCWarning(lcRtp) << "nothing is sent for a while: circuit breaker" << std::to_underlying(*cause);
    if (before && !cause)
        m_rate->spare(nowNs);
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
