// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/quiethours.h"

class QSettings;

namespace causerie::ui
{

/// How the user likes what stands beside our windows, on every account.
struct DesktopWishes {
    bool announces = true;   ///< new messages; calls are announced in any case
    bool showsText = true;   ///< of messages; else names and numbers
    bool staysInTray = true; ///< a closed window only hides, where there is a tray
    QuietHours quiet{};
    friend bool operator==(const DesktopWishes &, const DesktopWishes &) = default;
};

/// As they were kept; the usual for what was not. Thread: GUI.
DesktopWishes keptDesktopWishes(const QSettings &settings);
void keep(const DesktopWishes &wishes, QSettings &settings);

/// Whether it was ever said that a closed window goes on in the tray.
bool isTrayExplained(const QSettings &settings);
void keepTrayExplained(QSettings &settings);

} // namespace causerie::ui
