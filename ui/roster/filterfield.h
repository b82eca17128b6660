// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace causerie::ui
{

/// The field over the list that filters it as you type. Escape empties it, then leaves; Down goes into the list,
/// Enter opens its first row.
///
/// Thread: GUI. Owner: the list panel.
class FilterField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

Q_SIGNALS:
    void listWanted();  ///< Down, or Escape when empty
    void firstWanted(); ///< Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRoom(); ///< for the drawing
};

} // namespace causerie::ui
