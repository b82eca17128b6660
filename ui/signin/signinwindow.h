// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/signin/steps.h"

#include <QElapsedTimer>
#include <QWidget>

namespace causerie::ui
{

class SignInCard;

/// The window of the sign-in card, bound to a session: what the user types goes in, steps and errors come out.
///
/// Thread: GUI. Owner: Application. The session outlives it.
class SignInWindow final : public QWidget
{
    Q_OBJECT

public:
    SignInWindow(Session &session, bool keychain, QWidget *parent = nullptr);

    SignInCard &card() { return *m_card; }
    QSize sizeHint() const override;

private:
    void follow();
    void stopWaiting();

    Session &m_session;
    SignInCard *m_card;
    StepTrack m_track;
    QElapsedTimer m_clock;
    SessionState m_shown = SessionState::SignedOut;
};

} // namespace causerie::ui
