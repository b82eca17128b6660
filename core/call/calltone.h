// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calloutcome.h"
#include "core/media/tones/tone.h"

#include <optional>

namespace causerie
{

/// What a call sounds of itself in a state. Never anything while two people talk, and nothing at the end that this side
/// wanted. Outcome and `endedBy` count at the end only. Pure.
constexpr std::optional<media::Tone> toneOf(Direction direction, CallState state, CallOutcome outcome, EndedBy endedBy)
{
    switch (state) {
    case CallState::Idle:
    case CallState::Proposed:
    case CallState::Connecting:
    case CallState::Active:
        return {};
    case CallState::Ringing:
        return direction == Direction::Incoming ? media::Tone::Ring : media::Tone::Ringback;
    case CallState::Ending:
    case CallState::Ended:
        break;
    }
    switch (outcome) {
    case CallOutcome::Busy:
    case CallOutcome::Declined:
        return direction == Direction::Outgoing ? std::optional(media::Tone::Busy) : std::nullopt;
    case CallOutcome::Answered:
        return endedBy == EndedBy::Peer ? std::optional(media::Tone::Ended) : std::nullopt;
    case CallOutcome::Failed:
        return media::Tone::Ended;
    case CallOutcome::Missed:
        return direction == Direction::Outgoing ? std::optional(media::Tone::Ended) : std::nullopt;
    case CallOutcome::Cancelled:
    case CallOutcome::AnsweredElsewhere:
        return {};
    }
    return {};
}

static_assert(toneOf(Direction::Incoming, CallState::Ringing, {}, {}) == media::Tone::Ring);
static_assert(toneOf(Direction::Outgoing, CallState::Ringing, {}, {}) == media::Tone::Ringback);
static_assert(!toneOf(Direction::Outgoing, CallState::Active, {}, {}));
static_assert(toneOf(Direction::Outgoing, CallState::Ended, CallOutcome::Busy, EndedBy::Peer) == media::Tone::Busy);
static_assert(!toneOf(Direction::Outgoing, CallState::Ending, CallOutcome::Answered, EndedBy::Us));

} // namespace causerie
