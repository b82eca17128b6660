// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which windows stand there, and whose pages are in them.

#include "app/announcer.h"
#include "app/application.h"
#include "app/release.h"
#include "app/seat.h"
#include "app/telephone.h"
#include "core/session/files.h"
#include "ui/accounts/accountbutton.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/addingpage.h"
#include "ui/accounts/frame.h"
#include "ui/desktop/tray.h"
#include "ui/mainwindow.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/signin/signinwindow.h"

#include <QEvent>
#include <QLocale>
#include <QSettings>
#include <QWindow>

namespace causerie
{

ui::Frame &Application::frame()
{
    if (m_frame)
        return *m_frame;
    m_frame = std::make_unique<ui::Frame>();
    m_frame->setMayClose([this] {
        if (!m_isQuitting && hidesWhenClosed()) {
            hideToTray();
            return false;
        }
        tryToQuit();
        return m_isQuitting;
    });
    // Later: it closes first.
    connect(m_frame.get(), &ui::Frame::closed, this, &Application::quit, Qt::QueuedConnection);
    const auto ifThere = [this](void (Application::*act)(Seat &)) {
        return [this, act](Session *session) {
            if (Seat *seat = find(session))
                (this->*act)(*seat);
        };
    };
    ui::AccountRail &rail = m_frame->rail();
    connect(&rail, &ui::AccountRail::chosen, this, ifThere(&Application::show));
    connect(&rail, &ui::AccountRail::addRequested, this, &Application::addAccount);
    connect(&rail, &ui::AccountRail::removeRequested, this, ifThere(&Application::askToRemove));
    connect(&rail, &ui::AccountRail::signOutRequested, this, [](Session *session) { session->signOut(); });
    return *m_frame;
}

void Application::show(Seat &seat)
{
    m_shown = &seat;
    m_isAddingShown = false;
    if (!seat.page())
        seat.open(); // comes back here
    else
        arrange();
}

/// A seat has another page: its own first one, or the card instead of conversations, or the other way round.
void Application::takePage(Seat &seat)
{
    if (seat.mainWindow())
        followMain(seat);
    else
        connect(seat.signInWindow(), &ui::SignInWindow::quitRequested, this, &Application::tryToQuit);
    if (&seat == m_adding.get() && seat.mainWindow())
        return adopt();
    if (!seat.mainWindow() && &seat != m_adding.get())
        m_settings.startsHidden = m_isInTray = false; // nobody else can sign in
    arrange();
    if (&seat != m_shown && &seat != m_adding.get() && m_frame)
        m_frame->takeIn(*seat.page());
    if (seat.mainWindow() && m_seats.size() > 1)
        keepOrder(); // it may be new
}

void Application::followMain(Seat &seat)
{
    using ui::MainWindow;
    MainWindow *main = seat.mainWindow();
    connect(main, &MainWindow::callWindowRequested, m_telephone.get(), &Telephone::bringUp);
    connect(main, &MainWindow::soundRequested, m_telephone.get(), [this, main] { m_telephone->openSound(main); });
    connect(main, &MainWindow::notificationsRequested, this, [this, main] { openDesktopDialog(main); });
    connect(main, &MainWindow::quitRequested, this, &Application::tryToQuit);
    connect(main, &MainWindow::addAccountRequested, this, &Application::addAccount);
    connect(main, &MainWindow::accountLinkOpened, this, &Application::openLink);
    connect(main, &MainWindow::removeRequested, this, [this, &seat] { askToRemove(seat); });
    connect(main, &MainWindow::unreadChanged, this, &Application::countUnread);
    connect(main, &MainWindow::tellingChanged, this, [this] {
        for (const auto &each : m_seats) {
            if (!each->hasSession())
                continue;
            each->session().setMessagingPolicy(ui::keptPolicy(QSettings()));
            each->session().files().setRule(ui::keptDownloadRule(QSettings()));
            each->session().files().setBeside(ui::keptBeside(QSettings()));
        }
    });
    if (!m_damaged.isEmpty() && &seat == m_shown)
        tellDamage();
}

void Application::tellDamage()
{
    const QString files = QLocale().createSeparatedList(m_damaged);
    m_shown->mainWindow()->showNotice(
        tr("%n account(s) could not be read and are left out: %1", "%1 names the files", int(m_damaged.size()))
            .arg(files));
    m_damaged.clear();
}

void Application::arrange()
{
    if (m_isQuitting || !m_shown || !m_shown->page())
        return;
    if (m_seats.size() == 1 && !m_adding && !m_shown->mainWindow())
        return showAlone(*m_shown->signInWindow());
    arrangeRail();
    for (const auto &seat : m_seats) {
        if (seat->mainWindow())
            seat->mainWindow()->setSeveralAccounts(m_seats.size() > 1);
    }
    m_telephone->setSeveralAccounts(m_seats.size() > 1);
    m_announcer->setSeveralAccounts(m_seats.size() > 1);
    countUnread();
    frame().showPage(m_isAddingShown ? *m_addingPage : *m_shown->page());
    showFrame();
    openWaitingLink();
}

/// As it is with one account that is not signed in.
void Application::showAlone(ui::SignInWindow &card)
{
    m_settings.startsHidden = m_isInTray = false; // nobody else can sign in
    if (m_frame)
        m_frame->hide();
    if (card.parentWidget())
        card.setParent(nullptr);
    if (card.isVisible())
        return;
    card.installEventFilter(this);
    card.resize(card.sizeHint());
    card.show();
    card.windowHandle()->installEventFilter(this);
}

void Application::arrangeRail()
{
    const bool several = m_seats.size() > 1 || m_adding;
    ui::AccountRail &rail = frame().rail();
    if (several) {
        int place = 0;
        for (const auto &seat : m_seats) {
            if (!seat->page())
                continue; // its turn comes
            if (!rail.find(seat->session()))
                rail.insert(place, seat->session());
            ++place;
        }
        rail.setCurrent(m_isAddingShown ? nullptr : &m_shown->session());
    }
    m_frame->setRailShown(several);
}

void Application::countUnread()
{
    const auto unreadOf = [](const Seat &seat) { return seat.mainWindow() ? seat.mainWindow()->unread() : 0; };
    int total = 0;
    for (const auto &seat : m_seats)
        total += unreadOf(*seat);
    for (const auto &seat : m_seats) {
        if (ui::MainWindow *main = seat->mainWindow())
            main->setUnreadElsewhere(total - unreadOf(*seat));
        if (ui::AccountButton *button = seat->hasSession() ? frame().rail().find(seat->session()) : nullptr)
            button->setUnread(unreadOf(*seat));
    }
    m_unread = total;
    refreshTray();
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // Making a session loads the system's certificate authorities, which takes longer than all the rest of the start.
    // Not `Paint`: what fills the window leaves nothing of itself to be painted.
    if (event->type() == QEvent::Expose && m_shown && !m_shown->hasSession())
        QTimer::singleShot(0, this, [this] { session(); });
    if (event->type() == QEvent::Expose && !m_tray)
        QTimer::singleShot(0, this, &Application::makeTray);
    // Only while it is a window of its own.
    if (event->type() == QEvent::Close && watched == signInWindow() && signInWindow()->isWindow() && !m_isQuitting) {
        event->ignore();
        tryToQuit();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace causerie
