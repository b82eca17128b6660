// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

#include <array>
#include <optional>

namespace causerie
{

/// The life of a call, seen from here.
enum class CallState {
    Idle,       ///< made, nothing sent or received yet
    Proposed,   ///< outgoing: asked, no device has rung yet (XEP-0353 propose)
    Ringing,    ///< outgoing: a device rings; incoming: ours rings
    Connecting, ///< answered; Jingle, ICE and DTLS at work
    Active,     ///< path and keys are there: both can speak
    Ending,     ///< ended by one side; media is being closed
    Ended       ///< over; statistics are final
};

/// What can happen to a call, whoever did it.
enum class CallEvent {
    Propose,   ///< we asked the peer (outgoing)
    Offer,     ///< the peer asked us (incoming)
    PeerRings, ///< a device of theirs rings
    Answer,    ///< one side took the call
    Connect,   ///< the media path is open
    End,       ///< somebody or something ended it; media still runs
    Close      ///< media is closed, or there never was any
};

/// The table of a call's life. Nothing where the event has no meaning in that state: it is then ignored.
constexpr std::optional<CallState> next(CallState state, CallEvent event) noexcept
{
    using enum CallState;
    constexpr std::nullopt_t No = std::nullopt;
    using Row = std::array<std::optional<CallState>, 7>;
    constexpr std::array<Row, 7> table{{
        // Propose  Offer    PeerRings Answer      Connect End     Close
        {Proposed, Ringing, No, No, No, No, Ended},       // Idle
        {No, No, Ringing, Connecting, No, Ending, Ended}, // Proposed
        {No, No, No, Connecting, No, Ending, Ended},      // Ringing
        {No, No, Ringing, No, Active, Ending, Ended},     // Connecting: gateways ring after `proceed`
        {No, No, No, No, No, Ending, Ended},              // Active
        {No, No, No, No, No, No, Ended},                  // Ending
        {No, No, No, No, No, No, No},                     // Ended
    }};
    return table[static_cast<std::size_t>(state)][static_cast<std::size_t>(event)];
}

/// For the log.
constexpr const char *toString(CallState state) noexcept
{
    switch (state) {
    case CallState::Idle:
        return "idle";
    case CallState::Proposed:
        return "proposed";
    case CallState::Ringing:
        return "ringing";
    case CallState::Connecting:
        return "connecting";
    case CallState::Active:
        return "active";
    case CallState::Ending:
        return "ending";
    case CallState::Ended:
        return "ended";
    }
    return "unknown";
}

/// True from the first sign until somebody ended it: another call must wait.
constexpr bool isInProgress(CallState state) noexcept
{
    return state != CallState::Ending && state != CallState::Ended;
}

static_assert(next(CallState::Idle, CallEvent::Propose) == CallState::Proposed);
static_assert(next(CallState::Proposed, CallEvent::Answer) == CallState::Connecting);
static_assert(next(CallState::Connecting, CallEvent::Connect) == CallState::Active);
static_assert(next(CallState::Active, CallEvent::End) == CallState::Ending);
static_assert(next(CallState::Ending, CallEvent::Close) == CallState::Ended);
static_assert(!next(CallState::Ended, CallEvent::Answer), "what is over stays over");
static_assert(!next(CallState::Ringing, CallEvent::Connect), "no sound before an answer");

} // namespace causerie

Q_DECLARE_METATYPE(causerie::CallState)
