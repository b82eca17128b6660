// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"
#include "core/call/talkkey.h"

#include <optional>

namespace causerie::ui
{

/// All a call window shows of a call, as a value; `factsOf` reads it from the live one.
struct CallFacts {
    QString name; ///< as the roster has it
    Jid peer;
    Direction direction = Direction::Outgoing;
    CallState state = CallState::Idle;
    EndReason endReason = EndReason::Success;
    CallOutcome outcome = CallOutcome::Answered;
    std::optional<media::EngineError> mediaError;
    media::SoundTroubles soundTroubles;
    QList<media::CallWarning> warnings; ///< the gravest first
    bool muted = false;
    bool held = false;
    bool peerMuted = false;
    bool peerHolding = false;
    bool reconnecting = false;
    bool moving = false;      ///< reconnecting, to another device of theirs
    bool wasTaken = false;    ///< ended here, goes on on another device of ours
    bool wasAnswered = false; ///< it got as far as Active
    qint64 activeMs = 0;
    media::Statistics statistics;
    QString authString; ///< to be compared aloud
    bool takesDigits = false;
    Jid transferTarget; ///< whom we asked them to call
    bool transferRefused = false;
    TalkMode talkMode = TalkMode::Free;
    QString talkKey = {}; ///< as its name is on the keyboard

    friend bool operator==(const CallFacts &, const CallFacts &) = default;
};

CallFacts factsOf(const Call &call, const QString &name);

enum class CallFace { Incoming, Outgoing, Active, Ended };
/// Which of the four faces a state has. Pure.
constexpr CallFace faceOf(CallState state, Direction direction) noexcept
{
    switch (state) {
    case CallState::Idle:
    case CallState::Proposed:
        return direction == Direction::Incoming ? CallFace::Incoming : CallFace::Outgoing;
    case CallState::Ringing:
        return direction == Direction::Incoming ? CallFace::Incoming : CallFace::Outgoing;
    case CallState::Connecting:
        return CallFace::Outgoing;
    case CallState::Active:
        return CallFace::Active;
    case CallState::Ending:
    case CallState::Ended:
        return CallFace::Ended;
    }
    return CallFace::Ended;
}

} // namespace causerie::ui
