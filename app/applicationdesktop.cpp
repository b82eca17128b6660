// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop around the windows: what is announced there, and the tray that they hide in.

#include "app/announcer.h"
#include "app/application.h"
#include "app/seat.h"
#include "app/telephone.h"
#include "ui/accounts/frame.h"
#include "ui/desktop/autostart.h"
#include "ui/desktop/desktopdialog.h"
#include "ui/desktop/tray.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSettings>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace causerie
{

namespace
{

/// Qt takes it from there when a window asks to come to the front (xdg-activation on Wayland); elsewhere it does
/// nothing.
void useToken(const QString &token)
{
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace

void Application::followDesktop()
{
    m_wishes = ui::keptDesktopWishes(QSettings());
    m_announcer =
        std::make_unique<Announcer>(QDBusConnection::sessionBus(), [this](const Session &session, const Jid &peer) {
            return isBefore(session, peer);
        });
    m_announcer->setWishes(m_wishes);
    m_telephone->setQuietHours(m_wishes.quiet);
    connect(m_announcer.get(), &Announcer::openRequested, this, &Application::openFromDesktop);
    connect(m_announcer.get(), &Announcer::callAnswered, this, [](const QString &token) { useToken(token); });
    connect(m_announcer.get(), &Announcer::windowRequested, this, [this](const QString &token) {
        useToken(token);
        summon();
    });
    connect(m_telephone.get(), &Telephone::rang, this, [this](Session *session, Call *call) {
        const QWidget *seen = outermost();
        if (!seen || !seen->isActiveWindow()) // else the pop-up is before their eyes
            m_announcer->ring(*session, *call);
    });
}

bool Application::isBefore(const Session &session, const Jid &peer) const
{
    const Seat *seat = find(&session);
    const ui::MainWindow *main = mainWindow();
    return seat && main && seat->mainWindow() == main && m_frame->isActiveWindow() && main->openPeer() == peer;
}

void Application::open(Session *session, const Jid &peer)
{
    Seat *seat = find(session);
    if (!seat || m_isQuitting)
        return;
    show(*seat);
    summon();
    if (seat->mainWindow())
        seat->mainWindow()->openConversation(peer);
}

void Application::openFromDesktop(Session *session, const Jid &peer, const QString &token)
{
    useToken(token);
    open(session, peer);
}

void Application::openDesktopDialog(QWidget *parent)
{
    if (m_desktopDialog)
        return m_desktopDialog->raise();
    using Place = ui::DesktopDialog::TrayPlace;
    const QString &file = m_settings.autostartFile;
    m_desktopDialog =
        new ui::DesktopDialog(m_wishes, ui::Tray::isThere() ? Place::There : Place::Missing,
                              file.isEmpty() ? std::nullopt : std::optional(ui::isAutostartOn(file)), parent);
    connect(m_desktopDialog, &ui::DesktopDialog::chosen, this, &Application::setWishes);
    connect(m_desktopDialog, &ui::DesktopDialog::startChosen, this, [this](bool starts) {
        const QString &entry = m_settings.autostartFile;
        const auto done = ui::setAutostart(entry, m_settings.startCommand, starts);
        m_desktopDialog->setStarts(ui::isAutostartOn(entry), done ? QString() : done.error());
    });
    m_desktopDialog->open();
}

void Application::setWishes(const ui::DesktopWishes &wishes)
{
    m_wishes = wishes;
    QSettings settings;
    keep(wishes, settings);
    m_announcer->setWishes(wishes);
    m_telephone->setQuietHours(wishes.quiet);
    if (m_desktopDialog)
        m_desktopDialog->setWishes(wishes);
    refreshTray();
}

void Application::makeTray()
{
    if (m_tray || m_isQuitting)
        return;
    m_tray = std::make_unique<ui::Tray>();
    m_tray->setScheme(m_theme.scheme());
    connect(&m_theme, &ui::Theme::changed, m_tray.get(), &ui::Tray::setScheme);
    connect(m_tray.get(), &ui::Tray::aboutToShowMenu, this, &Application::refreshTray);
    connect(m_tray.get(), &ui::Tray::pressed, this, [this] {
        const QWidget *seen = outermost();
        if (seen && isWindowShown() && seen->isActiveWindow() && seen == m_frame.get())
            hideToTray();
        else
            summon();
    });
    connect(m_tray.get(), &ui::Tray::appeared, this, &Application::takeNewTray, Qt::QueuedConnection);
    connect(m_tray.get(), &ui::Tray::vanished, this, [this] {
        if (m_isInTray) // nobody could bring it back
            summon();
    });
    connect(m_tray.get(), &ui::Tray::windowToggled, this, [this] {
        if (isWindowShown() && outermost() == m_frame.get())
            hideToTray();
        else
            summon();
    });
    connect(m_tray.get(), &ui::Tray::announcingToggled, this, [this](bool announces) {
        ui::DesktopWishes wishes = m_wishes;
        wishes.announces = announces;
        setWishes(wishes);
    });
    connect(m_tray.get(), &ui::Tray::availabilityChosen, this, [this](Availability availability) {
        for (const auto &seat : m_seats) {
            if (seat->hasSession())
                seat->session().setPresence(availability, seat->session().statuses());
        }
    });
    connect(m_tray.get(), &ui::Tray::quitRequested, this, &Application::tryToQuit);
    refreshTray();
}

/// The desktop's panel may come later than we do, when both start with the session.
void Application::takeNewTray()
{
    if (m_isQuitting)
        return;
    m_tray.reset(); // Qt looks for one when it is made
    makeTray();
    if (std::exchange(m_awaitsTray, false) && m_frame && m_frame->isMinimized() && ui::Tray::isThere()) {
        m_isInTray = true;
        m_frame->hide();
        refreshTray();
    }
}

void Application::refreshTray()
{
    if (!m_tray || m_isQuitting)
        return;
    std::vector<Availability> online;
    for (const auto &seat : m_seats) {
        if (seat->hasSession() && seat->session().state() == SessionState::Online)
            online.push_back(seat->session().availability());
    }
    m_tray->setFace({.unread = m_unread,
                     .isShown = isWindowShown(),
                     .hasAccount = !online.empty(),
                     .announces = m_wishes.announces,
                     .availability = ui::commonAvailability(online)});
}

QWidget *Application::outermost() const
{
    QWidget *card = signInWindow();
    return card && card->isWindow() ? card : static_cast<QWidget *>(m_frame.get());
}

bool Application::isWindowShown() const
{
    const QWidget *seen = outermost();
    return seen && seen->isVisible() && !seen->isMinimized();
}

bool Application::hidesWhenClosed() const
{
    return m_wishes.staysInTray && m_tray && ui::Tray::isThere();
}

void Application::hideToTray()
{
    const QWidget *modal = QApplication::activeModalWidget();
    if (modal && modal->parentWidget() && modal->parentWidget()->window() == m_frame.get())
        return summon(); // it would be left behind
    m_isInTray = true;
    m_frame->hide();
    refreshTray();
    QSettings settings;
    if (ui::isTrayExplained(settings))
        return;
    ui::keepTrayExplained(settings);
    m_announcer->explainTray();
}

void Application::showFrame()
{
    if (m_frame->isVisible() || m_isInTray)
        return;
    if (std::exchange(m_settings.startsHidden, false)) {
        makeTray(); // nobody waits for a window
        m_isInTray = ui::Tray::isThere();
        m_awaitsTray = !m_isInTray;
        if (m_awaitsTray)
            m_frame->showMinimized();
    } else {
        m_frame->show();
    }
    if (m_frame->windowHandle() && !m_tray)
        m_frame->windowHandle()->installEventFilter(this);
    refreshTray();
}

} // namespace causerie
