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

namespace
{

qreal emojiWidth(const QString &emoji, const QFont &font)
{
    return emoji.isEmpty() ? 0 : std::ceil(QFontMetricsF(emojiFont(font)).horizontalAdvance(painted(emoji)));
}

/// Where reading begins, or alone in the middle; what is left of the chip for the words.
QRectF paintEmoji(QPainter &painter, const QString &emoji, const QFont &font, const QRectF &chip, bool mirrored,
                  bool alone)
{
    const qreal width = emojiWidth(emoji, font);
    const qreal pad = alone ? (chip.width() - width) / 2 : scaled(font, 7);
    const QRectF at(mirrored ? chip.right() - pad - width : chip.left() + pad, chip.top(), width, chip.height());
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight); // or joined ones come apart
    painter.setFont(emojiFont(font));
    painter.drawText(at, int(Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip), painted(emoji));
    painter.setLayoutDirection(direction);
    QRectF rest = chip;
    if (mirrored)
        rest.setRight(at.left());
    else
        rest.setLeft(at.right());
    return rest;
}

} // namespace

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
        const qreal emoji = emojiWidth(chip.hit.emoji, m_font);
        const qreal between = emoji > 0 && !chip.words.isEmpty() ? space : 0;
        const qreal inside = emoji + between + std::ceil(metrics.horizontalAdvance(chip.words));
        const qreal wide = std::min<qreal>(style.maxText, inside + 2 * pad);
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
        if (reaction.count > 1)
            chip.words = style.locale.toString(reaction.count);
        chip.marked = reaction.ours;
        chip.hit.kind = MessageHit::Kind::Reaction;
        chip.hit.emoji = reaction.emoji;
        chips.push_back(std::move(chip));
    }
    return BubbleChips(std::move(chips), true, style);
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
    for (const Chip &chip : m_chips) {
        QRectF where = placed(chip).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(chip.marked ? colours.accent : m_raised ? colours.line : colours.faint, 1));
        painter.setBrush(chip.marked ? colours.select : m_raised ? colours.raised : QColor(Qt::transparent));
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2);
        painter.setPen(chip.marked ? colours.accentText : colours.text);
        if (!chip.hit.emoji.isEmpty())
            where = paintEmoji(painter, chip.hit.emoji, m_font, where, m_mirrored, chip.words.isEmpty());
        painter.setFont(m_font);
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
