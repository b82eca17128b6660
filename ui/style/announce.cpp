// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/announce.h"

#include <QAccessible>
#include <QWidget>

namespace causerie::ui
{

void announce(QWidget &from, const QString &words)
{
    QAccessibleAnnouncementEvent event(&from, words);
    QAccessible::updateAccessibility(&event);
}

} // namespace causerie::ui
