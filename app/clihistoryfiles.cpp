// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "core/session/historyfiles.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr int kTellMs = 1000; ///< between two lines of progress

QString problemWord(HistoryFileProblem problem)
{
    switch (problem) {
    case HistoryFileProblem::Storage:
        return u"storage"_s;
    case HistoryFileProblem::CannotWrite:
        return u"cannot-write"_s;
    case HistoryFileProblem::CannotRead:
        return u"cannot-read"_s;
    case HistoryFileProblem::NoConversation:
        return u"no-conversation"_s;
    case HistoryFileProblem::NotAnExport:
        return u"not-an-export"_s;
    case HistoryFileProblem::NewerVersion:
        return u"newer-version"_s;
    case HistoryFileProblem::AnotherAccount:
        return u"another-account"_s;
    case HistoryFileProblem::Damaged:
        return u"damaged"_s;
    case HistoryFileProblem::Truncated:
        return u"truncated"_s;
    case HistoryFileProblem::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// `export`, `import`: the stored history to a file and from one. Needs no server.
class HistoryFileCommand final : public Command
{
public:
    HistoryFileCommand(Session &session, const Arguments &arguments) : Command(session), m_arguments(arguments) {}

    bool needsServer() const override { return false; }

    void start() override
    {
        HistoryFiles &files = session().historyFiles();
        m_job = m_arguments.verb == Verb::Import
                    ? files.importFrom(m_arguments.file)
                    : files.exportTo(m_arguments.file, m_arguments.format, m_arguments.peer);
        m_told.start();
        connect(m_job.get(), &HistoryFileJob::progressed, this, [this](const HistoryFileState &state) {
            if (!m_told.hasExpired(kTellMs))
                return;
            print("progress"_L1, {{u"done"_s, state.done}, {u"total"_s, state.total}});
            m_told.restart();
        });
        connect(m_job.get(), &HistoryFileJob::finished, this, &HistoryFileCommand::end);
    }
    void interrupt() override
    {
        if (m_job)
            m_job->cancel();
    }

private:
    void end(const std::optional<HistoryFileError> &error)
    {
        const HistoryFileState &state = m_job->state();
        if (error) {
            QString text = error->line > 0 ? u"line %1: %2"_s.arg(error->line).arg(error->text) : error->text;
            if (error->problem == HistoryFileProblem::AnotherAccount)
                text = u"%1 exported it; only that account can import it."_s.arg(error->text);
            printError(error->error ? word(*error->error) : problemWord(error->problem), text);
            Q_EMIT finished(error->problem == HistoryFileProblem::Cancelled ? kInterrupted : kFailed);
            return;
        }
        QJsonObject object{
            {u"file"_s, m_arguments.file}, {u"conversations"_s, state.conversations}, {u"messages"_s, state.messages}};
        if (m_arguments.verb == Verb::Import) {
            object[u"added"_s] = state.added;
            print("import"_L1, object);
        } else {
            print("export"_L1, object);
        }
        Q_EMIT finished(kOk);
    }

    Arguments m_arguments;
    std::unique_ptr<HistoryFileJob> m_job;
    QElapsedTimer m_told;
};

} // namespace

std::unique_ptr<Command> makeHistoryFileCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<HistoryFileCommand>(session, arguments);
}

} // namespace causerie::cli
