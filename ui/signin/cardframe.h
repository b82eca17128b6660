// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QVBoxLayout;

namespace causerie::ui
{

/// A quiet background with one card in its middle; for a low window, stand it in a scroll area.
///
/// Thread: GUI. Owner: its parent.
class CardFrame final : public QWidget
{
    Q_OBJECT

public:
    /// `designWidth` of the card, in design pixels; it grows with the font.
    explicit CardFrame(int designWidth, QWidget *content, QWidget *parent = nullptr);

    void setDesignWidth(int designWidth);
    QSize sizeHint() const override;

Q_SIGNALS:
    void grown(); ///< the content wants to be higher than before: a window may follow

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitContent();

    QWidget *m_content;
    int m_designWidth;
};

} // namespace causerie::ui
