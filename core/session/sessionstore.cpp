// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a session goes on when its store was mended.

#include "core/session/sessionparts.h"

namespace causerie
{

/// A new stream asks for everything that is not on the disk now: contacts, the archive, what was said in rooms.
void Session::Private::connectStore()
{
    connect(&mending, &Mending::begun, &q, [this] {
        search.close(); // it holds the file
        rosterBridge.forgetVersion();
        streamLost();
        signIn.startOver(outwardPresence());
    });
}

} // namespace causerie
