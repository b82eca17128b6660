// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/chat/roomevent.h"

namespace causerie
{

/// One page of an archive (XEP-0313 §4, XEP-0059) as it was read, oldest first. Ids are the archive's.
struct ArchivePage {
    Jid archive; ///< bare: our account or a room
    std::vector<ChatEvent> events;
    std::vector<RoomInvitation> invitations{}; ///< that others sent us; no part of any conversation
    QString first; ///< id of the oldest result, also of those that are no event; empty for an empty page
    QString last;
    bool complete = false; ///< nothing further in the direction that was asked
};

/// A stretch of an archive that we have not read: behind `after`, before `before`. What is read goes to the positions
/// from `nextPosition` on, so it stands where it belongs without looking at any clock.
struct Gap {
    qint64 id = 0;
    Jid archive;
    QString after;           ///< archive id of the last known message in front of it; empty: from the beginning
    QString before;          ///< of the first known behind it; empty: up to now
    qint64 nextPosition = 0; ///< in every conversation of that archive
    QDateTime since;         ///< `sentAt` of the last message in front of it; only for an archive that has lost `after`
    friend bool operator==(const Gap &, const Gap &) = default;
};

/// How it stands with the gaps of one archive.
enum class GapFilling {
    Waiting,     ///< nobody is at it
    Running,     ///< the archive is asked, or will be in a moment
    Unreachable, ///< somebody wanted them filled, and there is no connection, or we are not in the room
    Failed,      ///< no answer, a bad one, or the disk did not take it; it is tried again after a pause
    Refused,     ///< the server has not got them, or does not hand them out
};

} // namespace causerie
