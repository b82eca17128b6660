// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/availabilitymenu.h"

#include "ui/style/avatar.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

#include <utility>

namespace causerie::ui
{

namespace
{

struct AvailabilityMenu {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::AvailabilityMenu)
};

/// The presence mark as a menu icon.
QIcon markIcon(Availability availability, const QPalette &palette, qreal ratio)
{
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintPresenceShape(painter, QRectF(2, 2, 12, 12), availability, tokens(palette), tokens(palette).raised);
    return QIcon(pixmap);
}

} // namespace

void addAvailabilities(QMenu &menu, std::function<void(Availability)> choose)
{
    auto *choices = new QActionGroup(&menu);
    choices->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // of several accounts none may fit
    const std::pair<Availability, QString> entries[] = {
        {Availability::Available, AvailabilityMenu::tr("&Available")},
        {Availability::FreeForChat, AvailabilityMenu::tr("&Free for chat")},
        {Availability::Away, AvailabilityMenu::tr("A&way")},
        {Availability::ExtendedAway, AvailabilityMenu::tr("Away for &longer")},
        {Availability::DoNotDisturb, AvailabilityMenu::tr("&Do not disturb")},
    };
    for (const auto &[availability, text] : entries) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(availability));
        choices->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [choose, chosen = availability] { choose(chosen); });
    }
    paintAvailabilities(menu);
}

void paintAvailabilities(QMenu &menu)
{
    for (QAction *action : menu.actions()) {
        if (action->isCheckable())
            action->setIcon(markIcon(action->data().value<Availability>(), menu.palette(), menu.devicePixelRatioF()));
    }
}

void checkAvailability(QMenu &menu, std::optional<Availability> availability)
{
    for (QAction *action : menu.actions()) {
        if (action->isCheckable())
            action->setChecked(availability && action->data().value<Availability>() == *availability);
    }
}

} // namespace causerie::ui
