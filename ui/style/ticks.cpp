// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/ticks.h"

#include <QColor>
#include <QPainter>
#include <QPen>

namespace causerie::ui
{

QSizeF ticksSize(qreal textHeight)
{
    return {textHeight * 1.5, textHeight};
}

void paintTicks(QPainter &painter, const QRectF &rect, DeliveryState state, const QColor &colour)
{
    const qreal h = rect.height();
    const QPointF centre = rect.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, h * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto tick = [&](qreal dx) {
        const QPointF points[] = {centre + QPointF(dx - 0.30, 0.02) * h, centre + QPointF(dx - 0.08, 0.24) * h,
                                  centre + QPointF(dx + 0.32, -0.26) * h};
        painter.drawPolyline(points, 3);
    };
    switch (state) {
    case DeliveryState::Pending:
        painter.drawEllipse(centre, h * 0.36, h * 0.36);
        painter.drawLine(centre, centre + QPointF(0, -0.22) * h);
        painter.drawLine(centre, centre + QPointF(0.16, 0.08) * h);
        break;
    case DeliveryState::Failed:
        painter.setBrush(colour);
        painter.drawEllipse(centre, h * 0.40, h * 0.40);
        painter.setPen(QPen(Qt::white, h * 0.13, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(centre + QPointF(0, -0.20) * h, centre + QPointF(0, 0.04) * h);
        painter.drawPoint(centre + QPointF(0, 0.22) * h);
        break;
    case DeliveryState::Sent:
        tick(0);
        break;
    case DeliveryState::Delivered:
    case DeliveryState::Read:
        tick(-0.2);
        tick(0.2);
        break;
    }
    painter.restore();
}

} // namespace causerie::ui
