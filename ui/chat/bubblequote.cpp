// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblequote.h"

#include "ui/style/measure.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

BubbleQuote::BubbleQuote(const QString &author, const QString &quote, const MessageStyle &style)
    : m_author(author), m_nameFont(semiBold(style.small)), m_font(style.small), m_pad(scaled(style.font, 8)),
      m_mirrored(style.direction == Qt::RightToLeft)
{
    const QFontMetricsF metrics(m_font);
    m_line = std::ceil(metrics.height());
    const QStringList lines = quote.split(u'\n', Qt::SkipEmptyParts);
    m_lines = lines.first(std::min<qsizetype>(lines.size(), kMostLines));
    if (lines.size() > kMostLines)
        m_lines.last() += u'…';
    const qreal room = style.maxText - 2 * m_pad;
    qreal width = QFontMetricsF(m_nameFont).horizontalAdvance(m_author);
    for (const QString &line : std::as_const(m_lines))
        width = std::max(width, metrics.horizontalAdvance(line));
    const qsizetype rows = m_lines.size() + (m_author.isEmpty() ? 0 : 1);
    m_size = {std::min(room, std::ceil(width) + 2) + 2 * m_pad, qreal(std::max<qsizetype>(rows, 1)) * m_line + m_pad};
}

void BubbleQuote::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    QColor ground = colours.text;
    ground.setAlphaF(0.06F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), m_pad / 2.0, m_pad / 2.0);
    const qreal bar = std::max(2, m_pad / 3);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(
        QRectF(m_mirrored ? rect().right() - bar : rect().left(), rect().top(), bar, rect().height()), bar / 2,
        bar / 2);

    QRectF line(rect().left() + m_pad, rect().top() + m_pad / 2.0, rect().width() - 2 * m_pad, m_line);
    const auto draw = [&](const QFont &font, const QColor &colour, const QString &words) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(
            line, int(Qt::AlignVCenter | Qt::TextSingleLine | leading(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight)),
            QFontMetricsF(font).elidedText(words, Qt::ElideRight, line.width()));
        line.translate(0, m_line);
    };
    if (!m_author.isEmpty())
        draw(m_nameFont, colours.accentText, m_author);
    for (const QString &words : m_lines)
        draw(m_font, outgoing ? colours.mutedOnMine : colours.muted, words);
}

MessageHit BubbleQuote::hit(const QPointF &point) const
{
    MessageHit hit;
    if (rect().contains(point))
        hit.kind = MessageHit::Kind::Quote;
    return hit;
}

} // namespace causerie::ui
