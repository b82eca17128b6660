// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/idlewatch.h"
#include "core/roster/shownname.h"
#include "core/session/accountfile.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "core/session/serveraccount.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/mainwindow.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/icons.h"

#include <QEvent>
#include <QSettings>
#include <QWindow>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{
constexpr std::chrono::seconds kQuitLimit(2);

/// For an object that is still inside one of its own signals.
template<typename T>
void releaseLater(std::unique_ptr<T> &object)
{
    if (T *old = object.release()) {
        old->hide();
        old->deleteLater();
    }
}

void bringUp(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}
} // namespace

Application::Application(const ApplicationSettings &settings, ui::Theme &theme, QObject *parent)
    : QObject(parent), m_settings(settings), m_theme(theme)
{
    m_quitLimit.setSingleShot(true);
    m_quitLimit.setInterval(kQuitLimit);
    connect(&m_quitLimit, &QTimer::timeout, this, &Application::finished);
}

Application::~Application()
{
    // Windows go while the session is still whole; nothing they hear from it on the way matters any more.
    if (m_session) {
        m_session->disconnect(this);
        m_session->calls().disconnect(this);
    }
    m_callWindow.reset();
    m_popup.reset();
    m_mainWindow.reset();
    m_signInWindow.reset();
}

Session &Application::session()
{
    if (!m_session)
        makeSession();
    return *m_session;
}

void Application::makeSession()
{
    m_session = std::make_unique<Session>(m_settings.session);
    m_session->setMessagingPolicy(ui::keptPolicy(QSettings()));
    m_session->files().setRule(ui::keptDownloadRule(QSettings()));
    m_session->calls().setAudio(m_settings.audio);
    m_session->files().recordings().setAudio(m_settings.audio);
    m_session->calls().setLoopbackCandidates(m_settings.loopbackCandidates);
    connect(m_session.get(), &Session::stateChanged, this, &Application::followSession);
    connect(&m_session->calls(), &Calls::incoming, this, [this](Call *call) { announce(*call); });
    connect(&m_session->calls(), &Calls::started, this, [this](Call *call) {
        follow(*call);
        showCall(*call);
    });
    m_idleWatch = std::make_unique<IdleWatch>();
    connect(m_idleWatch.get(), &IdleWatch::used, m_session.get(), &Session::noteUse);
    connect(&m_session->serverAccount(), &ServerAccount::removed, this, [this] {
        m_news = tr("Your account is removed, from the server and from this computer.");
        if (m_signInWindow)
            m_signInWindow->card().form().setNews(std::exchange(m_news, {}));
    });
    if (m_signInWindow)
        m_signInWindow->bind(*m_session);
}

void Application::start()
{
    const auto account = loadAccount(m_settings.session.dataDir.filePath(u"account.ini"_s));
    if (!account || !account->keepPassword || !m_settings.session.useKeychain) {
        showSignIn();
        return;
    }
    session().openAccount(*account);
    showMain(); // what is stored can be read while the connection is made
    QTimer::singleShot(0, this, [this, account = *account] { session().signIn(account, {}); });
}

void Application::quit()
{
    if (m_isQuitting)
        return;
    m_isQuitting = true;
    for (QWidget *window : {static_cast<QWidget *>(m_signInWindow.get()), static_cast<QWidget *>(m_mainWindow.get()),
                            static_cast<QWidget *>(m_popup.get()), static_cast<QWidget *>(m_callWindow.get())}) {
        if (window)
            window->hide();
    }
    m_quitLimit.start();
    if (m_session && m_session->state() != SessionState::SignedOut)
        m_session->signOut();
    followSession();
}

void Application::followSession()
{
    if (m_isQuitting) {
        if ((!m_session || m_session->state() == SessionState::SignedOut) && m_quitLimit.isActive()) {
            m_quitLimit.stop();
            QMetaObject::invokeMethod(this, &Application::finished, Qt::QueuedConnection);
        }
        return;
    }
    switch (m_session->state()) {
    case SessionState::Online:
        showMain();
        openWaitingLink();
        return;
    case SessionState::SignedOut:
    case SessionState::Failed:
        showSignIn();
        return;
    case SessionState::Connecting: // whichever window is there tells it
        return;
    case SessionState::Waiting:
        openWaitingLink();
        return;
    }
}

void Application::openLink(const XmppLink &link)
{
    m_link = link;
    if (m_session && (m_session->state() == SessionState::Online || m_session->state() == SessionState::Waiting))
        openWaitingLink();
}

void Application::openWaitingLink()
{
    if (m_mainWindow && m_link)
        m_mainWindow->openLink(*std::exchange(m_link, std::nullopt));
}

void Application::showSignIn()
{
    releaseLater(m_mainWindow);
    if (m_signInWindow)
        return;
    m_signInWindow = std::make_unique<ui::SignInWindow>(m_settings.session.useKeychain);
    m_signInWindow->setWindowIcon(ui::applicationIcon());
    m_signInWindow->card().form().setNews(std::exchange(m_news, {}));
    m_signInWindow->installEventFilter(this);
    connect(m_signInWindow.get(), &ui::SignInWindow::signInRequested, this,
            [this](const Account &account, const QString &password) { session().signIn(account, password); });
    if (m_session)
        m_signInWindow->bind(*m_session);
    m_signInWindow->resize(m_signInWindow->sizeHint());
    m_signInWindow->show();
    m_signInWindow->windowHandle()->installEventFilter(this);
}

void Application::showMain()
{
    if (m_mainWindow)
        return;
    m_mainWindow = std::make_unique<ui::MainWindow>(session(), m_theme);
    m_mainWindow->installEventFilter(this);
    connect(m_mainWindow.get(), &ui::MainWindow::callWindowRequested, this, &Application::returnToCall);
    connect(m_mainWindow.get(), &ui::MainWindow::signOutRequested, m_session.get(), &Session::signOut);
    connect(m_mainWindow.get(), &ui::MainWindow::quitRequested, this, &Application::quit);
    m_mainWindow->show();
    releaseLater(m_signInWindow);
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // Making a session loads the system's certificate authorities, which takes longer than all the rest of the start.
    // Not `Paint`: what fills the window leaves nothing of itself to be painted.
    if (event->type() == QEvent::Expose && !m_session)
        QTimer::singleShot(0, this, [this] { session(); });
    const bool isWindow = watched == m_mainWindow.get() || watched == m_signInWindow.get();
    if (event->type() == QEvent::Close && isWindow) // let it close first: it keeps its place and size
        QMetaObject::invokeMethod(this, &Application::quit, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

QString Application::nameOf(const Jid &peer)
{
    return shownName(m_session->roster(), peer);
}

void Application::announce(Call &call)
{
    follow(call);
    m_popup = std::make_unique<ui::IncomingCallPopup>(call.peer().bare(), nameOf(call.peer()));
    connect(m_popup.get(), &ui::IncomingCallPopup::answered, &call, &Call::answer);
    connect(m_popup.get(), &ui::IncomingCallPopup::declined, &call, &Call::decline);
    connect(m_popup.get(), &ui::IncomingCallPopup::messageRequested, this, [this, peer = call.peer().bare()] {
        if (!m_mainWindow)
            return;
        bringUp(*m_mainWindow);
        m_mainWindow->openConversation(peer);
    });
    m_popup->show();
}

void Application::follow(Call &call)
{
    connect(&call, &Call::stateChanged, this, [this, call = &call](CallState state) {
        switch (state) {
        case CallState::Idle:
        case CallState::Proposed:
        case CallState::Ringing:
            return;
        case CallState::Connecting:
        case CallState::Active:
            if (call->direction() == Direction::Incoming && m_popup) {
                releaseLater(m_popup);
                showCall(*call);
            }
            return;
        case CallState::Ending:
        case CallState::Ended:
            if (call->direction() == Direction::Incoming)
                releaseLater(m_popup);
            if (state == CallState::Ended && (!m_callWindow || m_callWindow->call() != call))
                forget(call);
            return;
        }
    });
}

void Application::showCall(Call &call)
{
    releaseLater(m_callWindow); // of a call that is over
    m_callWindow = std::make_unique<ui::CallWindow>(call, nameOf(call.peer()), m_settings.audio);
    m_callWindow->setWindowIcon(ui::applicationIcon());
    connect(m_callWindow.get(), &ui::CallWindow::audioChosen, this, [this](const media::AudioSettings &audio) {
        m_settings.audio = audio;
        m_session->calls().setAudio(audio);
        m_session->files().recordings().setAudio(audio);
    });
    connect(m_callWindow.get(), &ui::CallWindow::callAgainRequested, this, &Application::callAgain);
    connect(m_callWindow.get(), &ui::CallWindow::finished, this, [this, call = QPointer<Call>(&call)] {
        releaseLater(m_callWindow);
        if (call)
            forget(call);
    });
    m_callWindow->show();
}

void Application::callAgain(const Jid &peer)
{
    if (m_session->call(peer) == nullptr && m_mainWindow)
        m_mainWindow->showNotice(tr("You can call again as soon as you are connected and no other call is in progress."));
}

void Application::returnToCall()
{
    if (m_popup)
        m_popup->raise();
    else if (m_callWindow)
        bringUp(*m_callWindow);
}

void Application::forget(Call *call)
{
    // After everybody has heard of its end.
    QMetaObject::invokeMethod(this, [this, call = QPointer<Call>(call)] {
        if (call && call->state() == CallState::Ended)
            m_session->calls().remove(call);
    }, Qt::QueuedConnection);
}

} // namespace causerie
