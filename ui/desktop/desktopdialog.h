// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/desktopwishes.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QTimeEdit;
class QVBoxLayout;

namespace causerie::ui
{

/// Which notifications there are and when, what closing the window does, and whether the desktop starts the program. A
/// change counts at once; whoever opened it keeps it. Thread: GUI.
class DesktopDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class TrayPlace { There, Missing };

    /// `starts`: whether the desktop starts the program; nothing where that is not ours to say.
    DesktopDialog(const DesktopWishes &wishes, TrayPlace tray, std::optional<bool> starts, QWidget *parent = nullptr);

    /// They were changed elsewhere, in the menu of the tray.
    void setWishes(const DesktopWishes &wishes);
    /// What became of `startChosen`; `problem` when it was not done.
    void setStarts(bool starts, const QString &problem = {});

Q_SIGNALS:
    void chosen(const causerie::ui::DesktopWishes &wishes);
    void startChosen(bool starts);

private:
    void addNotices(QVBoxLayout &body);
    void addQuietHours(QVBoxLayout &body);
    void addProgram(QVBoxLayout &body, TrayPlace tray, std::optional<bool> starts);
    void take();
    void refresh();

    DesktopWishes m_wishes;
    QCheckBox *m_announces;
    QCheckBox *m_showsText;
    QCheckBox *m_isQuiet;
    QTimeEdit *m_quietFrom;
    QTimeEdit *m_quietTo;
    QCheckBox *m_stays;
    QCheckBox *m_starts;
    QLabel *m_problem; ///< with the start
};

} // namespace causerie::ui
