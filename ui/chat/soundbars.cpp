// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/soundbars.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

std::vector<quint8> soundBars(const std::vector<quint8> &shape, int count)
{
    std::vector<quint8> bars(size_t(std::max(count, 0)), 0);
    if (shape.empty() || bars.empty())
        return bars;
    if (shape.size() < bars.size()) { // a short one: each point several times
        for (size_t i = 0; i < bars.size(); ++i)
            bars[i] = shape[i * shape.size() / bars.size()];
        return bars;
    }
    for (size_t i = 0; i < shape.size(); ++i) {
        quint8 &bar = bars[i * bars.size() / shape.size()];
        bar = std::max(bar, shape[i]);
    }
    return bars;
}

quint8 soundBar(float power)
{
    constexpr double kFloorDb = -54;
    if (!(power > 0))
        return 0;
    return quint8(std::lround(255 * std::clamp(1 - 10 * std::log10(double(power)) / kFloorDb, 0.0, 1.0)));
}

void paintSoundBars(QPainter &painter, const QRectF &area, const std::vector<quint8> &bars, double share,
                    const SoundBarsLook &look)
{
    if (bars.empty())
        return;
    painter.setPen(Qt::NoPen);
    const qreal step = area.width() / qreal(bars.size());
    for (size_t i = 0; i < bars.size(); ++i) {
        const bool isHeard = (qreal(i) + 0.5) / qreal(bars.size()) <= share;
        const qreal height = std::max(2.0, area.height() * bars[i] / 255.0);
        const qreal x =
            look.isMirrored ? area.right() - (qreal(i) + 0.8) * step : area.left() + (qreal(i) + 0.2) * step;
        QColor colour = isHeard ? look.heard : look.rest;
        if (!isHeard)
            colour.setAlphaF(0.6F);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(x, area.center().y() - height / 2, step * 0.6, height), step * 0.3, step * 0.3);
    }
}

} // namespace causerie::ui
