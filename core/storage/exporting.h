// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/page.h"
#include "core/storage/exportjson.h"
#include "core/storage/exporttext.h"
#include "core/storage/sqlconnection.h"

#include <atomic>
#include <memory>
#include <optional>

class QSaveFile;

namespace causerie::storage
{

enum class ExportFormat { Json, Plain, Html };

struct ExportRequest {
    QString file; ///< replaced when all is written, untouched until then
    ExportFormat format = ExportFormat::Json;
    Jid account;
    std::optional<Jid> conversation; ///< empty: all; only as JSON
    ExportWords words;
    QDateTime at;
};

/// Why a file of the history came to nothing.
struct HistoryFileFailure {
    enum class Kind {
        Storage,        ///< the history cannot be read or written
        CannotWrite,    ///< the file
        CannotRead,     ///< the file
        NoConversation, ///< there is none with that address
        NotAnExport,    ///< the file is something else
        NewerVersion,   ///< of the program wrote it
        AnotherAccount, ///< exported it: the one in `text`
        Damaged,        ///< `line` is not as it was written
        Truncated,      ///< the end is missing
        Cancelled
    };
    Kind kind = Kind::Storage;
    QString text; ///< for reports
    qint64 line = 0;
    std::optional<StorageError> error{}; ///< for `Storage`
};

struct HistoryFileProgress {
    qint64 done = 0;
    qint64 total = 0;
    qint64 conversations = 0;
    qint64 messages = 0;
    qint64 added = 0; ///< of an import: messages that were not here
    bool isComplete = false;
};

template<typename T>
using FileResult = std::expected<T, HistoryFileFailure>;

/// Writes what is stored to a file in small steps, with one look at the history: what is stored meanwhile is not in it.
/// Some hundred messages are in memory at a time.
///
/// Thread: storage, but for making and `cancel`; `step` is called until it is complete or fails, and then no more.
/// Owner: the work that is posted.
class ExportRun final
{
public:
    explicit ExportRun(ExportRequest request);
    ~ExportRun();

    void cancel() { m_cancelled = true; } ///< any thread; nothing is left of the file

    FileResult<HistoryFileProgress> step(SqlConnection &connection, int budgetMs);

private:
    struct Conversation {
        qint64 id = 0;
        ExportedConversation exported;
    };

    FileResult<void> begin(SqlConnection &connection);
    FileResult<void> beginNext(SqlConnection &connection);
    FileResult<void> writeSome(SqlConnection &connection);
    FileResult<HistoryFileProgress> finish(SqlConnection &connection);
    FileResult<void> write(const QString &text);
    FileResult<void> write(const QJsonObject &entry);
    Result<std::vector<Annotation>> annotations(SqlConnection &connection, const QString &where, qint64 id,
                                                const Jid &conversation);
    void end(SqlConnection &connection);

    ExportRequest m_request;
    std::atomic<bool> m_cancelled = false;
    bool m_hasBegun = false;
    bool m_isOver = false;
    bool m_hasEntry = false; ///< the file has one already
    std::unique_ptr<QSaveFile> m_file;
    std::vector<Conversation> m_conversations; ///< those that wait, the next at the end
    std::optional<Conversation> m_now;
    std::optional<ExportText> m_text;
    Cursor m_behind;
    HistoryFileProgress m_progress;
};

} // namespace causerie::storage
