// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace causerie::ui
{

/// Asks whether a room is to end for everybody, why, and where its people may go instead (XEP-0045 §10.9).
///
/// Thread: GUI. Owner: itself (deleted on close).
class DestroyRoomDialog final : public QDialog
{
    Q_OBJECT

public:
    DestroyRoomDialog(const QString &room, QWidget *parent = nullptr);

Q_SIGNALS:
    void confirmed(const QString &reason, const causerie::Jid &alternate); ///< both may be empty

private:
    void confirm();

    QLineEdit *m_reason;
    QLineEdit *m_alternate;
    QLabel *m_problem;
};

} // namespace causerie::ui
