// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/announcer.h"
#include "app/idlewatch.h"
#include "app/release.h"
#include "app/seat.h"
#include "app/telephone.h"
#include "core/chat/accountoffer.h"
#include "core/session/accountlist.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/addingpage.h"
#include "ui/accounts/frame.h"
#include "ui/desktop/tray.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"

#include <QEvent>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{
constexpr std::chrono::seconds kGoodbyeLimit(2);
constexpr std::chrono::seconds kWritingLimit(2);

bool isOut(Seat &seat)
{
    return !seat.hasSession() || seat.session().state() == SessionState::SignedOut;
}
} // namespace

Application::Application(const ApplicationSettings &settings, ui::Theme &theme, QObject *parent)
    : QObject(parent), m_settings(settings), m_theme(theme), m_telephone(std::make_unique<Telephone>(settings.audio)),
      m_idleWatch(std::make_unique<IdleWatch>())
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(kGoodbyeLimit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_leaving.clear();
        if (m_isQuitting)
            Q_EMIT finished();
    });
    m_writing.setSingleShot(true);
    m_writing.setInterval(kWritingLimit);
    m_writing.callOnTimeout(this, &Application::decideToQuit);
    connect(m_telephone.get(), &Telephone::messageRequested, this, &Application::open);
    connect(m_telephone.get(), &Telephone::notNow, this, [this](Session *session) {
        if (Seat *seat = find(session); seat && seat->mainWindow())
            seat->mainWindow()->showNotice(
                tr("You can call again as soon as you are connected and no other call is in progress."));
    });
    followDesktop();
}

Application::~Application()
{
    m_tray.reset();
    m_announcer.reset();
    m_telephone.reset();
    m_link.reset();
    for (auto *seats : {&m_seats, &m_leaving}) {
        for (const auto &seat : *seats)
            seat->disconnect(this);
    }
    if (m_frame)
        m_frame->disconnect(this);
    // Whose page is inside another widget goes first.
    m_adding.reset();
    m_seats.clear();
    m_leaving.clear();
    m_addingPage.reset();
    m_frame.reset();
}

std::unique_ptr<Seat> Application::makeSeat(const QString &file, const std::optional<Account> &kept)
{
    ApplicationSettings settings = m_settings;
    settings.session.accountFile = file;
    auto seat = std::make_unique<Seat>(settings, kept, m_theme, [this] { return &frame(); });
    Seat *made = seat.get();
    connect(made, &Seat::sessionMade, this, [this, made] {
        m_telephone->follow(made->session());
        m_announcer->follow(made->session());
        connect(m_idleWatch.get(), &IdleWatch::used, &made->session(), &Session::noteUse);
        connect(&made->session(), &Session::stateChanged, this, &Application::finishIfOut);
        connect(&made->session(), &Session::stateChanged, this, &Application::openWaitingLink);
        connect(&made->session(), &Session::stateChanged, this, &Application::refreshTray);
        connect(&made->session(), &Session::presenceChanged, this, &Application::refreshTray);
    });
    connect(made, &Seat::pageChanged, this, [this, made] { takePage(*made); });
    connect(made, &Seat::ended, this, [this, made] { tellEnd(*made); });
    connect(made, &Seat::signInRequested, this,
            [this, made](const Account &account, const QString &password) { signIn(*made, account, password); });
    return seat;
}

void Application::start()
{
    const AccountList kept = loadAccounts(m_settings.session.dataDir);
    m_damaged = kept.accounts.empty() ? QStringList() : kept.damaged;
    for (const KeptAccount &one : kept.accounts) {
        m_seats.push_back(makeSeat(one.file, one.account));
        if (one.file == kept.shown)
            m_shown = m_seats.back().get();
    }
    if (m_seats.empty())
        m_seats.push_back(makeSeat(u"account.ini"_s, {}));
    if (!m_shown)
        m_shown = m_seats.front().get();
    m_shown->open();
    if (m_seats.size() > 1)
        QTimer::singleShot(0, this, &Application::openNext);
}

/// One after the other, so that the first window is painted meanwhile.
void Application::openNext()
{
    const auto next = std::ranges::find_if(m_seats, [](const auto &seat) { return !seat->page(); });
    if (next == m_seats.end() || m_isQuitting)
        return;
    (*next)->open();
    QTimer::singleShot(0, this, &Application::openNext);
}

void Application::quit()
{
    if (m_isQuitting)
        return;
    m_isQuitting = true;
    m_announcer->withdrawAll();
    m_tray.reset();
    keepOrder();
    m_telephone->hide();
    if (m_shown && m_shown->mainWindow())
        m_shown->mainWindow()->save();
    if (m_frame)
        m_frame->hide();
    if (m_adding)
        m_seats.push_back(std::move(m_adding));
    for (const auto &seat : m_seats) {
        seat->keepPage();
        if (seat->mainWindow())
            seat->mainWindow()->saveDraft();
        if (seat->page())
            seat->page()->hide();
    }
    m_limit.start();
    for (const auto &seat : m_seats) {
        if (!isOut(*seat))
            seat->session().signOut();
    }
    finishIfOut();
}

void Application::finishIfOut()
{
    if (!m_leaving.empty())
        QMetaObject::invokeMethod(this, &Application::letGo, Qt::QueuedConnection);
    const auto areOut = [](const auto &seats) {
        return std::ranges::all_of(seats, [](const auto &d) { return isOut(*d); });
    };
    if (!m_isQuitting || !m_limit.isActive() || !areOut(m_seats) || !areOut(m_leaving))
        return;
    m_limit.stop();
    QMetaObject::invokeMethod(this, &Application::finished, Qt::QueuedConnection);
}

void Application::openLink(const XmppLink &link)
{
    m_link = link;
    m_isOffered = false;
    openWaitingLink();
}

void Application::dial(const QString &typed)
{
    m_dialled = typed;
    openWaitingLink();
}

void Application::summon()
{
    QWidget *seen = outermost();
    if (!seen || m_isQuitting)
        return;
    m_isInTray = m_awaitsTray = false;
    m_announcer->forgetTray();
    seen->setWindowState(seen->windowState() & ~Qt::WindowMinimized);
    seen->show();
    seen->raise();
    seen->activateWindow();
    refreshTray();
}

/// True when the link is done with, or waits for an account.
bool Application::offerAccount()
{
    const auto offer = accountOffer(*m_link);
    if (!offer)
        return false;
    if (m_link->action == XmppLink::Action::Register) {
        m_link.reset(); // before windows are arranged, which comes back here
        if (mainWindow())
            addAccount();
        if (signInWindow())
            signInWindow()->offerAccount(*offer);
        return true;
    }
    const bool hasAccount = std::ranges::any_of(m_seats, [](const auto &seat) { return !seat->jid().isEmpty(); });
    if (hasAccount || !signInWindow())
        return false;
    if (!std::exchange(m_isOffered, true))
        signInWindow()->offerAccount(*offer);
    return true;
}

void Application::openWaitingLink()
{
    const auto isSettled = [this] {
        const SessionState state = m_shown->session().state();
        return state == SessionState::Online || state == SessionState::Waiting;
    };
    if (m_dialled && !m_isQuitting && mainWindow() && isSettled())
        mainWindow()->dial(*std::exchange(m_dialled, std::nullopt));
    if (m_link && !m_isQuitting && !offerAccount() && mainWindow() && isSettled())
        mainWindow()->openLink(*std::exchange(m_link, std::nullopt));
}

void Application::keepOrder()
{
    QStringList files;
    for (const auto &seat : m_seats) {
        if (!seat->jid().isEmpty())
            files << seat->file();
    }
    saveAccountOrder(m_settings.session.dataDir, files, m_shown ? m_shown->file() : QString());
}

int Application::shownAccount() const
{
    return int(std::ranges::find(m_seats, m_shown, &std::unique_ptr<Seat>::get) - m_seats.begin());
}

void Application::showAccount(int place)
{
    show(*m_seats.at(size_t(place)));
}

Session &Application::session(int place)
{
    return m_seats.at(size_t(place))->session();
}

Session &Application::session()
{
    return m_shown->session();
}

ui::SignInWindow *Application::signInWindow() const
{
    const Seat *seat = m_isAddingShown ? m_adding.get() : m_shown;
    return seat ? seat->signInWindow() : nullptr;
}

ui::MainWindow *Application::mainWindow() const
{
    return m_shown && !m_isAddingShown ? m_shown->mainWindow() : nullptr;
}

ui::CallWindow *Application::callWindow() const
{
    return m_telephone->callWindow();
}

ui::IncomingCallPopup *Application::incomingPopup() const
{
    return m_telephone->popup();
}

Seat *Application::find(const Session *session) const
{
    const auto it = std::ranges::find_if(
        m_seats, [session](const auto &seat) { return seat->hasSession() && &seat->session() == session; });
    return it == m_seats.end() ? nullptr : it->get();
}

Seat *Application::find(const Jid &jid, const Seat *except) const
{
    const auto it = std::ranges::find_if(
        m_seats, [&](const auto &seat) { return seat.get() != except && seat->jid() == jid.bare(); });
    return it == m_seats.end() ? nullptr : it->get();
}

} // namespace causerie
