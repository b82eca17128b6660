// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/callwarnings.h"

#include "core/media/figures/emodel.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

namespace
{
constexpr double kPeriodsPerSecond = 100;
} // namespace

/// Loss: what redundancy still hides is no matter, beyond 5 % some is heard. Delay: ITU-T G.114 wants 400 ms at most.
WarningRule ruleOf(CallWarning warning)
{
    switch (warning) {
    case CallWarning::SpeakingMuted:
        return {.on = 0.5, .off = 0.35, .onSeconds = 2, .offSeconds = 4};
    case CallWarning::SendingCeased:
        return {.on = 1, .off = 0.5, .onSeconds = 2, .offSeconds = 3};
    case CallWarning::LossHere:
    case CallWarning::LossThere:
        return {.on = 5, .off = 2};
    case CallWarning::Concealment:
        return {.on = 4, .off = 1.5};
    case CallWarning::Glitches:
        return {.on = 1, .off = 0.5, .onSeconds = 2, .offSeconds = 15};
    case CallWarning::Clipping:
        return {.on = 5, .off = 1, .onSeconds = 2, .offSeconds = 10};
    case CallWarning::Echo:
        return {.on = 0.65, .off = 0.45, .onSeconds = 3, .offSeconds = 10};
    case CallWarning::SlowRelay:
        return {.on = 250, .off = 180, .onSeconds = 4, .offSeconds = 10};
    case CallWarning::LongDelay:
        return {.on = 400, .off = 300, .onSeconds = 4, .offSeconds = 10};
    }
    Q_UNREACHABLE_RETURN({});
}

double valueOf(CallWarning warning, const WarningFigures &figures)
{
    switch (warning) {
    case CallWarning::SpeakingMuted:
        return figures.isMuted ? figures.inputLevel : 0;
    case CallWarning::SendingCeased:
        return figures.isCeased ? 1 : 0;
    case CallWarning::LossHere:
        return figures.sample.lossPercent;
    case CallWarning::LossThere:
        return figures.sample.remoteLossPercent;
    case CallWarning::Concealment:
        return figures.sample.concealedPercent;
    case CallWarning::Glitches:
        return figures.glitches;
    case CallWarning::Clipping:
        return figures.isMuted ? 0 : figures.clippedPercent;
    case CallWarning::Echo:
        return figures.echoLikeness;
    case CallWarning::SlowRelay:
        return figures.isRelayed ? figures.sample.roundTripMs : 0;
    case CallWarning::LongDelay:
        return figures.delayMs;
    }
    Q_UNREACHABLE_RETURN(0);
}

bool CallWarnings::update(const Statistics &statistics, bool isMuted, bool isHeld, std::chrono::milliseconds at)
{
    const qint64 second = at.count() / 1000;
    if (second <= m_second)
        return false;
    m_second = second;
    const Statistics before = std::exchange(m_last, statistics);
    WarningFigures figures{.sample = sampleBetween(before, statistics, static_cast<double>(second))};
    const auto grown = [&](quint64 Statistics::*count) {
        return statistics.*count > before.*count ? static_cast<double>(statistics.*count - before.*count) : 0;
    };
    figures.delayMs = estimatedDelayMs(statistics);
    figures.clippedPercent = 100 * grown(&Statistics::clippedPeriods) / kPeriodsPerSecond;
    figures.glitches = grown(&Statistics::glitches);
    figures.inputLevel = statistics.inputLevel;
    figures.echoLikeness = statistics.echoLikeness;
    figures.isCeased = statistics.plan.isCeased;
    figures.isRelayed = statistics.relayed;
    figures.isMuted = isMuted;
    QList<CallWarning> present;
    for (std::size_t i = 0; i < kCallWarnings.size(); ++i) {
        State &state = m_states[i];
        if (isHeld)
            state = {};
        else if (judge(state, ruleOf(kCallWarnings[i]), valueOf(kCallWarnings[i], figures)))
            present.append(kCallWarnings[i]);
    }
    return std::exchange(m_present, present) != present;
}

bool CallWarnings::judge(State &state, const WarningRule &rule, double value)
{
    const bool isAgainst = state.isPresent ? value < rule.off : value >= rule.on;
    state.seconds = isAgainst ? state.seconds + 1 : 0;
    if (state.seconds >= (state.isPresent ? rule.offSeconds : rule.onSeconds))
        state = {.isPresent = !state.isPresent};
    return state.isPresent;
}

} // namespace causerie::media
