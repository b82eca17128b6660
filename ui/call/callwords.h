// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/call/callfacts.h"

namespace causerie::ui
{

/// The line under the name: "Calling…", "Ringing…", "12:47", "Connection interrupted…".
QString phaseText(const CallFacts &facts);
/// "Encrypted between the two devices (DTLS-SRTP)", empty before there are keys.
QString securityText(const CallFacts &facts);
/// "To compare aloud: 4821 0937 2284", empty without keys.
QString authText(const CallFacts &facts);
QString authTip(); ///< what that is for

/// How it ended: a title and, when something went wrong, why and what to do.
struct EndWords {
    QString title;
    QString detail;
    bool isTrouble = false;
    friend bool operator==(const EndWords &, const EndWords &) = default;
};
EndWords endWords(const CallFacts &facts);

/// A sentence for why a call failed, with what to do.
QString mediaErrorText(media::EngineError error);
/// A sentence for trouble with our own sound, with what to do.
QString soundTroubleText(media::SoundTrouble trouble);
/// What goes wrong during a call: a sentence for the gravest trouble, else for the gravest warning; empty when all is
/// well.
QString troubleText(const CallFacts &facts);

} // namespace causerie::ui
