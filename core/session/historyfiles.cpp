// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/historyfiles.h"

#include "core/roster/roster.h"
#include "core/session/history.h"
#include "core/storage/database.h"
#include "core/storage/exporting.h"
#include "core/storage/importing.h"

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr int kStepMs = 50; ///< on a thread of its own

using Failure = storage::HistoryFileFailure;
using Progress = storage::FileResult<storage::HistoryFileProgress>;

HistoryFileProblem problemOf(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::Storage:
        return HistoryFileProblem::Storage;
    case Failure::Kind::CannotWrite:
        return HistoryFileProblem::CannotWrite;
    case Failure::Kind::CannotRead:
        return HistoryFileProblem::CannotRead;
    case Failure::Kind::NoConversation:
        return HistoryFileProblem::NoConversation;
    case Failure::Kind::NotAnExport:
        return HistoryFileProblem::NotAnExport;
    case Failure::Kind::NewerVersion:
        return HistoryFileProblem::NewerVersion;
    case Failure::Kind::AnotherAccount:
        return HistoryFileProblem::AnotherAccount;
    case Failure::Kind::Damaged:
        return HistoryFileProblem::Damaged;
    case Failure::Kind::Truncated:
        return HistoryFileProblem::Truncated;
    case Failure::Kind::Cancelled:
        return HistoryFileProblem::Cancelled;
    }
    Q_UNREACHABLE_RETURN(HistoryFileProblem::Storage);
}

/// The default's where nothing is said.
void take(QString &word, const QString &said)
{
    if (!said.isEmpty())
        word = said;
}

} // namespace

/// One step after the other, each posted when the last is answered.
struct HistoryFileJob::Private {
    using Answer = std::function<void(const Progress &)>;

    std::unique_ptr<storage::Database> own; ///< a thread beside: what arrives meanwhile is stored as ever
    std::function<void(QObject *context, Answer)> step;
    std::function<void()> cancel;
    std::function<void()> over;
    HistoryFileState state;
};

HistoryFileJob::HistoryFileJob(std::unique_ptr<Private> data) : d(std::move(data))
{
    next();
}

HistoryFileJob::~HistoryFileJob()
{
    d->cancel();
    if (!m_isFinished)
        d->step(this, [](const Progress &) {}); // which puts away what is half done
}

void HistoryFileJob::cancel()
{
    d->cancel();
}

const HistoryFileState &HistoryFileJob::state() const
{
    return d->state;
}

void HistoryFileJob::next()
{
    d->step(this, [this](const Progress &progress) {
        if (!progress) {
            const Failure &failure = progress.error();
            return finish(HistoryFileError{problemOf(failure.kind), failure.text, failure.line, failure.error});
        }
        d->state = {progress->done, progress->total, progress->conversations, progress->messages, progress->added};
        Q_EMIT progressed(d->state);
        if (progress->isComplete)
            finish({});
        else
            next();
    });
}

void HistoryFileJob::finish(const std::optional<HistoryFileError> &error)
{
    m_isFinished = true;
    d->over();
    Q_EMIT finished(error);
}

HistoryFiles::HistoryFiles(History &history, const Roster &roster, std::function<Jid()> own, QObject *parent)
    : QObject(parent), m_history(history), m_roster(roster), m_own(std::move(own))
{
}

HistoryFiles::~HistoryFiles() = default;

std::unique_ptr<HistoryFileJob> HistoryFiles::exportTo(const QString &file, HistoryFileFormat format,
                                                       const Jid &conversation, const HistoryFileWords &said)
{
    storage::ExportRequest request;
    request.file = file;
    request.account = m_own().bare();
    request.at = QDateTime::currentDateTimeUtc();
    switch (format) {
    case HistoryFileFormat::Json:
        request.format = storage::ExportFormat::Json;
        break;
    case HistoryFileFormat::Plain:
        request.format = storage::ExportFormat::Plain;
        break;
    case HistoryFileFormat::Html:
        request.format = storage::ExportFormat::Html;
        break;
    }
    if (!conversation.isEmpty())
        request.conversation = conversation;
    storage::ExportWords &words = request.words;
    take(words.title, said.title);
    take(words.deleted, said.deleted);
    take(words.edited, said.edited);
    take(words.file, said.file);
    take(words.answer, said.answer);
    take(words.call, said.call);
    take(words.missedCall, said.missedCall);
    for (const Contact &contact : m_roster.contacts())
        words.names.insert(contact.jid.toString(), displayName(contact));

    auto data = std::make_unique<HistoryFileJob::Private>();
    data->own = std::make_unique<storage::Database>(m_history.file());
    const auto run = std::make_shared<storage::ExportRun>(std::move(request));
    data->cancel = [run] { run->cancel(); };
    data->step = [run, database = data->own.get()](QObject *context, HistoryFileJob::Private::Answer answer) {
        storage::whenDone(
            database->run([run](storage::SqlConnection &connection) { return run->step(connection, kStepMs); }),
            context, std::move(answer));
    };
    data->over = [] {};
    return std::unique_ptr<HistoryFileJob>(new HistoryFileJob(std::move(data)));
}

std::unique_ptr<HistoryFileJob> HistoryFiles::importFrom(const QString &file)
{
    auto data = std::make_unique<HistoryFileJob::Private>();
    data->own = std::make_unique<storage::Database>(m_history.file()); // never opened: only its thread is used
    const auto run = std::make_shared<storage::ImportRun>(file, m_own().bare());
    data->cancel = [run] { run->cancel(); };
    data->step = [this, run, reader = data->own.get()](QObject *context, HistoryFileJob::Private::Answer answer) {
        storage::whenDone(reader->run([run](storage::SqlConnection &) { return run->read(kStepMs); }), context,
                          [this, run, context, answer](const storage::FileResult<storage::ImportStep> &step) {
                              if (!step)
                                  answer(std::unexpected(step.error()));
                              else if (!step->piece)
                                  answer(step->progress);
                              else
                                  bring(run, *step, context, answer);
                          });
    };
    data->over = [this] { m_history.reload(); };
    return std::unique_ptr<HistoryFileJob>(new HistoryFileJob(std::move(data)));
}

/// Written as any other write, so that it waits for nothing and nothing waits long for it.
void HistoryFiles::bring(const std::shared_ptr<storage::ImportRun> &run, const storage::ImportStep &step,
                         QObject *context, const std::function<void(const Progress &)> &answer)
{
    storage::Database *database = m_history.database();
    if (!database)
        return answer(std::unexpected(Failure{.kind = Failure::Kind::Cancelled, .text = {}}));
    const auto piece = std::make_shared<const storage::ImportPiece>(*step.piece);
    const auto written =
        database->write(storage::Durability::Process, 1 + int(piece->messages.size()),
                        [piece](storage::SqlConnection &connection) { return storage::takePiece(connection, *piece); });
    storage::whenDone(
        written, context,
        [this, run, file = m_history.file(), progress = step.progress,
         answer](const storage::Result<storage::ImportWritten> &done) {
            if (!done)
                return answer(std::unexpected(
                    Failure{.kind = Failure::Kind::Storage, .text = done.error().text, .error = done.error().kind}));
            if (m_history.file() != file) // another account's by now
                return answer(std::unexpected(Failure{.kind = Failure::Kind::Cancelled, .text = {}}));
            run->wrote(*done);
            m_history.show(done->applied);
            storage::HistoryFileProgress now = progress;
            now.added += std::ssize(done->applied.added);
            answer(now);
        });
}

} // namespace causerie

#include "moc_historyfiles.cpp" // see search.cpp
