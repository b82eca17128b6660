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
const QString kIsQuiet = u"desktop/quietHours"_s;
const QString kQuietFrom = u"desktop/quietFrom"_s;
const QString kQuietTo = u"desktop/quietTo"_s;
const QString kExplained = u"desktop/trayExplained"_s;

const QString kTime = u"HH:mm"_s;

QTime keptTime(const QSettings &settings, const QString &key, QTime usual)
{
    const QTime kept = QTime::fromString(settings.value(key).toString(), kTime);
    return kept.isValid() ? kept : usual;
}

} // namespace

DesktopWishes keptDesktopWishes(const QSettings &settings)
{
    const DesktopWishes usual;
    return {.announces = settings.value(kAnnounces, usual.announces).toBool(),
            .showsText = settings.value(kShowsText, usual.showsText).toBool(),
            .staysInTray = settings.value(kStaysInTray, usual.staysInTray).toBool(),
            .quiet = {.isOn = settings.value(kIsQuiet, usual.quiet.isOn).toBool(),
                      .from = keptTime(settings, kQuietFrom, usual.quiet.from),
                      .to = keptTime(settings, kQuietTo, usual.quiet.to)}};
}

void keep(const DesktopWishes &wishes, QSettings &settings)
{
    settings.setValue(kAnnounces, wishes.announces);
    settings.setValue(kShowsText, wishes.showsText);
    settings.setValue(kStaysInTray, wishes.staysInTray);
    settings.setValue(kIsQuiet, wishes.quiet.isOn);
    settings.setValue(kQuietFrom, wishes.quiet.from.toString(kTime));
    settings.setValue(kQuietTo, wishes.quiet.to.toString(kTime));
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
