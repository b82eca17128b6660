// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/warningwords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{
struct WarningWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::WarningWords)
};
} // namespace

QString warningText(media::CallWarning warning)
{
    switch (warning) {
    case media::CallWarning::SpeakingMuted:
        return WarningWords::tr("You are speaking, but your microphone is muted.");
    case media::CallWarning::SendingCeased:
        return WarningWords::tr("The network does not carry what you say, so nothing is sent for a while. It is tried "
                                "again by itself.");
    case media::CallWarning::LossHere:
        return WarningWords::tr("Much of what they say gets lost on the way to you. A cable, or a place nearer to the "
                                "Wi-Fi, may help.");
    case media::CallWarning::LossThere:
        return WarningWords::tr("Much of what you say gets lost on the way, so you may be hard to understand.");
    case media::CallWarning::Concealment:
        return WarningWords::tr("The network is unsteady: parts of what they say come too late to be heard.");
    case media::CallWarning::Glitches:
        return WarningWords::tr("This computer is too busy to play without gaps. Closing other programs may help.");
    case media::CallWarning::Clipping:
        return WarningWords::tr("Your microphone is too loud and distorts. Lower its level, or move away from it.");
    case media::CallWarning::Echo:
        return WarningWords::tr("You may hear yourself: the other side's microphone picks up its loudspeaker. A "
                                "headset there would help.");
    case media::CallWarning::SlowRelay:
        return WarningWords::tr("The call goes over a distant relay, so answers come late.");
    case media::CallWarning::LongDelay:
        return WarningWords::tr("It takes long until you hear each other. Let them finish before you answer.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
