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

/// A new stream asks for everything that is not on the disk now: contacts, the archive, what was said in rooms, and
/// what was not confirmed: messages that were taken along are known by their ids, corrections and reactions come again.
void Session::Private::connectStore()
{
    connect(&mending, &Mending::changed, &incoming, [this] { withholdConfirmations(); });
    const auto learnt = [this](const Jid &archive) {
        if (archive == own().bare())
            withholdConfirmations();
    };
    connect(&archiveSync, &ArchiveSync::caughtUp, &incoming, learnt);
    connect(&archiveSync, &ArchiveSync::hindered, &incoming, learnt);
    connect(&mending, &Mending::begun, &q, [this] {
        search.close(); // it holds the file
        rosterBridge.forgetVersion();
        streamLost();
        signIn.startOver(outwardPresence());
    });
}

/// A server without an archive has nothing more of what it heard that we have: while the disk is full, what comes is
/// not confirmed, so that the server gives it to us once more should this program end meanwhile.
void Session::Private::withholdConfirmations()
{
    const auto &trouble = mending.trouble();
    if (trouble && trouble->remedy == Remedy::TryAgain && !archiveSync.keeps(own().bare()))
        return incoming.setWithheld(true);
    history.afterWriting(&incoming, [this] {
        if (!mending.trouble() || archiveSync.keeps(own().bare()))
            incoming.setWithheld(false);
    });
}

} // namespace causerie
