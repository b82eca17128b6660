// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace causerie::ui
{

/// Asks whether to block somebody, their whole server as well, and whether our server's operators are told why.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class BlockDialog final : public QDialog
{
    Q_OBJECT

public:
    BlockDialog(Session &session, const Jid &jid, QWidget *parent = nullptr);

Q_SIGNALS:
    void blocked(const causerie::Jid &jid); ///< asked of the server

private:
    QWidget *makeReport();
    void block();

    Session &m_session;
    Jid m_jid;
    QCheckBox *m_server;
    QCheckBox *m_report;
    QRadioButton *m_abuse = nullptr;
    QLineEdit *m_words = nullptr;
};

} // namespace causerie::ui
