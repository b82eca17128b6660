// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/mending.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace causerie::ui
{

/// Says that the history cannot be used, and what can be done; then what was done, until it is closed. Hidden while all
/// is well.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class StoreBar final : public QFrame
{
    Q_OBJECT

public:
    explicit StoreBar(Mending &mending, QWidget *parent = nullptr);

Q_SIGNALS:
    void told(const QString &sentence); ///< once, for a notice

private:
    void refresh();
    void act();
    void askToSetAside();
    void showStart(const NewStart &start);

    Mending &m_mending;
    QLabel *m_words;
    QPushButton *m_act;
    QPushButton *m_showFolder;
    QToolButton *m_close;
    QString m_keptAs; ///< as long as that is shown
};

} // namespace causerie::ui
