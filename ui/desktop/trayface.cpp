// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/trayface.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct TrayWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::TrayWords)
};

constexpr int kSides[] = {16, 20, 22, 24, 32, 40, 44, 48, 64, 96, 128}; ///< of trays at one and two pixels a point

} // namespace

std::optional<Availability> commonAvailability(const std::vector<Availability> &of)
{
    if (of.empty() || std::ranges::any_of(of, [&of](Availability each) { return each != of.front(); }))
        return {};
    return of.front();
}

QString trayTip(const TrayFace &face)
{
    if (face.unread <= 0)
        return u"Causerie"_s;
    return TrayWords::tr("Causerie – %n unread message(s)", nullptr, face.unread);
}

QString trayWindowWords(bool isShown)
{
    return isShown ? TrayWords::tr("&Hide Causerie") : TrayWords::tr("S&how Causerie");
}

QPixmap trayPixmap(bool hasUnread, Scheme scheme, Qt::LayoutDirection direction, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(0, 0, iconPixmap(u"causerie"_s, tokens(scheme).accent, QSize(side, side), 1.0));
    if (!hasUnread)
        return pixmap;
    const int disc = std::max(7, (side * 7 + 8) / 16);
    const int gap = std::max(1, (side + 8) / 16);
    const QRectF place(direction == Qt::RightToLeft ? 0 : side - disc, 0, disc, disc);
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawEllipse(place.adjusted(-gap, -gap, gap, gap));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(tokens(scheme).danger);
    painter.drawEllipse(place);
    return pixmap;
}

QIcon trayIcon(bool hasUnread, Scheme scheme, Qt::LayoutDirection direction)
{
    QIcon icon;
    for (const int side : kSides)
        icon.addPixmap(trayPixmap(hasUnread, scheme, direction, side));
    return icon;
}

} // namespace causerie::ui
