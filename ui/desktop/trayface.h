// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"
#include "ui/style/theme.h"

#include <QIcon>
#include <QString>

#include <optional>
#include <vector>

/// What the tray shows. Pure, but for the language and the drawing of the program.
namespace causerie::ui
{

struct TrayFace {
    int unread = 0;                             ///< messages that call for attention, of all accounts
    bool isShown = true;                        ///< the window is there to be hidden
    bool hasAccount = false;                    ///< one is signed in, so that there is a status
    bool announces = true;                      ///< new messages
    std::optional<Availability> availability{}; ///< as it was set; nothing where accounts differ
    friend bool operator==(const TrayFace &, const TrayFace &) = default;
};

/// Of several accounts that are online: what all of them are, if they are the same.
std::optional<Availability> commonAvailability(const std::vector<Availability> &of);

QString trayTip(const TrayFace &face); ///< "Causerie – 3 unread messages"
QString trayWindowWords(bool isShown); ///< of the entry that shows or hides the window

/// The program's drawing, with a disc in its upper trailing corner when something is unread. The gap around the disc is
/// transparent, so it stands out from bars of every colour.
QIcon trayIcon(bool hasUnread, Scheme scheme, Qt::LayoutDirection direction);
/// `side` device pixels each way; the disc has its edges on whole ones.
QPixmap trayPixmap(bool hasUnread, Scheme scheme, Qt::LayoutDirection direction, int side);

} // namespace causerie::ui
