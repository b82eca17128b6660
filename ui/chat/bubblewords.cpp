// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblewords.h"

#include "ui/style/avatar.h"
#include "ui/style/measure.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

namespace
{

/// Between words, but inside of one that is longer than a line.
int wrapping(const QString &words, const QFontMetricsF &metrics, qreal width)
{
    const int lines = int(Qt::AlignTop) | int(Qt::AlignLeading);
    const bool fits = metrics.boundingRect(QRectF(0, 0, width, 0), lines | Qt::TextWordWrap, words).width() <= width;
    return lines | (fits ? int(Qt::TextWordWrap) : int(Qt::TextWrapAnywhere));
}

QFont fontFor(BubbleWords::Look look, const MessageStyle &style)
{
    QFont font = style.small;
    switch (look) {
    case BubbleWords::Look::Sender:
        return semiBold(style.small);
    case BubbleWords::Look::Subject:
        return semiBold(style.font);
    case BubbleWords::Look::Gone:
        font = style.font;
        font.setItalic(true);
        return font;
    case BubbleWords::Look::Action:
        font.setUnderline(true);
        return font;
    case BubbleWords::Look::Warning:
        return font;
    }
    Q_UNREACHABLE_RETURN(font);
}

} // namespace

BubbleWords::BubbleWords(const QString &words, Look look, const MessageStyle &style, MessageHit::Kind action)
    : m_words(words), m_look(look), m_font(fontFor(look, style)), m_action(action)
{
    const QFontMetricsF metrics(m_font);
    if (look == Look::Subject) {
        const QSizeF size =
            metrics.boundingRect(QRectF(0, 0, style.maxText, 0), wrapping(words, metrics, style.maxText), words).size();
        m_size = {std::ceil(size.width()) + 2, std::ceil(size.height())};
        return;
    }
    m_size = {std::min<qreal>(style.maxText, std::ceil(metrics.horizontalAdvance(words)) + 2),
              std::ceil(metrics.height())};
}

BubbleWords::BubbleWords(const QString &name, double hue, const MessageStyle &style)
    : BubbleWords(name, Look::Sender, style)
{
    m_hue = hue;
}

void BubbleWords::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    QColor colour = outgoing ? colours.mutedOnMine : colours.muted;
    switch (m_look) {
    case Look::Sender:
        colour = fromHsluv(m_hue, 90, colours.theirs.lightness() < 128 ? 75 : 40); // readable on either ground
        break;
    case Look::Subject:
        colour = colours.text;
        break;
    case Look::Gone:
        break;
    case Look::Warning:
        colour = colours.danger;
        break;
    case Look::Action:
        colour = colours.accentText;
        break;
    }
    painter.setFont(m_font);
    painter.setPen(colour);
    if (m_look == Look::Subject) {
        painter.drawText(rect(), wrapping(m_words, QFontMetricsF(m_font), rect().width()), m_words);
        return;
    }
    painter.drawText(rect(), int(Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine),
                     QFontMetricsF(m_font).elidedText(m_words, Qt::ElideRight, rect().width()));
}

MessageHit BubbleWords::hit(const QPointF &point) const
{
    MessageHit hit;
    if (rect().contains(point))
        hit.kind = m_action;
    return hit;
}

} // namespace causerie::ui
