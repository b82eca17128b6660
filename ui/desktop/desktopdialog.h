// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/desktopwishes.h"

#include <QDialog>

class QCheckBox;

namespace causerie::ui
{

/// Which notifications there are, and what closing the window does. A change counts at once; whoever opened it keeps
/// it. Thread: GUI.
class DesktopDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class TrayPlace { There, Missing };

    DesktopDialog(const DesktopWishes &wishes, TrayPlace tray, QWidget *parent = nullptr);

    /// They were changed elsewhere, in the menu of the tray.
    void setWishes(const DesktopWishes &wishes);

Q_SIGNALS:
    void chosen(const causerie::ui::DesktopWishes &wishes);

private:
    void take();
    void refresh();

    DesktopWishes m_wishes;
    QCheckBox *m_announces;
    QCheckBox *m_showsText;
    QCheckBox *m_stays;
};

} // namespace causerie::ui
