// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/session/session.h"

namespace causerie
{

struct ApplicationSettings {
    SessionSettings session;         ///< of every account, but for its file
    media::AudioSettings audio{};    ///< until the user chooses other devices
    bool loopbackCandidates = false; ///< tests and the demo, on a machine without a network
    QString autostartFile{};         ///< has the desktop start the program; empty: that cannot be chosen
    QStringList startCommand{};      ///< what the desktop is to start
    bool startsHidden = false; ///< in the tray, or minimised where there is none; not while a person has to sign in
};

} // namespace causerie
