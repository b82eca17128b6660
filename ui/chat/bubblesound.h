// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "ui/chat/bubblepart.h"
#include "ui/chat/fileshown.h"

namespace causerie::ui
{

/// Sound in a bubble that is here: play and hold, its shape with how far it was heard, which a click moves, and how
/// fast it goes.
class BubbleSound final : public BubblePart
{
public:
    BubbleSound(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;

private:
    QRectF disc() const;
    QRectF wave() const;
    QRectF speed() const;

    SoundShown m_sound;
    int m_index;
    QString m_time;
    QString m_speed;
    QFont m_font;
    qreal m_side;
    qreal m_space;
    qreal m_speedWidth;
    bool m_mirrored;
    QSizeF m_size;
};

} // namespace causerie::ui
