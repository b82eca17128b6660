// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblewords.h"

#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace causerie::ui
{

namespace
{

constexpr qsizetype kShownCharacters = 1000; ///< as many lines as a message may have, and laid out at each painting

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

/// It may be long: what it is about, a moderator's reasons, or why it was not sent.
bool isWrapped(BubbleWords::Look look)
{
    return look == BubbleWords::Look::Gone || look == BubbleWords::Look::Subject || look == BubbleWords::Look::Warning;
}

/// Lines as wide as that; how much of it they take.
QSizeF layOut(QTextLayout &layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QSizeF taken;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, taken.height()});
        taken = {std::max(taken.width(), line.naturalTextWidth()), taken.height() + line.height()};
    }
    layout.endLayout();
    return taken;
}

} // namespace

BubbleWords::BubbleWords(const QString &words, Look look, const MessageStyle &style, MessageHit::Kind action)
    : m_words(shortened(words, kShownCharacters)), m_look(look), m_font(fontFor(look, style)), m_action(action)
{
    if (isWrapped(look)) {
        QTextLayout layout(m_words, m_font);
        const QSizeF taken = layOut(layout, style.maxText);
        m_size = {std::min<qreal>(style.maxText, std::ceil(taken.width()) + 2), std::ceil(taken.height())};
        return;
    }
    const QFontMetricsF metrics(m_font);
    m_size = {std::min<qreal>(style.maxText, std::ceil(metrics.horizontalAdvance(m_words)) + 2),
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
        colour = outgoing ? colours.dangerOnMine : colours.danger;
        break;
    case Look::Action:
        colour = colours.accentText;
        break;
    }
    painter.setFont(m_font);
    painter.setPen(colour);
    if (isWrapped(m_look)) {
        QTextLayout layout(m_words, m_font);
        layOut(layout, rect().width());
        return layout.draw(&painter, rect().topLeft());
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
