// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// What stands where messages may be missing: how it is with them, and a button that has them loaded now.
///
/// Thread: GUI. Owner: MessageView, in whose viewport it stands.
class GapRow final : public QWidget
{
    Q_OBJECT

public:
    explicit GapRow(QWidget *parent = nullptr);

    void setFilling(GapFilling filling, bool isRoom);
    QPushButton *button() const { return m_button; }

    /// Room for the longest words on two lines and for the button beside them, set in this font.
    static int heightFor(const QFont &font);

Q_SIGNALS:
    void loadRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static QString words(GapFilling filling, bool isRoom);
    void layOut();

    QLabel *m_words;
    QPushButton *m_button;
};

} // namespace causerie::ui
