// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

class QPushButton;
class QShortcut;

namespace causerie::ui
{

/// A password with "Show" at its end, whose mnemonic holds while the cursor is in the field: a window may have several.
/// What is shown is hidden again when the window is left.
///
/// Thread: GUI. Owner: its parent.
class PasswordField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget *parent = nullptr);

    void setShown(bool shown);
    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    QList<QWidget *> fields(); ///< in the order of Tab

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeButton();

    QPushButton *m_button;
    QShortcut *m_toggle;
};

} // namespace causerie::ui
