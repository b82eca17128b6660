// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/links/qrview.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

namespace
{
constexpr int kSide = 216; ///< design pixels
constexpr int kRadius = 10;
} // namespace

QrView::QrView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool QrView::setContent(const QString &text)
{
    const auto code = makeQrCode(text.toUtf8());
    m_code = code && !text.isEmpty() ? std::optional(*code) : std::nullopt;
    update();
    return m_code.has_value();
}

QSize QrView::sizeHint() const
{
    const int side = scaled(font(), kSide);
    return {side, side};
}

/// Whole device pixels for each module, or edges would be grey.
void QrView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens(palette()).line);
    painter.setBrush(m_code ? QColor(Qt::white) : tokens(palette()).hover);
    const int radius = scaled(font(), kRadius);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (!m_code)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal ratio = devicePixelRatioF();
    const int modules = m_code->size + 2 * kQuietModules;
    const qreal module = std::max(1.0, std::floor(std::min(width(), height()) * ratio / modules)) / ratio;
    const auto aligned = [ratio](qreal length) { return std::floor(length * ratio) / ratio; };
    const qreal left = aligned((width() - module * m_code->size) / 2);
    const qreal top = aligned((height() - module * m_code->size) / 2);
    for (int y = 0; y < m_code->size; ++y) {
        for (int x = 0; x < m_code->size; ++x) {
            if (m_code->isDark(x, y))
                painter.fillRect(QRectF(left + x * module, top + y * module, module, module), Qt::black);
        }
    }
}

} // namespace causerie::ui
