// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace causerie::ui
{

/// Whom we keep away: people and whole servers, to take off the list and to add.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class BlockedDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit BlockedDialog(Session &session, QWidget *parent = nullptr);

private:
    void refresh();
    void check();
    void add();
    void unblock();

    Session &m_session;
    QListWidget *m_list;
    QLabel *m_words;
    QPushButton *m_unblock;
    QLineEdit *m_address;
    QLabel *m_problem;
    QPushButton *m_add;
};

} // namespace causerie::ui
