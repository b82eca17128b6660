// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie
{

/// What the comparison of one conversation with the server came to.
struct ArchiveReport {
    enum class End {
        Complete,
        Cancelled,
        NoArchive, ///< the server keeps none, or does not tell
        NotConnected,
        NotInRoom, ///< only who is in it knows who is who there
        Refused,   ///< `text` says why
        NotStored  ///< the disk
    };
    End end = End::Complete;
    QString text;     ///< of the server, or why it was not stored (`word` of a StorageError)
    int onServer = 0; ///< messages of the conversation in its archive
    int here = 0;     ///< messages here when it ended, also those that the archive never had
    int missing = 0;  ///< were on the server and not here …
    int repaired = 0; ///< … and now are
    friend bool operator==(const ArchiveReport &, const ArchiveReport &) = default;
};

} // namespace causerie
