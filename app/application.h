// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/xmpplink.h"
#include "core/media/parameters.h"
#include "core/session/session.h"

#include <QTimer>

namespace causerie::ui
{
class CallWindow;
class IncomingCallPopup;
class MainWindow;
class SignInWindow;
class Theme;
} // namespace causerie::ui

namespace causerie
{

class IdleWatch;

struct ApplicationSettings
{
    SessionSettings session;
    media::AudioSettings audio{};        ///< until the user chooses other devices
    bool loopbackCandidates = false;   ///< tests and the demo, on a machine without a network
};

/// One account with its windows: which of them stands there, and when. Holds no state of its own besides; two of
/// them in one process do not know each other.
///
/// Thread: GUI. Owner: main, or a test. The theme outlives it. Windows go before the session.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(const ApplicationSettings &settings, ui::Theme &theme, QObject *parent = nullptr);
    ~Application() override;

    /// Shows the first window: the main one and signing in behind it when an account is kept, else the card.
    void start();
    /// Signs out in good order, two seconds at most; `finished` follows. Closing the window does the same.
    void quit();
    /// Opens it in the main window (see `ui::MainWindow::openLink`) as soon as the contacts are known, or when it is
    /// certain that they will not be for a while.
    void openLink(const XmppLink &link);

    Session &session(); ///< made at the first call, at the latest when the first window has been painted
    // Null while there is none.
    ui::SignInWindow *signInWindow() const { return m_signInWindow.get(); }
    ui::MainWindow *mainWindow() const { return m_mainWindow.get(); }
    ui::CallWindow *callWindow() const { return m_callWindow.get(); }
    ui::IncomingCallPopup *incomingPopup() const { return m_popup.get(); }

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeSession();
    void followSession();
    void showSignIn();
    void showMain();
    void openWaitingLink();
    void follow(Call &call);
    void announce(Call &call);
    void showCall(Call &call);
    void callAgain(const Jid &peer);
    void returnToCall();
    void forget(Call *call);
    QString nameOf(const Jid &peer);

    ApplicationSettings m_settings;
    ui::Theme &m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<IdleWatch> m_idleWatch;
    // Built after the session and gone before it.
    std::unique_ptr<ui::SignInWindow> m_signInWindow;
    std::unique_ptr<ui::MainWindow> m_mainWindow;
    std::unique_ptr<ui::IncomingCallPopup> m_popup;
    std::unique_ptr<ui::CallWindow> m_callWindow;
    QString m_news; ///< to be said on the next sign-in card
    std::optional<XmppLink> m_link; ///< waits
    QTimer m_quitLimit;
    bool m_isQuitting = false;
};

} // namespace causerie
