// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace causerie::ui
{

/// A round button with a line drawing: mute, hold, devices, hang up. Checked ones show another drawing, filled.
///
/// Thread: GUI. Owner: its parent.
class RoundButton final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind { Plain, HangUp };

    RoundButton(const QString &iconName, Kind kind, QWidget *parent = nullptr);

    /// What it does now: name for readers, tooltip with the key, and the key.
    void describe(const QString &name, const QKeySequence &key);
    void setCheckedIcon(const QString &iconName);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_checkedIcon;
    Kind m_kind;
};

} // namespace causerie::ui
