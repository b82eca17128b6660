// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/desktopwishes.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kAnnounces = u"desktop/announceMessages"_s;
const QString kShowsText = u"desktop/showText"_s;
const QString kStaysInTray = u"desktop/stayInTray"_s;
const QString kExplained = u"desktop/trayExplained"_s;

} // namespace

DesktopWishes keptDesktopWishes(const QSettings &settings)
{
    const DesktopWishes usual;
    return {.announces = settings.value(kAnnounces, usual.announces).toBool(),
            .showsText = settings.value(kShowsText, usual.showsText).toBool(),
            .staysInTray = settings.value(kStaysInTray, usual.staysInTray).toBool()};
}

void keep(const DesktopWishes &wishes, QSettings &settings)
{
    settings.setValue(kAnnounces, wishes.announces);
    settings.setValue(kShowsText, wishes.showsText);
    settings.setValue(kStaysInTray, wishes.staysInTray);
}

bool isTrayExplained(const QSettings &settings)
{
    return settings.value(kExplained, false).toBool();
}

void keepTrayExplained(QSettings &settings)
{
    settings.setValue(kExplained, true);
}

} // namespace causerie::ui
