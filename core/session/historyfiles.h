// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/storage/failure.h"

#include <QHash>
#include <QObject>

#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace causerie
{

namespace storage
{
class ImportRun;
struct HistoryFileFailure;
struct HistoryFileProgress;
struct ImportStep;
} // namespace storage

class History;
class Roster;

enum class HistoryFileFormat { Json, Plain, Html };

enum class HistoryFileProblem {
    Storage,        ///< the history cannot be read or written; see `error`
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

struct HistoryFileError {
    HistoryFileProblem problem = HistoryFileProblem::Storage;
    QString text; ///< for reports, not translated; the address of another account
    qint64 line = 0;
    std::optional<StorageError> error{};
};

struct HistoryFileState {
    qint64 done = 0; ///< of `total`: messages of an export, bytes of an import
    qint64 total = 0;
    qint64 conversations = 0;
    qint64 messages = 0;
    qint64 added = 0; ///< by an import: those that were not here
};

/// What stands between the messages of an export that people read; English without.
struct HistoryFileWords {
    QString title{}; ///< with %1 for the name
    QString deleted{};
    QString edited{};
    QString file{};   ///< with %1 for its name
    QString answer{}; ///< with %1 for what is answered
    QString call{};   ///< with %1 for its length
    QString missedCall{};
};

/// One export or import in progress. Destroying it cancels it.
///
/// Thread: GUI. Owner: who asked.
class HistoryFileJob final : public QObject
{
    Q_OBJECT

public:
    ~HistoryFileJob() override;

    void cancel(); ///< `finished` tells so; an export leaves nothing, an import what it has brought in
    const HistoryFileState &state() const;

Q_SIGNALS:
    void progressed(const causerie::HistoryFileState &state);
    void finished(const std::optional<causerie::HistoryFileError> &error); ///< once, from the event loop

private:
    friend class HistoryFiles;
    struct Private;
    explicit HistoryFileJob(std::unique_ptr<Private> data);
    void next();
    void finish(const std::optional<HistoryFileError> &error);

    std::unique_ptr<Private> d;
    bool m_isFinished = false;
};

/// Writes the history to files and reads it from them: see core/storage/exportjson.h for the form. An import brings
/// nothing in twice, and nothing at all from a file that is damaged anywhere or that another account exported: its own
/// words would stand there as ours.
///
/// Thread: GUI. Owner: Session.
class HistoryFiles final : public QObject
{
    Q_OBJECT

public:
    HistoryFiles(History &history, const Roster &roster, std::function<Jid()> own, QObject *parent = nullptr);
    ~HistoryFiles() override;

    /// `conversation` empty: everything, which is only written as JSON.
    std::unique_ptr<HistoryFileJob> exportTo(const QString &file, HistoryFileFormat format,
                                             const Jid &conversation = {}, const HistoryFileWords &words = {});
    /// The conversations that are shown learn of it when it is done.
    std::unique_ptr<HistoryFileJob> importFrom(const QString &file);

private:
    using Progress = std::expected<storage::HistoryFileProgress, storage::HistoryFileFailure>;
    void bring(const std::shared_ptr<storage::ImportRun> &run, const storage::ImportStep &step, QObject *context,
               const std::function<void(const Progress &)> &answer);

    History &m_history;
    const Roster &m_roster;
    std::function<Jid()> m_own;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::HistoryFileState)
Q_DECLARE_METATYPE(causerie::HistoryFileError)
