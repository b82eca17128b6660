// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/storage/database.h"

#include <optional>
#include <vector>

namespace causerie::storage
{

struct Page {
    std::vector<Message> messages; ///< oldest first
    bool hasOlder = false;
};

/// What the list of conversations shows before any of them is opened.
struct ConversationSummary {
    Jid peer;
    std::optional<Message> last;
    int unread = 0;
};

/// The answer of the store, later: the value or why there is none (said by `Database::failed`, too). Continue with
/// `whenDone`.
template<typename T>
using Stored = QFuture<Result<T>>;

/// The history and, as its `Pending` rows, the outbox. All calls are asynchronous and keep their order.
///
/// Thread: GUI. Owner: Session; the database outlives it.
class MessageStore final
{
public:
    explicit MessageStore(Database &database) : m_database(database) {}

    /// Stores a new message and returns it with its id; empty when it is known already: the same archive id, or the
    /// same origin id and text from the same sender in the same conversation (some clients count their ids from 1
    /// each day, so the id alone would lose messages). Incoming text counts as unread. A message for the outbox is
    /// on the disk, not only on its way there, when the answer comes.
    Stored<std::optional<Message>> add(const Message &message);
    /// Advances the state of one of ours (see `advance`); the message as it is now, empty when unknown or unchanged.
    /// With a `peer` only a message to that peer is meant: nobody confirms what was not sent to them.
    Stored<std::optional<Message>> advanceState(const Jid &peer, const QString &originId, DeliveryState heard,
                                                const QString &failure = {});
    /// Puts a failed message of ours back into the outbox; empty when there is none with this id.
    Stored<std::optional<Message>> retry(qint64 id);
    Stored<Page> page(const Jid &peer, qint64 beforeId, int limit); ///< beforeId 0: the newest
    Stored<std::vector<Message>> outbox();                          ///< every `Pending`, oldest first
    Stored<std::vector<ConversationSummary>> summaries();           ///< the last written to first
    Stored<void> markRead(const Jid &peer);

private:
    Database &m_database;
};

} // namespace causerie::storage
