// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/historyactions.h"

#include "ui/failurewords.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QProgressDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kSteps = 1000; ///< of the progress bar

HistoryFileFormat formatOf(const QString &file)
{
    if (file.endsWith(".html"_L1, Qt::CaseInsensitive) || file.endsWith(".htm"_L1, Qt::CaseInsensitive))
        return HistoryFileFormat::Html;
    return file.endsWith(".txt"_L1, Qt::CaseInsensitive) ? HistoryFileFormat::Plain : HistoryFileFormat::Json;
}

HistoryFileWords wordsOfExports()
{
    return {.title = HistoryActions::tr("Conversation with %1", "%1 is a name"),
            .deleted = HistoryActions::tr("(deleted)"),
            .edited = HistoryActions::tr("(edited)"),
            .file = HistoryActions::tr("File: %1", "%1 is its name"),
            .answer = HistoryActions::tr("In answer to: %1", "%1 is a text"),
            .call = HistoryActions::tr("Call, %1", "%1 is its length"),
            .missedCall = HistoryActions::tr("Call that was not answered")};
}

/// As people write it.
QString shown(const QString &file)
{
    return QDir::toNativeSeparators(file);
}

QFileDialog *makeDialog(QWidget &window, const QString &title, const QString &name)
{
    auto *dialog = new QFileDialog(&window, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (name.isEmpty()) {
        dialog->setFileMode(QFileDialog::ExistingFile);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(name);
    }
    return dialog;
}

} // namespace

QString historyFileWords(const HistoryFileError &error)
{
    switch (error.problem) {
    case HistoryFileProblem::Storage:
        return storageWords(error.error.value_or(StorageError::Other));
    case HistoryFileProblem::CannotWrite:
        return HistoryActions::tr("The file cannot be written: is there room, and may you write there?");
    case HistoryFileProblem::CannotRead:
        return HistoryActions::tr("The file cannot be read.");
    case HistoryFileProblem::NoConversation:
        return HistoryActions::tr("There are no messages to export.");
    case HistoryFileProblem::NotAnExport:
        return HistoryActions::tr("This is not an export of Causerie.");
    case HistoryFileProblem::NewerVersion:
        return HistoryActions::tr("A later version of Causerie wrote this file.");
    case HistoryFileProblem::AnotherAccount:
        return HistoryActions::tr("%1 exported this file, and only that account can import it. Nothing was imported.",
                                  "%1 is an address")
            .arg(error.text);
    case HistoryFileProblem::Damaged:
        return HistoryActions::tr("The file is damaged in line %1. Nothing was imported.").arg(error.line);
    case HistoryFileProblem::Truncated:
        return HistoryActions::tr("The end of the file is missing. Nothing was imported.");
    case HistoryFileProblem::Cancelled:
        return HistoryActions::tr("It was cancelled.");
    }
    Q_UNREACHABLE_RETURN({});
}

HistoryActions::HistoryActions(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
}

HistoryActions::~HistoryActions() = default;

void HistoryActions::fill(QMenu &menu)
{
    const auto add = [&](const QString &text, auto act) {
        QAction *action = menu.addAction(text);
        connect(action, &QAction::triggered, this, act);
        m_actions.push_back(action);
        return action;
    };
    m_exportConversation = add(tr("&Export this conversation…"), &HistoryActions::exportConversation);
    m_exportConversation->setEnabled(false);
    add(tr("Export e&verything…"), &HistoryActions::exportAll);
    add(tr("&Import…"), &HistoryActions::import);
}

void HistoryActions::setPeer(const Jid &peer)
{
    m_peer = peer;
    if (m_exportConversation)
        m_exportConversation->setEnabled(!peer.isEmpty() && !m_job);
}

void HistoryActions::exportConversation()
{
    if (m_peer.isEmpty())
        return;
    QFileDialog *dialog = makeDialog(m_window, tr("Export this conversation"), m_peer.bare().toString() + u".html"_s);
    dialog->setNameFilters({tr("To read (*.html)"), tr("Plain text (*.txt)"), tr("To import again (*.json)")});
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    dialog->setDefaultSuffix(u"html"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, peer = m_peer](const QString &file) {
        begin(What::Export, m_session.historyFiles().exportTo(file, formatOf(file), peer, wordsOfExports()), file);
    });
    dialog->open();
}

void HistoryActions::exportAll()
{
    const QString name = u"causerie-%1.json"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    QFileDialog *dialog = makeDialog(m_window, tr("Export everything"), name);
    dialog->setNameFilter(tr("To import again (*.json)"));
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        // What is to read is one conversation each; and a name should say what is in the file.
        const bool saysSo = chosen.endsWith(".json"_L1, Qt::CaseInsensitive);
        const QString file = saysSo ? chosen : chosen + u".json"_s;
        if (!saysSo && QFile::exists(file)) // the dialog asked about the other
            return told(tr("Nothing was exported: %1 exists already.", "%1 is a file").arg(shown(file)));
        begin(What::Export, m_session.historyFiles().exportTo(file, HistoryFileFormat::Json), file);
    });
    dialog->open();
}

void HistoryActions::import()
{
    QFileDialog *dialog = makeDialog(m_window, tr("Import"), {});
    dialog->setNameFilter(tr("Exports of Causerie (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { begin(What::Import, m_session.historyFiles().importFrom(file), file); });
    dialog->open();
}

void HistoryActions::begin(What what, std::unique_ptr<HistoryFileJob> job, const QString &file)
{
    m_job = std::move(job);
    for (QAction *action : m_actions)
        action->setEnabled(false);
    m_progress = new QProgressDialog(what == What::Export ? tr("Exporting…") : tr("Importing…"), tr("Cancel"), 0,
                                     kSteps, &m_window);
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    m_progress->setValue(0);
    connect(m_progress, &QProgressDialog::canceled, m_job.get(), &HistoryFileJob::cancel);
    connect(m_job.get(), &HistoryFileJob::progressed, m_progress, [this](const HistoryFileState &state) {
        m_progress->setValue(state.total > 0 ? int(kSteps * double(state.done) / double(state.total)) : 0);
    });
    connect(m_job.get(), &HistoryFileJob::finished, this,
            [this, what, file](const std::optional<HistoryFileError> &error) { end(what, file, error); });
}

void HistoryActions::end(What what, const QString &file, const std::optional<HistoryFileError> &error)
{
    const HistoryFileState state = m_job->state();
    m_job.release()->deleteLater(); // it is speaking
    delete m_progress;
    for (QAction *action : m_actions)
        action->setEnabled(true);
    setPeer(m_peer);
    if (error)
        Q_EMIT told(historyFileWords(*error));
    else if (what == What::Export)
        Q_EMIT told(tr("%n message(s) were exported to %1.", "%1 is a file", int(state.messages)).arg(shown(file)));
    else
        Q_EMIT told(tr("%n message(s) were imported; the others were here already.", nullptr, int(state.added)));
}

} // namespace causerie::ui
