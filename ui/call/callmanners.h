// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/talkkey.h"
#include "core/media/parameters.h"

#include <QKeySequence>

class QSettings;

namespace causerie::ui
{

/// How the user likes calls, on every account.
struct CallManners {
    TalkMode talkMode = TalkMode::Free;
    QKeyCombination talkKey = Qt::Key_Space;
    std::chrono::milliseconds release{200}; ///< 0 to 2 s, after the key was let go of
    bool callingAgainRings = false;         ///< also when we are not to be disturbed
    media::CallMode callMode = media::CallMode::Usual;
    friend bool operator==(const CallManners &, const CallManners &) = default;
};

inline constexpr std::chrono::milliseconds kLongestRelease{2000};

/// No key that moves the focus, presses a button or closes the window. Pure.
bool mayBeTalkKey(QKeyCombination key);

/// As they were kept; what a damaged file makes up is as usual. Thread: GUI.
CallManners keptManners(const QSettings &settings);
void keep(const CallManners &manners, QSettings &settings);

} // namespace causerie::ui
