// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/directory.h"
#include "core/session/session.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace causerie::ui
{

class FormView;

/// Looks for people in the directories of our server: what they ask for, then whom they know, to add or to write to.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class DirectoryDialog final : public QDialog
{
    Q_OBJECT

public:
    DirectoryDialog(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested(const causerie::Jid &jid);
    void writeRequested(const causerie::Jid &jid);

private:
    QWidget *makeResults();
    void look();
    void choose(int index); ///< of the services
    void show(const DirectoryForm &form);
    void search();
    void show(const std::vector<DirectoryPerson> &people);
    void say(const QString &words); ///< what is going on; empty: nothing
    void fail(const QString &words);
    void giveUp();
    void refresh();
    void act();
    Jid chosen() const;

    Session &m_session;
    QComboBox *m_services;
    QLabel *m_words;
    QLabel *m_problem;
    QStackedWidget *m_pages; ///< the form, or whom it found
    QScrollArea *m_form;
    QListWidget *m_people;
    QPushButton *m_back;
    QPushButton *m_add;
    QPushButton *m_search; ///< on the page of the form; on the other "Write"
    bool m_isOver = false; ///< there is nothing to be filled in
    DirectoryForm m_asked;
    FormView *m_view = nullptr;
};

} // namespace causerie::ui
