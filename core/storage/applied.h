// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/chat/page.h"
#include "core/storage/failure.h"

#include <vector>

namespace causerie::storage
{

/// Messages of others in one conversation that nobody here has read: text and missed calls behind the last that we
/// wrote or that one of our devices displayed (XEP-0333, XEP-0490), unless it was there when the conversation was last
/// marked as read here.
struct UnreadCount {
    Jid peer;
    int unread = 0;
    friend bool operator==(const UnreadCount &, const UnreadCount &) = default;
};

/// Whether those who wrote what a gap had hear of it that we have it (XEP-0184; see receipts.h).
enum class Receipts { None, Owed };

/// What events came to.
struct Applied {
    std::vector<Message> added = {}; ///< new, in their order
    /// By an annotation, or because a copy told more: then the archive may also have said where it stands, so look at
    /// `position`.
    std::vector<Message> changed = {};
    std::vector<Message> removed = {};    ///< what they said is part of another message now
    std::vector<UnreadCount> unread = {}; ///< of the conversations whose count is another now
    std::vector<Jid> listed = {};         ///< archived conversations that a message has brought back into the list
    bool metKnown = false;                ///< one of the events was known already
    bool isGapGone = false;               ///< nothing more is missing in the gap that they fill
    std::vector<Jid> gapsOpened = {};     ///< archives, for something before these events could not be stored
    std::vector<ChatEvent> unstored = {}; ///< of several that cannot be stored together, those that cannot alone
    Failure failure = {};                 ///< why not
};

/// What a page compared with the store came to.
struct Repaired {
    int known = 0;     ///< messages of the page that were here
    int completed = 0; ///< of which a correction alone was here: changed now
    Applied applied;   ///< those that were not
    Cursor last;       ///< of the page's last message, for the next page
};

} // namespace causerie::storage
