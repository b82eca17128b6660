// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/applied.h"
#include "core/storage/exporting.h"

#include <QFile>

namespace causerie::storage
{

/// What the pieces of an import know of each other.
struct ImportPlace {
    Cursor behind;                         ///< the next message of the conversation stands behind this one …
    std::optional<qint64> next;            ///< … or, where the conversation was empty, at this position
    std::optional<qint64> accountNewest{}; ///< ms of the newest message known of the account's archive, 0: none
    qint64 roomNewest = 0;                 ///< of the room's
};

/// Some messages of one conversation.
struct ImportPiece {
    ExportHead head;
    ExportedConversation conversation;
    bool isFirst = true; ///< of its conversation
    std::vector<ExportedMessage> messages;
    ImportPlace place;
};

struct ImportWritten {
    Applied applied; ///< what was not here
    ImportPlace place;
};

/// Brings a piece in: what is here already (the same archive id, origin id, or without both the same text, sender and
/// time) is left as it is, but for what was said of it since; what is new stands where its neighbours in the file
/// stand, among others by its time. Nothing of it counts as unread, nothing is sent. Thread: storage, in a transaction.
///
/// An id of the archive says "up to here all is known". So it is only kept in front of the newest that is known, or
/// when nothing is known and everything is imported; without it the message is recognised by its other id when it
/// comes.
Result<ImportWritten> takePiece(SqlConnection &connection, const ImportPiece &piece);

/// What one step of reading came to.
struct ImportStep {
    HistoryFileProgress progress; ///< in bytes; the file is read twice
    std::optional<ImportPiece> piece;
};

/// Reads an export of the account `own`, no other's: first all of it, so that nothing comes in from a file that is
/// damaged anywhere, then piece by piece.
///
/// Thread: any, one at a time; `cancel` any. Owner: the work that is posted.
class ImportRun final
{
public:
    ImportRun(const QString &file, Jid own);

    void cancel() { m_cancelled = true; }
    FileResult<ImportStep> read(int budgetMs);
    void wrote(const ImportWritten &written); ///< the last piece; before the next `read`

private:
    FileResult<void> open();
    FileResult<std::optional<QJsonObject>> nextEntry(); ///< empty at the end
    FileResult<void> check(const QJsonObject &entry);
    FileResult<void> bring(const QJsonObject &entry, std::optional<ImportPiece> &full);
    std::unexpected<HistoryFileFailure> damaged(const QString &what) const;
    std::optional<ImportPiece> takeGathered();
    HistoryFileProgress progress() const;

    QFile m_file;
    Jid m_own;
    std::atomic<bool> m_cancelled = false;
    bool m_isChecked = false;
    bool m_isOver = false; ///< the array was closed
    bool m_hasEnd = false; ///< the entry that counts was read
    qint64 m_line = 0;
    ExportHead m_head;
    std::optional<ExportedConversation> m_conversation;
    bool m_isFirst = true;
    std::vector<ExportedMessage> m_gathered;
    ImportPlace m_place;
    qint64 m_conversations = 0;
    qint64 m_messages = 0;
    qint64 m_added = 0;
};

} // namespace causerie::storage
