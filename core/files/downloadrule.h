// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"

namespace causerie::files
{

/// What the person set: which files come by themselves.
struct DownloadRule {
    qint64 largest = 5 * 1024 * 1024; ///< bytes; 0: none by itself
    bool fromStrangers = false;
    bool inRooms = true; ///< what somebody shows in a room, to all or to us alone, too
    friend bool operator==(const DownloadRule &, const DownloadRule &) = default;
};

/// Whether a file of theirs is fetched without asking. One that could run never is, nor one whose size is not said, for
/// the download would have to be broken off. Pure.
bool comesByItself(const Attachment &file, bool fromStranger, const DownloadRule &rule);

/// The same for one whose size is not said, too (XEP-0066 says none): the server is asked, and if it is too large the
/// download ends with the server's first line. Pure.
bool mayTry(const Attachment &file, bool fromStranger, const DownloadRule &rule);

/// Whether a download may go on: what has come is not more than what was claimed and allowed. Pure.
bool mayGoOn(qint64 received, qint64 claimed, qint64 limit);

} // namespace causerie::files
