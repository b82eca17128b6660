// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/accountoffer.h"
#include "core/session/session.h"
#include "ui/signin/steps.h"

#include <QElapsedTimer>
#include <QWidget>

namespace causerie::ui
{

class Registering;
class SignInCard;

/// A window that wants to be so high, frame and all: never smaller than it is, at most nine tenths of the screen, and
/// moved up when it would end below it. Pure.
QRect roomFor(QRect window, int wanted, const QRect &screen);

/// The window of the sign-in card, bound to a session: its steps and errors are shown here.
/// It can be seen before there is a session, since making one takes longer than drawing a card.
///
/// Thread: GUI. Owner: Application. The session outlives it.
class SignInWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInWindow(bool keychain, QWidget *parent = nullptr);

    /// Once. Fills in the kept account and shows how the session is doing.
    void bind(Session &session);

    void offerAccount(const AccountOffer &offer); ///< shows the page of a new one

    SignInCard &card() { return *m_card; }
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The owner signs in; perhaps it has to make the session first.
    void signInRequested(const causerie::Account &account, const QString &password);
    void quitRequested(); ///< by the keys for it

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void stopWaiting();
    void makeRoom();

    Session *m_session = nullptr; ///< null until bound
    SignInCard *m_card;
    Registering *m_registering;
    StepTrack m_track;
    QElapsedTimer m_clock;
    SessionState m_shown = SessionState::SignedOut;
};

} // namespace causerie::ui
