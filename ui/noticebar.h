// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace causerie::ui
{

/// One sentence over the window, until it is closed or has been there for a while.
///
/// Thread: GUI. Owner: MainWindow.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kShownMs = 12'000;

    explicit NoticeBar(QWidget *parent = nullptr);

    void show(const QString &text);

private:
    QLabel *m_words;
    QTimer m_over;
};

} // namespace causerie::ui
