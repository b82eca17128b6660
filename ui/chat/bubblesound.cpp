// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblesound.h"

#include "ui/chat/soundbars.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
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

constexpr int kBars = 42;

} // namespace

BubbleSound::BubbleSound(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style)
    : m_sound(shown.sound), m_index(index), m_font(style.small), m_side(scaled(style.font, 40)),
      m_space(scaled(style.font, 10)), m_mirrored(style.direction == Qt::RightToLeft)
{
    const qint64 length = m_sound.lengthMs >= 0 ? m_sound.lengthMs : file.durationMs;
    const bool isBegun = m_sound.isPlaying || m_sound.share > 0;
    m_time = isBegun || length < 0 ? formatClock(m_sound.positionMs / 1000) : formatClock(length / 1000);
    m_speed = style.locale.toString(m_sound.speed, 'g', 2) + u"×"_s;
    m_speedWidth = std::ceil(QFontMetricsF(m_font).horizontalAdvance(style.locale.toString(1.5) + u"×"_s)) + 14;
    const qreal wanted = m_side + m_space + scaled(style.font, 170) + m_space + m_speedWidth;
    m_size = {std::min<qreal>(wanted, style.maxText), m_side + scaled(style.font, 4)};
}

QRectF BubbleSound::disc() const
{
    const qreal top = rect().top() + (rect().height() - m_side) / 2;
    return {m_mirrored ? rect().right() - m_side : rect().left(), top, m_side, m_side};
}

QRectF BubbleSound::speed() const
{
    const qreal height = std::ceil(QFontMetricsF(m_font).height()) + 4;
    const qreal left = m_mirrored ? rect().left() : rect().right() - m_speedWidth;
    return {left, disc().top(), m_speedWidth, height};
}

QRectF BubbleSound::wave() const
{
    const qreal words = std::ceil(QFontMetricsF(m_font).height());
    QRectF where(rect().left(), disc().top(), 0, m_side - words);
    where.setLeft(m_mirrored ? speed().right() + m_space : disc().right() + m_space);
    where.setRight(m_mirrored ? disc().left() - m_space : speed().left() - m_space);
    return where;
}

void BubbleSound::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(outgoing ? colours.raised : colours.select);
    painter.drawEllipse(disc());
    const qreal inset = m_side * 0.26;
    paintIcon(painter, disc().adjusted(inset, inset, -inset, -inset), m_sound.isPlaying ? u"pause-sound"_s : u"play"_s,
              colours.accent);
    const QRectF area = wave();
    const QColor rest = outgoing ? colours.mutedOnMine : colours.muted;
    paintSoundBars(painter, area, soundBars(m_sound.shape, kBars), m_sound.share,
                   {.heard = colours.accent, .rest = rest, .isMirrored = m_mirrored});
    painter.setFont(m_font);
    painter.setPen(rest);
    painter.drawText(QRectF(area.left(), area.bottom(), area.width(), disc().bottom() - area.bottom()),
                     int(leading(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight)) | Qt::TextSingleLine, m_time);
    painter.setPen(QPen(rest, 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF chip = speed().adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    painter.drawText(chip, int(Qt::AlignCenter) | Qt::TextSingleLine, m_speed);
}

MessageHit BubbleSound::hit(const QPointF &point) const
{
    MessageHit hit;
    if (!rect().contains(point))
        return hit;
    hit.index = m_index;
    hit.kind = MessageHit::Kind::Sound;
    const QRectF area = wave();
    if (speed().contains(point)) {
        hit.kind = MessageHit::Kind::SoundSpeed;
    } else if (point.x() >= area.left() && point.x() <= area.right()) {
        const qreal share = (point.x() - area.left()) / std::max(1.0, area.width());
        hit.share = m_mirrored ? 1 - share : share;
    }
    return hit;
}

} // namespace causerie::ui
