// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/profile.h"
#include "core/session/session.h"

#include <QDialog>

class QFormLayout;
class QLabel;

namespace causerie::ui
{

class Avatar;

/// What somebody tells of themselves: picture, names, card, and what time it is where they are.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class CardDialog final : public QDialog
{
    Q_OBJECT

public:
    CardDialog(Session &session, const Jid &jid, QWidget *parent = nullptr);

private:
    void show(const Profile &profile);
    void addRow(const QString &title, const QString &text);
    void askTime();

    Session &m_session;
    Jid m_jid;
    Avatar *m_avatar;
    QLabel *m_words;
    QFormLayout *m_rows;
};

} // namespace causerie::ui
