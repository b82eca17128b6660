// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace causerie::ui
{

/// The sign-in card in the window of those that are signed in, with a way back to them.
///
/// Thread: GUI. Owner: its parent; the card is not its own.
class AddingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AddingPage(QWidget &card, QWidget *parent = nullptr);

Q_SIGNALS:
    void cancelled(); ///< by the arrow or Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace causerie::ui
