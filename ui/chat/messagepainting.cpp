// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a MessageLayout looks; where things are is decided in messagelayout.cpp.

#include "ui/chat/messagelayout.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

QFont underlined(const QFont &font)
{
    QFont result = font;
    result.setUnderline(true);
    return result;
}

QString words(const char *source)
{
    return QCoreApplication::translate("MessageLayout", source);
}

} // namespace

void MessageLayout::paint(QPainter &painter, const QPointF &origin, const MessageStyle &style, const Tokens &colours,
                          const TextRange &selected, const QRectF &clip) const
{
    painter.save();
    painter.translate(origin);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSeparators(painter, style, colours);
    if (m_bubble)
        m_bubble->paint(painter, style, colours, selected, clip.translated(-origin));
    else
        paintLine(painter, style, colours);
    painter.restore();
}

void MessageLayout::paintSeparators(QPainter &painter, const MessageStyle &style, const Tokens &colours) const
{
    if (!m_dayRect.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.hover);
        painter.drawRoundedRect(m_dayRect, m_dayRect.height() / 2, m_dayRect.height() / 2);
        painter.setFont(style.small);
        painter.setPen(colours.muted);
        painter.drawText(m_dayRect, Qt::AlignCenter, m_day);
    }
    if (!m_newRect.isEmpty()) {
        QFont font = style.small;
        font.setWeight(QFont::DemiBold);
        const QString text = words("New messages");
        const qreal half = QFontMetricsF(font).horizontalAdvance(text) / 2 + style.padX;
        QColor line = colours.accent;
        line.setAlphaF(0.45F);
        painter.setPen(QPen(line, 1));
        const QPointF centre = m_newRect.center();
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawLine(QPointF(m_newRect.left(), centre.y()), QPointF(centre.x() - half, centre.y()));
        painter.drawLine(QPointF(centre.x() + half, centre.y()), QPointF(m_newRect.right(), centre.y()));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(font);
        painter.setPen(colours.accent);
        painter.drawText(m_newRect, Qt::AlignCenter, text);
    }
}

void MessageLayout::paintLine(QPainter &painter, const MessageStyle &style, const Tokens &colours) const
{
    if (m_isCall) {
        const qreal side = m_lineRect.height();
        const bool mirrored = style.direction == Qt::RightToLeft;
        const QRectF where(mirrored ? m_lineRect.right() - side : m_lineRect.left(), m_lineRect.top(), side, side);
        paintIcon(painter, where, u"phone"_s, colours.muted);
    }
    painter.setFont(style.small);
    painter.setPen(colours.muted);
    if (m_isCall)
        painter.drawText(m_wordsRect, Qt::AlignCenter,
                         QFontMetricsF(style.small).elidedText(m_lineWords, Qt::ElideRight, m_wordsRect.width()));
    else
        painter.drawText(m_wordsRect, kLineFlags, m_lineWords);
    if (!m_actionRect.isEmpty()) {
        painter.setFont(underlined(style.small));
        painter.setPen(colours.accent);
        painter.drawText(m_actionRect, Qt::AlignCenter, m_action);
    }
}

} // namespace causerie::ui
