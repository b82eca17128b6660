// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace causerie::ui
{

class PasswordField;

/// Gives our account another password, and stays until the server has said yes.
///
/// Thread: GUI. Owner: its parent; goes when it is closed. The session outlives it.
class PasswordDialog final : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(Session &session, QWidget *parent);

private:
    void change();
    void setBusy(bool busy);

    Session &m_session;
    PasswordField *m_password;
    PasswordField *m_again;
    QLabel *m_words;
    QPushButton *m_change;
};

} // namespace causerie::ui
