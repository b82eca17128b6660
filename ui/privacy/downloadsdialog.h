// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace causerie::ui
{

/// Which files come by themselves. A change counts at once and is kept. Thread: GUI.
class DownloadsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DownloadsDialog(Session &session, QWidget *parent = nullptr);

private:
    void apply();
    void refresh();

    Session &m_session;
    QComboBox *m_largest;
    QCheckBox *m_inRooms;
    QCheckBox *m_beside;
};

} // namespace causerie::ui
