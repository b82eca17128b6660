// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

/// A call beside the one a window shows.
struct WaitingCall {
    QPointer<Call> call;
    QString name; ///< as the roster has it
};

/// "Carol is on hold · 1:23 — Talk": the calls that wait while another is heard, above that one. Hidden without any.
///
/// Thread: GUI. Owner: CallWindow.
class WaitingCalls final : public QFrame
{
    Q_OBJECT

public:
    explicit WaitingCalls(QWidget *parent = nullptr);

    void setCalls(const QList<WaitingCall> &calls);
    QList<QPushButton *> buttons() const; ///< in the order of the calls

Q_SIGNALS:
    void chosen(causerie::Call *call); ///< this one is to be heard

private:
    struct Row {
        WaitingCall waiting;
        QWidget *box = nullptr;
        QLabel *words = nullptr;
        QPushButton *talk = nullptr;
    };
    void add(const WaitingCall &waiting);
    void refresh();

    QVBoxLayout *m_layout;
    QList<Row> m_rows;
    QTimer m_second;
};

} // namespace causerie::ui
