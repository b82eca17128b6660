// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a MessageLayout looks; where things are is decided in messagelayout.cpp.

#include "ui/chat/messagelayout.h"

#include "ui/style/icons.h"
#include "ui/style/ticks.h"

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
                          const TextRange &selected) const
{
    painter.save();
    painter.translate(origin);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSeparators(painter, style, colours);
    if (m_isCall)
        paintCall(painter, style, colours);
    else
        paintBubble(painter, style, colours, selected);
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

void MessageLayout::paintBubble(QPainter &painter, const MessageStyle &style, const Tokens &colours,
                                const TextRange &selected) const
{
    painter.setPen(m_outgoing ? QPen(Qt::NoPen) : QPen(colours.line, 1));
    painter.setBrush(m_outgoing ? colours.mine : colours.theirs);
    painter.drawRoundedRect(m_outgoing ? m_bubble : m_bubble.adjusted(0.5, 0.5, -0.5, -0.5), style.radius,
                            style.radius);

    QList<QTextLayout::FormatRange> ranges;
    for (const Link &link : m_links) {
        QTextCharFormat format;
        format.setForeground(colours.accentText);
        ranges.append({link.start, link.length, format});
    }
    if (!selected.isEmpty()) {
        QTextCharFormat format;
        format.setBackground(colours.accent);
        format.setForeground(colours.onAccent);
        ranges.append({selected.from, selected.to - selected.from, format});
    }
    painter.setPen(colours.text);
    m_text.draw(&painter, m_textOrigin, ranges);

    const QColor muted = m_outgoing ? colours.mutedOnMine : colours.muted;
    painter.setFont(style.tiny);
    painter.setPen(muted);
    painter.drawText(m_timeRect, Qt::AlignCenter | Qt::TextSingleLine, m_time);
    if (m_outgoing) {
        const QColor colour = m_state == DeliveryState::Failed ? colours.danger
                              : m_state == DeliveryState::Read ? colours.accent
                                                               : muted;
        paintTicks(painter, m_ticksRect, m_state, colour);
    }
    if (!m_failureRect.isEmpty()) {
        painter.setFont(style.small);
        painter.setPen(colours.danger);
        painter.drawText(m_failureRect, int(Qt::AlignVCenter | Qt::TextSingleLine),
                         QFontMetricsF(style.small).elidedText(m_failure, Qt::ElideRight, m_failureRect.width()));
        painter.setFont(underlined(style.small));
        painter.setPen(colours.accentText);
        painter.drawText(m_actionRect, Qt::AlignCenter, words("Send again"));
    }
}

void MessageLayout::paintCall(QPainter &painter, const MessageStyle &style, const Tokens &colours) const
{
    const qreal side = m_bubble.height();
    const bool mirrored = style.direction == Qt::RightToLeft;
    const QRectF iconRect(mirrored ? m_bubble.right() - side : m_bubble.left(), m_bubble.top(), side, side);
    paintIcon(painter, iconRect, u"phone"_s, colours.muted);
    painter.setFont(style.small);
    painter.setPen(colours.muted);
    painter.drawText(m_callWordsRect, Qt::AlignCenter,
                     QFontMetricsF(style.small).elidedText(m_callWords, Qt::ElideRight, m_callWordsRect.width()));
    if (!m_actionRect.isEmpty()) {
        painter.setFont(underlined(style.small));
        painter.setPen(colours.accent);
        painter.drawText(m_actionRect, Qt::AlignCenter, words("Call back"));
    }
}

} // namespace causerie::ui
