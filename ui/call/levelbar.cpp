// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/levelbar.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

namespace
{
constexpr double kFloorDb = -54;
constexpr double kQuietestDb = -60; // where `loudness` has its zero
constexpr double kFall = 0.12;      // of the bar per update: speech stays readable between syllables
} // namespace

double barPosition(double level)
{
    if (!(level > 0))
        return 0;
    const double db = kQuietestDb * (1 - std::min(level, 1.0));
    return std::clamp(1 - db / kFloorDb, 0.0, 1.0);
}

LevelBar::LevelBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LevelBar::setLevel(double level)
{
    const double next = m_silent ? 0 : std::max(barPosition(level), m_position - kFall);
    if (std::abs(next - m_position) < 0.001)
        return;
    m_position = next;
    update();
}

void LevelBar::setSilent(bool silent)
{
    if (m_silent == silent)
        return;
    m_silent = silent;
    m_position = 0;
    setAccessibleDescription(silent ? tr("silent") : QString());
    update();
}

QSize LevelBar::sizeHint() const
{
    return {scaled(font(), 120), scaled(font(), 6)};
}

void LevelBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(rect());
    const qreal radius = bar.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.hover);
    painter.drawRoundedRect(bar, radius, radius);
    if (m_position <= 0)
        return;
    QPainterPath shape;
    shape.addRoundedRect(bar, radius, radius);
    painter.setClipPath(shape);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QLinearGradient colours(mirrored ? bar.topRight() : bar.topLeft(), mirrored ? bar.topLeft() : bar.topRight());
    colours.setColorAt(0, t.ok);
    colours.setColorAt(0.68, t.ok);
    colours.setColorAt(0.86, t.away);
    colours.setColorAt(1, t.danger);
    painter.setBrush(colours);
    const qreal length = bar.width() * m_position;
    painter.drawRoundedRect(mirrored ? QRectF(bar.right() - length, 0, length, bar.height())
                                     : QRectF(0, 0, length, bar.height()),
                            radius, radius);
}

} // namespace causerie::ui
