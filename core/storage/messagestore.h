// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/chat/conversationsettings.h"
#include "core/storage/database.h"

#include <optional>
#include <vector>

namespace causerie::storage
{

/// A place in a conversation: its messages are ordered by position, then id.
struct Cursor {
    qint64 position = 0;
    qint64 id = 0;
    friend auto operator<=>(const Cursor &, const Cursor &) = default;
};

/// Where messages may be missing: in front of the message `before`, or at the end when it is 0.
struct GapMark {
    qint64 gap = 0;
    qint64 before = 0;
    friend bool operator==(const GapMark &, const GapMark &) = default;
};

struct Page {
    std::vector<Message> messages; ///< oldest first
    std::vector<GapMark> gaps;     ///< between them or at their newer end
    bool hasOlder = false;         ///< in the store
    bool hasNewer = false;
};

/// What events came to.
struct Applied {
    std::vector<Message> added;   ///< new, in their order
    std::vector<Message> changed; ///< by an annotation, or because a copy told more
    bool metKnown = false;        ///< one of the events was known already
};

/// How far back the store goes in one conversation.
struct HistoryStart {
    QString oldestArchiveId; ///< empty when no message has one
    bool complete = false;   ///< the archive has nothing older
};

/// What the list of conversations shows before any of them is opened.
struct ConversationSummary {
    Jid peer;
    std::optional<Message> last;
    int unread = 0;
    ConversationSettings settings;
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

    /// A live event: a new message stands at the end, an annotation changes its target or waits for it.
    Stored<Applied> apply(const ChatEvent &event);
    /// The next page of a gap, read forwards from `gap.after`: its messages go to the gap's place, and the gap begins
    /// behind the page, or is gone when the page was the last or reached what we have. All or nothing.
    Stored<Applied> fillGap(qint64 gap, const ArchivePage &page);
    /// A page read backwards from the oldest we have of this conversation: stands in front of all of it.
    Stored<Applied> addOlder(const Jid &conversation, const ArchivePage &page);
    /// A new stream that was not resumed begins: between what we know of this archive and now we may have missed
    /// something. What is added by `apply` from now on stands behind that gap. Empty when nothing of it is known, so
    /// that there is no gap to speak of, only older history.
    Stored<std::optional<Gap>> openGap(const Jid &archive);
    Stored<std::vector<Gap>> gaps(const Jid &archive); ///< oldest first
    Stored<HistoryStart> historyStart(const Jid &conversation);
    /// Advances the state of one of ours (see `advance`); the message as it is now, empty when unknown or unchanged.
    /// With a `peer` only a message to that peer is meant: nobody confirms what was not sent to them.
    Stored<std::optional<Message>> advanceState(const Jid &peer, const QString &originId, DeliveryState heard,
                                                const QString &failure = {});
    /// Puts a failed message of ours back into the outbox; empty when there is none with this id.
    Stored<std::optional<Message>> retry(qint64 id);
    Stored<Page> page(const Jid &peer, qint64 beforeId, int limit); ///< beforeId 0: the newest
    Stored<Page> pageAfter(const Jid &peer, Cursor after, int limit);
    Stored<Page> pageAround(qint64 id, int limit); ///< the message `id` in its middle; empty when it is unknown
    Stored<std::optional<Message>> message(qint64 id);
    Stored<std::vector<Message>> outbox();                ///< every `Pending`, oldest first
    Stored<std::vector<ConversationSummary>> summaries(); ///< the last written to first
    Stored<void> markRead(const Jid &peer);
    Stored<void> saveSettings(const Jid &peer, const ConversationSettings &settings); ///< makes the conversation
    /// Deletes the conversation here, not in the archive.
    Stored<void> removeConversation(const Jid &peer);

private:
    Database &m_database;
};

} // namespace causerie::storage
