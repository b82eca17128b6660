// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace causerie::ui
{

/// Asks once, by having the address typed, before our account ends on the server and here.
///
/// Thread: GUI. Owner: its parent; goes when it is closed. The session outlives it.
class RemoveAccountDialog final : public QDialog
{
    Q_OBJECT

public:
    RemoveAccountDialog(Session &session, QWidget *parent);

private:
    bool isConfirmed() const;
    void remove();
    void setBusy(bool busy);

    Session &m_session;
    QLineEdit *m_address;
    QLabel *m_words;
    QPushButton *m_remove;
    bool m_isBusy = false;
};

} // namespace causerie::ui
