// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/invitations.h"
#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace causerie::ui
{

class QrView;

/// An invitation to hand on: the link, its QR code, and for how long it is good. Makes a new one each time it opens.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class InvitationDialog final : public QDialog
{
    Q_OBJECT

public:
    InvitationDialog(Session &session, QWidget *parent = nullptr);

private:
    void show(const Invitation &invitation);
    void showProblem();
    void copy();

    Session &m_session;
    QrView *m_code;
    QLineEdit *m_link;
    QPushButton *m_copy;
    QLabel *m_validity;
    QLabel *m_problem;
};

/// "It works once, until 27 November 2026 at 14:32.", in the local time and language. Pure but for these.
QString validityWords(const Invitation &invitation);

} // namespace causerie::ui
