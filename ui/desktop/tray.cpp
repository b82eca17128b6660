// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/tray.h"

#include "ui/roster/availabilitymenu.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QGuiApplication>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kWatcher = u"org.kde.StatusNotifierWatcher"_s;
constexpr std::chrono::seconds kRestart{5}; ///< of a desktop's panel
constexpr int kHostPatienceMs = 1'000;      ///< with the desktop, while a person waits for their window to close

/// False when icons are collected, but nobody shows them (StatusNotifierWatcher). Where nobody collects them the tray
/// is one of X11's, which is there or not.
bool hasHost()
{
    QDBusMessage question = QDBusMessage::createMethodCall(kWatcher, u"/StatusNotifierWatcher"_s,
                                                           u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({kWatcher, u"IsStatusNotifierHostRegistered"_s});
    question.setAutoStartService(false);
    const QDBusMessage answer = QDBusConnection::sessionBus().call(question, QDBus::Block, kHostPatienceMs);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
        return true;
    return answer.arguments().constFirst().value<QDBusVariant>().variant().toBool();
}

} // namespace

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
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::aboutToShowMenu);
    m_vanishing.setSingleShot(true);
    m_vanishing.setInterval(kRestart);
    m_vanishing.callOnTimeout(this, [this] {
        if (!isThere())
            Q_EMIT vanished();
    });
    auto *watcher = new QDBusServiceWatcher(kWatcher, QDBusConnection::sessionBus(),
                                            QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, &m_vanishing, qOverload<>(&QTimer::start));
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::appeared);
    // A panel may go while the watcher stays.
    QDBusConnection::sessionBus().connect(kWatcher, u"/StatusNotifierWatcher"_s, kWatcher,
                                          u"StatusNotifierHostUnregistered"_s, &m_vanishing, SLOT(start()));
    m_icon.show();
}

bool Tray::isThere()
{
    return QSystemTrayIcon::isSystemTrayAvailable() && hasHost();
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
    if (std::exchange(m_scheme, scheme) == scheme)
        return;
    refreshIcon();
    paintAvailabilities(*m_status);
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

} // namespace causerie::ui
