// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QVBoxLayout;

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
    /// `account`: which of ours is called; empty when there is only one. `talkingTo`: who will be on hold when this is
    /// answered; empty when nobody is. Or who puts them through and hangs up then.
    enum class Beside { Waits, PutsThrough };
    IncomingCallPopup(const Jid &peer, const QString &name, const QString &account = {}, const QString &talkingTo = {},
                      Beside beside = Beside::Waits, QWidget *parent = nullptr);

    QPushButton *answerButton() const { return m_answer; }
    QPushButton *declineButton() const { return m_decline; }
    QPushButton *messageButton() const { return m_message; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void answered();
    void declined();
    void declinedWith(const QString &text); ///< this is to be said to them
    void messageRequested();                ///< of a second call after `declined`

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override; ///< closed by the window system: declined

private:
    QPushButton *makeButton(const QString &text, const QString &kind, const QString &tip, QKeyCombination key);
    QPushButton *makeAnswer(const QString &talkingTo, Beside beside);
    void addWords(QVBoxLayout *layout, const Jid &peer, const QString &name, const QString &called);
    QMenu *makeAnswers();
    void moveToCorner();

    QPushButton *m_answer;
    QPushButton *m_decline;
    QPushButton *m_message;
};

} // namespace causerie::ui
