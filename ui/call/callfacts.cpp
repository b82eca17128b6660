// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callfacts.h"

namespace causerie::ui
{

CallFacts factsOf(const Call &call, const QString &name)
{
    return {.name = name,
            .peer = call.peer(),
            .direction = call.direction(),
            .state = call.state(),
            .endReason = call.endReason(),
            .outcome = call.outcome(),
            .mediaError = call.mediaError(),
            .soundTroubles = call.soundTroubles(),
            .warnings = call.warnings(),
            .muted = call.isMuted(),
            .held = call.isHeld(),
            .peerMuted = call.isPeerMuted(),
            .peerHolding = call.isPeerHolding(),
            .reconnecting = call.isReconnecting(),
            .moving = call.isMoving(),
            .wasTaken = call.endedBy() == EndedBy::Elsewhere,
            .wasAnswered = call.activeMs() > 0,
            .activeMs = call.activeMs(),
            .statistics = call.statistics(),
            .authString = call.authString(),
            .takesDigits = call.takesDigits(),
            .transferTarget = call.transferTarget(),
            .transferRefused = call.isTransferRefused()};
}

} // namespace causerie::ui
