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

/// Invites people into a room: contacts who are not there yet, or anybody by their address.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class InviteDialog final : public QDialog
{
    Q_OBJECT

public:
    InviteDialog(Session &session, const Jid &room, QWidget *parent = nullptr);

private:
    void fill();
    void filter();
    void check();
    void invite();
    std::vector<Jid> chosen() const; ///< without what stands in the field

    Session &m_session;
    Jid m_room;
    QLineEdit *m_find;
    QListWidget *m_list;
    QLineEdit *m_reason;
    QLabel *m_problem;
    QPushButton *m_invite = nullptr;
};

} // namespace causerie::ui
