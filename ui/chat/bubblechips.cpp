// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblechips.h"

#include "ui/emoji/emojilist.h"
#include "ui/style/measure.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

BubbleChips::BubbleChips(std::vector<Chip> chips, bool raised, const MessageStyle &style)
    : m_chips(std::move(chips)), m_raised(raised), m_font(style.small), m_mirrored(style.direction == Qt::RightToLeft)
{
    const QFontMetricsF metrics(m_font);
    const qreal pad = scaled(style.font, 7);
    const qreal space = scaled(style.font, 4);
    const qreal height = std::ceil(metrics.height()) + scaled(style.font, 4);
    qreal x = 0;
    qreal y = 0;
    qreal width = 0;
    for (Chip &chip : m_chips) {
        const qreal wide = std::min<qreal>(style.maxText, std::ceil(metrics.horizontalAdvance(chip.words)) + 2 * pad);
        if (x > 0 && x + wide > style.maxText) {
            x = 0;
            y += height + space;
        }
        chip.rect = QRectF(x, y, wide, height);
        x += wide + space;
        width = std::max(width, x - space);
    }
    m_size = {width, m_chips.empty() ? 0 : y + height};
}

BubbleChips BubbleChips::reactions(const std::vector<ReactionCount> &counts, const MessageStyle &style)
{
    std::vector<Chip> chips;
    for (const ReactionCount &reaction : counts) {
        Chip chip;
        const QString emoji =
            u'\u2066' + painted(reaction.emoji) + u'\u2069'; // or joined ones come apart from right to left
        chip.words = reaction.count > 1 ? u"%1 %2"_s.arg(emoji, style.locale.toString(reaction.count)) : emoji;
        chip.marked = reaction.ours;
        chip.hit.kind = MessageHit::Kind::Reaction;
        chip.hit.emoji = reaction.emoji;
        chips.push_back(std::move(chip));
    }
    MessageStyle coloured = style;
    coloured.small = withEmojis(style.small);
    return BubbleChips(std::move(chips), true, coloured);
}

BubbleChips BubbleChips::languages(const QStringList &names, int shown, const MessageStyle &style)
{
    std::vector<Chip> chips;
    for (int i = 0; i < int(names.size()); ++i) {
        Chip chip;
        chip.words = names[i];
        chip.marked = i == shown;
        chip.hit.kind = MessageHit::Kind::Language;
        chip.hit.index = i;
        chips.push_back(std::move(chip));
    }
    return BubbleChips(std::move(chips), false, style);
}

BubbleChips BubbleChips::offer(int index, const MessageStyle &style)
{
    Chip accept;
    accept.words = tr("Accept");
    accept.marked = true;
    accept.hit.kind = MessageHit::Kind::Attachment;
    accept.hit.index = index;
    Chip decline = accept;
    decline.words = tr("Decline");
    decline.marked = false;
    decline.hit.kind = MessageHit::Kind::DeclineFile;
    return BubbleChips({accept, decline}, false, style);
}

QRectF BubbleChips::placed(const Chip &chip) const
{
    const qreal x = m_mirrored ? rect().right() - chip.rect.right() : rect().left() + chip.rect.left();
    return {x, rect().top() + chip.rect.top(), chip.rect.width(), chip.rect.height()};
}

void BubbleChips::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    Q_UNUSED(outgoing)
    painter.setFont(m_font);
    for (const Chip &chip : m_chips) {
        const QRectF where = placed(chip).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(chip.marked ? colours.accent : colours.line, 1));
        painter.setBrush(chip.marked ? colours.select : m_raised ? colours.raised : QColor(Qt::transparent));
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2);
        painter.setPen(chip.marked ? colours.accentText : colours.text);
        painter.drawText(where, int(Qt::AlignCenter | Qt::TextSingleLine),
                         QFontMetricsF(m_font).elidedText(chip.words, Qt::ElideRight, where.width() - 4));
    }
}

MessageHit BubbleChips::hit(const QPointF &point) const
{
    for (const Chip &chip : m_chips) {
        if (placed(chip).contains(point))
            return chip.hit;
    }
    return {};
}

} // namespace causerie::ui
