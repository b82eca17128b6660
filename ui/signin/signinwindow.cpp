// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinwindow.h"

#include "ui/signin/doctordialog.h"
#include "ui/signin/registering.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"

#include <QLineEdit>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QRect roomFor(QRect window, int wanted, const QRect &screen)
{
    const int height = std::min(wanted, screen.height() * 9 / 10);
    if (height <= window.height())
        return window;
    window.setHeight(height);
    if (window.bottom() > screen.bottom())
        window.moveTop(std::max(screen.top(), screen.bottom() + 1 - height));
    return window;
}

SignInWindow::SignInWindow(bool keychain, QWidget *parent)
    : QWidget(parent), m_card(new SignInCard(keychain, this)), m_registering(new Registering(*m_card, this))
{
    setWindowTitle(tr("Sign in – Causerie"));
    m_clock.start();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_card);
    connect(m_card, &SignInCard::signInRequested, this, &SignInWindow::signInRequested);
    connect(m_registering, &Registering::made, this, &SignInWindow::signInRequested);
    connect(new QShortcut(QKeySequence(u"Ctrl+Q"_s), this), &QShortcut::activated, this, &SignInWindow::quitRequested);
    // Queued: the card grows while it is laid out.
    connect(m_card, &SignInCard::grown, this, &SignInWindow::makeRoom, Qt::QueuedConnection);
}

void SignInWindow::bind(Session &session)
{
    Q_ASSERT_X(!m_session, "SignInWindow::bind", "one window, one session");
    m_session = &session;
    const auto account = session.storedAccount();
    if (account && m_card->form().addressEdit()->text().isEmpty()) { // what has been typed meanwhile counts more
        m_card->setAccount(*account);
        if (focusWidget() == m_card->form().addressEdit()) // or will have it, when the window comes to the front
            m_card->form().passwordEdit()->setFocus();     // all that is left to type
    }
    connect(m_card, &SignInCard::cancelRequested, &session, &Session::signOut);
    connect(m_card, &SignInCard::doctorRequested, this,
            [this, &session](const Account &account) { openDoctor(session, account, *this); });
    connect(&session, &Session::stateChanged, this, &SignInWindow::follow);
    follow();
}

void SignInWindow::offerAccount(const AccountOffer &offer)
{
    m_registering->offer(offer);
    makeRoom();
}

QSize SignInWindow::sizeHint() const
{
    return m_card->sizeHint();
}

/// What was said while nobody looked has to fit, too. Queued, for it is laid out by this event.
void SignInWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(this, &SignInWindow::makeRoom, Qt::QueuedConnection);
}

/// So that nobody has to scroll to "Sign in" after unfolding what is above it.
void SignInWindow::makeRoom()
{
    if (!isWindow() || !isVisible() || isMaximized() || isFullScreen())
        return;
    const QRect frame = frameGeometry();
    const int border = frame.height() - height();
    const QRect grown = roomFor(frame, sizeHint().height() + border, screen()->availableGeometry());
    if (grown.height() > frame.height())
        resize(width(), grown.height() - border);
    if (grown.top() != frame.top())
        move(grown.topLeft());
}

void SignInWindow::follow()
{
    const SessionState before = std::exchange(m_shown, m_session->state());
    switch (m_shown) {
    case SessionState::SignedOut:
        // Else the failure stays readable, or the page of a new account that somebody looked at before.
        if (before == SessionState::Connecting || before == SessionState::Online)
            m_card->showForm();
        return;
    case SessionState::Connecting:
        if (before != SessionState::Connecting)
            m_track.restart(m_clock.elapsed());
        if (m_session->step() != SignInStep::None)
            m_track.reach(m_session->step(), m_session->stepDetail(), m_clock.elapsed());
        m_card->showProgress(m_session->account(), m_track);
        return;
    case SessionState::Online:
        m_card->forgetPassword();
        return;
    case SessionState::Waiting:
    case SessionState::Failed:
        m_track.fail();
        if (const auto &error = m_session->error())
            m_card->showFailure(m_session->account(), *error, m_track);
        // Who is looking at a failed first attempt decides what happens next; no attempt may replace what they read.
        if (m_shown == SessionState::Waiting && isVisible())
            QMetaObject::invokeMethod(this, [this] { stopWaiting(); }, Qt::QueuedConnection);
        return;
    }
}

void SignInWindow::stopWaiting()
{
    if (m_session->state() == SessionState::Waiting && isVisible())
        m_session->signOut();
}

} // namespace causerie::ui
