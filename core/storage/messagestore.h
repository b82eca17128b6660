// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/storage/applied.h"
#include "core/storage/database.h"
#include "core/storage/historystart.h"
#include "core/storage/pages.h"

#include <optional>
#include <vector>

namespace causerie::storage
{

using causerie::Cursor;
using causerie::GapMark;
using causerie::Page;

/// The answer of the store, later: the value or why there is none (said by `Database::failed`, too). Continue with
/// `whenDone`.
template<typename T>
using Stored = QFuture<Result<T>>;

class Unkept;

/// The history and, as its `Pending` rows, the outbox. All calls are asynchronous and keep their order; writes that
/// wait behind each other share a transaction, and an answer comes when it is committed.
///
/// A conversation's kind decides how its ids are read, so a room is told with `saveSettings` before its messages. What
/// is not a room's lies in the account's own archive.
///
/// Unread is incoming text behind the last that this account answered or displayed (on any device: an outgoing message,
/// an outgoing `Displayed`) and that came after the last `markRead`. History older than what we have (`addOlder`)
/// counts only where nothing was read or written yet.
///
/// Thread: GUI. Owner: Session; the database outlives it.
class MessageStore final
{
public:
    explicit MessageStore(Database &database);
    ~MessageStore();

    /// Bare: whose archive has what is not said in a room. What lies in an archive and could not be stored live is a
    /// gap as soon as something can be stored again (`Applied::gapsOpened`); so is a gap that could not be opened.
    void setAccount(const Jid &account);

    /// Stores a new message and returns it with its id; empty when it is known already: the same archive id, or the
    /// same origin id and text from the same sender in the same conversation (some clients count their ids from 1
    /// each day, so the id alone would lose messages). A message for the outbox is on the disk, not only on its way
    /// there, when the answer comes.
    Stored<std::optional<Message>> add(const Message &message);

    /// A live event: a new message stands at the end, an annotation changes its target or waits for it. What we write
    /// reads what stands before it; so does a `Displayed` of ours, up to its target. A new message that calls for
    /// attention, or of ours, brings an archived conversation back into the list. A correction of what is not here is
    /// a message of its own until its original comes, but waits while a gap is open (see lonecorrection.h). `Pending`
    /// ones are on the disk when the answer comes.
    Stored<Applied> apply(const ChatEvent &event);
    /// Several at once, in their order, as if one by one; when that fails, one by one (`Applied::unstored`).
    Stored<Applied> apply(std::vector<ChatEvent> events);
    /// The next page of a gap, read forwards from `gap.after`: its messages go to the gap's place, and the gap begins
    /// behind the page, or is gone when the page is complete or holds a message of theirs that stands behind the gap
    /// under its archive id. Ours do not end it (they may have been sent before the gap and wait behind it); those
    /// without an archive id move to where the archive shows them (`changed`). All or nothing. A gap that is gone
    /// already: the page's messages go to the end as far as they are unknown.
    Stored<Applied> fillGap(qint64 gap, const ArchivePage &page, Receipts receipts = Receipts::None);
    /// For which messages of filled gaps receipts are owed, oldest first: they stay owed over a restart until
    /// `forgiveReceipts`.
    Stored<std::vector<Message>> owedReceipts();
    /// Also the one for this message, which came live: it was lost with its stream.
    Stored<void> oweReceipt(const Jid &peer, const QString &originId);
    Stored<void> forgiveReceipts(const std::vector<qint64> &messages); ///< our server has them
    /// A page read backwards from the oldest we have of this conversation: stands in front of all of it. With an empty
    /// `conversation` it is a page of the account's whole archive, in front of everything.
    Stored<Applied> addOlder(const Jid &conversation, const ArchivePage &page);
    /// A new stream that was not resumed begins: between what we know of this archive and now we may have missed
    /// something. What is added by `apply` from now on stands behind that gap, and so does what waits in the outbox.
    /// Where a gap is at the end already, with nothing of that archive behind it, it is that one. Its `after` is empty
    /// when nothing of the archive is known.
    Stored<Gap> openGap(const Jid &archive);
    Stored<Applied> closeGap(qint64 gap); ///< there is nothing to fill it from
    /// Its server fills none of its gaps, now or for good: what waited for them is shown, until it is asked again.
    Stored<Applied> refuseGaps(const Jid &archive);
    Stored<std::vector<Gap>> gaps(const Jid &archive);          ///< oldest first
    Stored<HistoryStart> historyStart(const Jid &conversation); ///< empty: of the account's archive as a whole
    /// Compares a page of one conversation's archive, read forwards from its beginning, with what is here; messages
    /// that are not get the place between their neighbours. `previous`: as the page before returned it. Gaps are filled
    /// first, or what of ours waits behind one may end up in front of what was missed.
    Stored<Repaired> repair(const Jid &conversation, const ArchivePage &page, Cursor previous);
    Stored<int> count(const Jid &conversation); ///< of its messages; calls and events are none
    /// Advances the state of one of ours (see `advance`); the message as it is now, empty when unknown or unchanged.
    /// With a `peer` only a message to that peer is meant: nobody confirms what was not sent to them.
    Stored<std::optional<Message>> advanceState(const Jid &peer, const QString &originId, DeliveryState heard,
                                                const QString &failure = {});
    /// Puts a failed message of ours back into the outbox; empty when there is none with this id.
    Stored<std::optional<Message>> retry(qint64 id);
    /// What became of a file of a message: its address, our copy, its state. The message as it is now; empty when it
    /// has no such file (any more), or its address is another one by now. On the disk when the answer comes.
    Stored<std::optional<Message>> setAttachment(qint64 id, int index, const Attachment &file);
    Stored<Page> page(const Jid &peer, qint64 beforeId, int limit); ///< beforeId 0: the newest
    Stored<Page> pageAfter(const Jid &peer, Cursor after, int limit);
    Stored<Page> pageAround(qint64 id, int limit); ///< the message `id` in its middle; empty when it is unknown
    /// Names in the archive of the newest messages that `peer` wrote, newest first.
    Stored<QStringList> latestArchiveIds(const Jid &peer, int limit);
    /// Messages with files that were not taken back, the newest or those in front of `before`; without gaps.
    Stored<Page> filesPage(const Jid &peer, std::optional<Cursor> before, int limit);
    /// Names of the folders of files made here (`own-` and 32 digits) that anything stored mentions: a message, what
    /// is said of one, a draft.
    Stored<QSet<QString>> ownFolders();
    Stored<std::optional<Message>> message(qint64 id);
    Stored<std::vector<Message>> outbox();                ///< every `Pending`, oldest first
    Stored<std::vector<Annotation>> pendingAnnotations(); ///< ours, not yet acknowledged, oldest first
    Stored<void> annotationSent(const QString &originId); ///< our server has it, or refused it: it waits no more
    Stored<std::vector<ConversationSummary>> summaries(); ///< the last written to first
    /// Peers and settings only, of a damaged file: as many as can be read, with nothing of messages.
    Stored<std::vector<ConversationSummary>> readableSettings();
    Stored<void> markRead(const Jid &peer); ///< everything stored so far was seen
    /// Another device of ours has displayed this message (XEP-0490) and all before it; never takes back what was read.
    /// The count as it is now; empty when the message is not here.
    Stored<std::optional<int>> markReadUpTo(const Jid &peer, const QString &archiveId);
    Stored<void> saveSettings(const Jid &peer, const ConversationSettings &settings); ///< makes the conversation
    /// Deletes the conversation here, not in the archive.
    Stored<void> removeConversation(const Jid &peer);

private:
    Database &m_database;
    std::shared_ptr<Unkept> m_unkept; ///< touched on the storage thread only
};

} // namespace causerie::storage
