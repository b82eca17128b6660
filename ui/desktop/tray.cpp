// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/tray.h"

#include "ui/roster/availabilitymenu.h"
#include "ui/style/icons.h"

#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

Tray::Tray(QObject *parent) : QObject(parent), m_status(m_menu.addMenu(QString()))
{
    buildMenu();
    refresh();
    refreshIcon();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
            Q_EMIT pressed();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::pressed);
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::aboutToShowMenu);
    m_icon.show();
}

bool Tray::isThere()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::buildMenu()
{
    m_window = m_menu.addAction(QString());
    m_menu.insertAction(m_status->menuAction(), m_window);
    m_status->setTitle(tr("&Status"));
    connect(m_window, &QAction::triggered, this, &Tray::windowToggled);
    addAvailabilities(*m_status, [this](Availability chosen) {
        Q_EMIT availabilityChosen(chosen);
        refresh(); // who chooses what is chosen already has taken its mark away
    });
    m_mute = m_menu.addAction(tr("&Mute new messages"));
    m_mute->setCheckable(true);
    connect(m_mute, &QAction::triggered, this, [this](bool isMuted) { Q_EMIT announcingToggled(!isMuted); });
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Quit")), &QAction::triggered, this, &Tray::quitRequested);
}

void Tray::setFace(const TrayFace &face)
{
    const TrayFace before = std::exchange(m_face, face);
    if (before == face)
        return;
    refresh();
    if ((before.unread > 0) != (face.unread > 0))
        refreshIcon();
}

void Tray::setScheme(Scheme scheme)
{
    if (std::exchange(m_scheme, scheme) != scheme)
        refreshIcon();
}

void Tray::refresh()
{
    m_icon.setToolTip(trayTip(m_face));
    m_window->setText(trayWindowWords(m_face.isShown));
    m_status->setEnabled(m_face.hasAccount);
    checkAvailability(*m_status, m_face.availability);
    m_mute->setChecked(!m_face.announces);
}

void Tray::refreshIcon()
{
    m_icon.setIcon(trayIcon(m_face.unread > 0, m_scheme, QGuiApplication::layoutDirection()));
}

void Tray::explain()
{
    m_icon.showMessage(
        u"Causerie"_s,
        tr("Causerie goes on here: messages and calls still come. Quit in the menu of this icon ends it, "
           "and the settings of notifications say what closing the window does."),
        applicationIcon());
}

} // namespace causerie::ui
