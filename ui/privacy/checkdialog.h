// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QProgressBar;

namespace causerie::ui
{

/// Compares a conversation with the server's archive while it is open; closing it stops that. Thread: GUI.
class CheckDialog final : public QDialog
{
    Q_OBJECT

public:
    CheckDialog(Session &session, const Jid &peer, QWidget *parent = nullptr);
    ~CheckDialog() override;

private:
    void finish(const ArchiveReport &report);

    Session &m_session;
    QLabel *m_words;
    QProgressBar *m_bar;
    QDialogButtonBox *m_buttons;
    bool m_isRunning = true;
};

} // namespace causerie::ui
