// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/storage/database.h"

#include <optional>
#include <vector>

namespace causerie::storage
{

struct Page
{
    std::vector<Message> messages; ///< oldest first
    bool hasOlder = false;
};

/// What the list of conversations shows before any of them is opened.
struct ConversationSummary
{
    Jid peer;
    std::optional<Message> last;
    int unread = 0;
};

/// The history and, as its `Pending` rows, the outbox. All calls are asynchronous and keep their order.
///
/// Thread: GUI. Owner: Session; the database outlives it.
class MessageStore final
{
public:
    explicit MessageStore(Database &database);

    /// Stores a new message and returns it with its id; empty when it is known already (same archive id, or the same
    /// origin id from the same sender in the same conversation). Incoming text counts as unread.
    QFuture<std::optional<Message>> add(const Message &message);
    /// Advances the state of one of ours (see `advance`); the message as it is now, empty when unknown.
    QFuture<std::optional<Message>> advanceState(const QString &originId, DeliveryState heard, const QString &failure);
    /// Puts a failed message back into the outbox.
    QFuture<std::optional<Message>> retry(qint64 id);
    QFuture<Page> page(const Jid &peer, qint64 beforeId, int limit); ///< beforeId 0: the newest
    QFuture<std::vector<Message>> outbox();                          ///< every `Pending`, oldest first
    QFuture<std::vector<ConversationSummary>> summaries();
    QFuture<void> markRead(const Jid &peer);

private:
    Database &m_database;
};

} // namespace causerie::storage
