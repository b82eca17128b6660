// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/cardframe.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace causerie::ui
{

namespace
{
constexpr int kPadding = 32;
constexpr int kMargin = 28; // room for the shadow
constexpr int kRadius = 14;
constexpr int kShadow = 20;

/// A soft shadow by laying thin rounded rectangles over each other: cheap, and sharp text stays sharp.
void paintShadow(QPainter &painter, const QRectF &card, qreal radius, qreal reach, Scheme scheme)
{
    const qreal strength = scheme == Scheme::Dark ? 0.36 : 0.14;
    painter.setPen(Qt::NoPen);
    constexpr int steps = 14;
    for (int i = 0; i < steps; ++i) {
        const qreal spread = reach * (steps - i) / steps;
        QColor colour(20, 30, 40);
        colour.setAlphaF(float(2 * strength * (i + 1) / (steps * (steps + 1))));
        painter.setBrush(colour);
        const QRectF ring = card.adjusted(-spread, -spread * 0.6, spread, spread).translated(0, reach * 0.25);
        painter.drawRoundedRect(ring, radius + spread, radius + spread);
    }
}
} // namespace

CardFrame::CardFrame(int designWidth, QWidget *content, QWidget *parent)
    : QWidget(parent), m_content(content), m_designWidth(designWidth)
{
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), kMargin + kPadding);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addStretch(2);
    layout->addWidget(content, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setDesignWidth(designWidth);
    content->installEventFilter(this);
}

void CardFrame::setDesignWidth(int designWidth)
{
    m_designWidth = designWidth;
    m_content->setFixedWidth(scaled(font(), designWidth - 2 * kPadding));
    fitContent();
}

/// A layout asks for the height of wrapped words only where their width is known; without this they are squeezed.
void CardFrame::fitContent()
{
    const QLayout *inside = m_content->layout();
    if (!inside)
        return;
    const int width = m_content->minimumWidth();
    const int height =
        inside->hasHeightForWidth() ? inside->totalHeightForWidth(width) : inside->totalSizeHint().height();
    const int before = m_content->minimumHeight();
    if (height == before)
        return;
    m_content->setMinimumHeight(height);
    if (height > before)
        Q_EMIT grown();
}

bool CardFrame::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::LayoutRequest:
        fitContent();
        break;
    case QEvent::Move:
    case QEvent::Resize:
        update(); // the card is painted around it
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

QSize CardFrame::sizeHint() const
{
    return QWidget::sizeHint().expandedTo({scaled(font(), m_designWidth + 2 * kMargin), scaled(font(), 620)});
}

void CardFrame::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.setRenderHint(QPainter::Antialiasing);
    const int padding = scaled(font(), kPadding);
    const QRectF card = QRectF(m_content->geometry()).adjusted(-padding, -padding, padding, padding);
    const qreal radius = scaled(font(), kRadius);
    paintShadow(painter, card, radius, scaled(font(), kShadow), schemeOf(palette()));
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace causerie::ui
