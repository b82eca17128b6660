// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

namespace causerie
{

/// Nobody of us answered nor refused; also when the caller heard that we are busy. Pure.
constexpr bool isMissed(CallOutcome outcome) noexcept
{
    return outcome == CallOutcome::Missed || outcome == CallOutcome::Busy;
}

inline bool isMissedCall(const Message &message)
{
    return message.kind == MessageKind::Call && message.direction == Direction::Incoming && isMissed(message.outcome);
}

/// What others said, which is unread until somebody has seen it: what they wrote, and their calls that were missed.
/// Pure.
inline bool waitsToBeSeen(const Message &message)
{
    return message.direction == Direction::Incoming && (message.kind == MessageKind::Text || isMissedCall(message));
}

/// How sure an outcome is: the archive tells of others' calls only what was said around them, the device that had the
/// call knows how it went.
constexpr int certainty(CallOutcome outcome) noexcept
{
    switch (outcome) {
    case CallOutcome::Missed:
        return 0;
    case CallOutcome::Busy:
        return 1;
    case CallOutcome::Declined:
        return 2;
    case CallOutcome::AnsweredElsewhere:
        return 3;
    case CallOutcome::Answered:
    case CallOutcome::Cancelled:
    case CallOutcome::Failed:
        return 4;
    }
    return 0;
}

/// Merges what is known of a call with what was just heard, in whatever order that came.
constexpr CallOutcome settle(CallOutcome known, CallOutcome heard) noexcept
{
    return certainty(heard) > certainty(known) ? heard : known;
}
static_assert(settle(CallOutcome::Missed, CallOutcome::AnsweredElsewhere) == CallOutcome::AnsweredElsewhere);
static_assert(settle(CallOutcome::AnsweredElsewhere, CallOutcome::Missed) == CallOutcome::AnsweredElsewhere);
static_assert(settle(CallOutcome::AnsweredElsewhere, CallOutcome::Answered) == CallOutcome::Answered);
static_assert(settle(CallOutcome::Failed, CallOutcome::AnsweredElsewhere) == CallOutcome::Failed);

} // namespace causerie
