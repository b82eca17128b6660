// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/historyfiles.h"
#include "core/session/session.h"

#include <QPointer>

class QAction;
class QMenu;
class QProgressDialog;

namespace causerie::ui
{

/// Export and import of the history: which file, how far, how it ended. One at a time.
///
/// Thread: GUI. Owner: MainWindow, over which the dialogs stand. The session outlives it.
class HistoryActions final : public QObject
{
    Q_OBJECT

public:
    HistoryActions(Session &session, QWidget &window);
    ~HistoryActions() override;

    void fill(QMenu &menu);
    void setPeer(const Jid &peer); ///< of the open conversation; empty: none
    void exportConversation();
    void exportAll(); ///< always as JSON, whatever the name that was chosen
    void import();

Q_SIGNALS:
    void told(const QString &words); ///< how it ended

private:
    enum class What { Export, Import };

    void begin(What what, std::unique_ptr<HistoryFileJob> job, const QString &file);
    void end(What what, const QString &file, const std::optional<HistoryFileError> &error);

    Session &m_session;
    QWidget &m_window;
    Jid m_peer;
    std::vector<QAction *> m_actions;
    QAction *m_exportConversation = nullptr;
    std::unique_ptr<HistoryFileJob> m_job;
    QPointer<QProgressDialog> m_progress;
};

/// Why a file could not be written or read.
QString historyFileWords(const HistoryFileError &error);

} // namespace causerie::ui
