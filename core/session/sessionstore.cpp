// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session shows of its store, and how it goes on when that was mended.

#include "core/session/sessionparts.h"

namespace causerie
{

CallLog &Session::callLog()
{
    return d->callLog;
}

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
