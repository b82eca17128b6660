// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callstate.h"
#include "core/call/signalling.h"
#include "core/chat/message.h"

namespace causerie
{

/// `Elsewhere`: another device of ours answered (`Success`) or declined.
enum class EndedBy { Us, Peer, Elsewhere };

/// What the conversation remembers of a call that ended in state `at` (XEP-0166 §7.4 read from the user's side).
CallOutcome outcomeOf(Direction direction, CallState at, EndedBy endedBy, EndReason reason);

/// The reason shown to the world in `finish`: XEP-0353 §Security asks to give away no more than these three.
EndReason finishReason(EndReason reason);

/// How a failure of media is told to the peer (XEP-0166 §7.4).
EndReason reasonOf(media::EngineError error);

} // namespace causerie
