// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace causerie::ui
{

class Avatar;

/// "Romeo – incoming voice call": a small window in a corner, above the others, which never takes the keyboard from
/// what the user is typing into. Its keys work while any window of the program is in front.
///
/// Thread: GUI. Owner: Application, one per ringing call.
class IncomingCallPopup final : public QWidget
{
    Q_OBJECT

public:
    /// `account`: which of ours is called; empty when there is only one.
    IncomingCallPopup(const Jid &peer, const QString &name, const QString &account = {}, QWidget *parent = nullptr);

    QPushButton *answerButton() const { return m_answer; }
    QPushButton *declineButton() const { return m_decline; }
    QPushButton *messageButton() const { return m_message; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void answered();
    void declined();
    void messageRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override; ///< closed by the window system: declined

private:
    QPushButton *makeButton(const QString &text, const QString &kind, const QString &tip, QKeyCombination key);
    void moveToCorner();

    QPushButton *m_answer;
    QPushButton *m_decline;
    QPushButton *m_message;
};

} // namespace causerie::ui
