// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/chat/conversations.h"

#include <map>
#include <vector>

namespace causerie
{

/// What only this device knows, when its store is given up for another one.
struct Belongings {
    std::map<Jid, ConversationSettings> settings; ///< pins, drafts …
    std::vector<Message> messages;                ///< as new ones: without ids and places of the old store
    std::vector<Annotation> unsaid;               ///< corrections, reactions … that wait for the server
};

/// Whose store goes on needs only what could not be stored.
enum class Taken { All, Unstored };

/// What is in memory: the settings of all conversations; of the messages what no server has: ours that did not leave
/// (Pending or Failed), and what could not be stored and came without the id of an archive.
Belongings belongingsOf(const Conversations &conversations, Taken taken);

/// Both; what is in memory is newer than what was read. A message is the same when its origin id is.
Belongings merged(Belongings read, const Belongings &inMemory);

/// How many of them were to be sent.
int countUnsent(const Belongings &belongings);

} // namespace causerie
