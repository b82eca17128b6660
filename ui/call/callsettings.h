// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/call/callmanners.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace causerie::ui
{

/// The key to talk, who rings when we are not to be disturbed, and what calls spend. A change counts at once. For a
/// dialog, or as a page of settings.
///
/// Thread: GUI. Owner: its parent.
class CallSettings final : public QWidget
{
    Q_OBJECT

public:
    explicit CallSettings(const CallManners &manners, QWidget *parent = nullptr);

    const CallManners &manners() const { return m_manners; }
    QComboBox *modes() const { return m_mode; }
    QKeySequenceEdit *key() const { return m_key; }
    QSpinBox *release() const { return m_release; }
    QCheckBox *callingAgain() const { return m_again; }
    QComboBox *spending() const { return m_spending; }
    QLabel *spendingWords() const { return m_spendingWords; } ///< what the choice means

Q_SIGNALS:
    void chosen(const causerie::ui::CallManners &manners);

private:
    void addSpending(QVBoxLayout &body);
    void take();
    void refresh();

    CallManners m_manners;
    QComboBox *m_mode;
    QLabel *m_keyLabel;
    QKeySequenceEdit *m_key;
    QLabel *m_releaseLabel;
    QSpinBox *m_release;
    QCheckBox *m_again;
    QComboBox *m_spending;
    QLabel *m_spendingWords;
};

} // namespace causerie::ui
