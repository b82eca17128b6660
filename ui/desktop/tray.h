// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/trayface.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

namespace causerie::ui
{

/// The program's place in the tray of the desktop, with its menu. Without a tray nothing is to be seen of it, and it
/// comes when a tray does, as far as Qt hears of that.
///
/// Thread: GUI. Owner: Application. Making it may ask the desktop and wait for its answer, so it is made when the first
/// window has been painted.
class Tray final : public QObject
{
    Q_OBJECT

public:
    explicit Tray(QObject *parent = nullptr);

    /// There is a tray right now, and somebody who shows its icons. Asks the desktop.
    static bool isThere();
    void setFace(const TrayFace &face);
    const TrayFace &face() const { return m_face; }
    void setScheme(Scheme scheme); ///< of the theme; light at first
    QMenu &menu() { return m_menu; }
    const QSystemTrayIcon &icon() const { return m_icon; }

Q_SIGNALS:
    void pressed();         ///< the icon
    void appeared();        ///< one has come, or another
    void vanished();        ///< there is no tray any more, and none has come in its place
    void windowToggled();   ///< its entry in the menu
    void aboutToShowMenu(); ///< the face should be right
    void announcingToggled(bool announces);
    void availabilityChosen(causerie::Availability availability); ///< for all accounts
    void quitRequested();

private:
    void buildMenu();
    void refresh();
    void refreshIcon();

    TrayFace m_face;
    Scheme m_scheme = Scheme::Light;
    QMenu m_menu;
    QMenu *m_status;
    QAction *m_window = nullptr;
    QAction *m_mute = nullptr;
    QTimer m_vanishing;     ///< runs while a new tray may come
    QSystemTrayIcon m_icon; ///< goes before its menu
};

} // namespace causerie::ui
