// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"

#include <vector>

namespace causerie::ui
{

/// What stands above a room's messages while there is something to know or to decide.
struct RoomNotice {
    enum class Act {
        Join,
        TryAgain,
        GivePassword,
        ChooseName,
        Create,
        GoElsewhere,
        Forget,
        AskVoice,
        AllowVoice,
        DenyVoice
    };
    QString text; ///< empty: nothing to say
    bool isProblem = false;
    std::vector<Act> acts; ///< the likely one first

    friend bool operator==(const RoomNotice &, const RoomNotice &) = default;
};

/// Decides. Pure. `room` is null when we were never in it since we signed in; `request` is the first of those who ask
/// to speak, or null; `hasAsked` says that we did.
RoomNotice noticeFor(const Room *room, const VoiceRequest *request, bool hasAsked);

QString actText(RoomNotice::Act act); ///< for a button, with its mnemonic

} // namespace causerie::ui
