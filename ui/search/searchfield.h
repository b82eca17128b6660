// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace causerie::ui
{

/// A field with a magnifying glass; its keys lead to what is found.
///
/// Thread: GUI. Owner: the search panel or the bar that finds in a conversation.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    void nextWanted();     ///< Down
    void previousWanted(); ///< Up
    void accepted();       ///< Enter
    void acceptedBack();   ///< Shift+Enter
    void left();           ///< Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRoom(); ///< for the drawing
};

} // namespace causerie::ui
