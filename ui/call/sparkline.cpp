// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/sparkline.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace causerie::ui
{

namespace
{
// The scales never shrink below these, so that a quiet line looks quiet.
constexpr double kDelaySpanMs = 50;
constexpr double kJitterSpanMs = 20;
} // namespace

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::append(double delayMs, double jitterMs)
{
    m_points.push_back({std::max(0.0, delayMs), std::max(0.0, jitterMs)});
    if (m_points.size() > kPoints)
        m_points.pop_front();
    update();
}

void Sparkline::clear()
{
    m_points.clear();
    update();
}

QSize Sparkline::sizeHint() const
{
    return {scaled(font(), 240), scaled(font(), 46)};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    const qreal half = area.height() * 0.56;
    paintLine(painter, QRectF(area.left(), area.top(), area.width(), half), &Point::delayMs, kDelaySpanMs, t.accent);
    paintLine(painter, QRectF(area.left(), area.top() + half + 2, area.width(), area.height() - half - 2),
              &Point::jitterMs, kJitterSpanMs, t.away);
}

void Sparkline::paintLine(QPainter &painter, const QRectF &band, double Point::*value, double minimumSpan,
                          const QColor &colour) const
{
    if (m_points.empty())
        return;
    const auto [low, high] = std::ranges::minmax(m_points, {}, value);
    const double middle = (low.*value + high.*value) / 2;
    const double span = std::max(minimumSpan, (high.*value - low.*value) * 1.1);
    QPolygonF line;
    line.reserve(qsizetype(m_points.size()));
    // The newest stands at the right; a young call fills from there.
    const double step = band.width() / (kPoints - 1);
    double x = band.right() - step * double(m_points.size() - 1);
    for (const Point &point : m_points) {
        line << QPointF(x, band.center().y() - (point.*value - middle) / span * band.height());
        x += step;
    }
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

} // namespace causerie::ui
