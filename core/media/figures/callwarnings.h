// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/figures/statisticshistory.h"

#include <QList>

#include <array>
#include <chrono>

namespace causerie::media
{

/// What makes a call hard although nothing is broken (that is SoundTrouble). The gravest first.
enum class CallWarning {
    SpeakingMuted, ///< somebody speaks into the muted microphone
    SendingCeased, ///< nothing is sent for a while, so that the network recovers (RFC 8083)
    LossHere,      ///< much of their voice gets lost
    LossThere,     ///< much of ours does
    Concealment,   ///< much is made up although it was not lost: it came too late
    Glitches,      ///< this machine is too slow at times
    Clipping,      ///< our microphone is too loud
    Echo,          ///< we hear ourselves
    SlowRelay,     ///< the way leads over a relay, and is long
    LongDelay,     ///< each waits for the other
};

inline constexpr std::array kCallWarnings{
    CallWarning::SpeakingMuted, CallWarning::SendingCeased, CallWarning::LossHere, CallWarning::LossThere,
    CallWarning::Concealment,   CallWarning::Glitches,      CallWarning::Clipping, CallWarning::Echo,
    CallWarning::SlowRelay,     CallWarning::LongDelay};

/// One second of a call, as far as it is judged.
struct WarningFigures {
    StatisticsSample sample{};
    double delayMs = 0;        ///< from mouth to ear
    double clippedPercent = 0; ///< of the microphone's periods
    double glitches = 0;
    double inputLevel = 0; ///< 0…1
    double echoLikeness = 0;
    bool isCeased = false; ///< SendingPlan
    bool isRelayed = false;
    bool isMuted = false;
};

/// When a warning comes and goes: a value has to reach `on` for some seconds, and to be below `off` for some.
struct WarningRule {
    double on = 0;
    double off = 0;
    int onSeconds = 3;
    int offSeconds = 8;
};

WarningRule ruleOf(CallWarning warning);
double valueOf(CallWarning warning, const WarningFigures &figures);

/// Which warnings there are, second by second, without flickering. A value; pure, on injected time.
class CallWarnings
{
public:
    /// Statistics as they come; `at` is the call's time. True when `present` is another. Nobody is warned while the
    /// call is on hold.
    bool update(const Statistics &statistics, bool isMuted, bool isHeld, std::chrono::milliseconds at);
    const QList<CallWarning> &present() const { return m_present; } ///< the gravest first

private:
    struct State {
        bool isPresent = false;
        int seconds = 0; ///< in a row that speak for the other state
    };
    static bool judge(State &state, const WarningRule &rule, double value);

    std::array<State, kCallWarnings.size()> m_states{};
    QList<CallWarning> m_present;
    Statistics m_last;
    qint64 m_second = -1;
};

} // namespace causerie::media
