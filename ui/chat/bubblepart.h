// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/messagehit.h"
#include "ui/chat/messagestyle.h"
#include "ui/style/theme.h"

#include <QRectF>

class QPainter;

namespace causerie::ui
{

/// One thing in a bubble beside its text: a name, a quotation, a note, a file. Made for a style, then placed; what it
/// shows never changes, the layout is made anew. Coordinates are the row's. Thread: GUI. Owner: MessageLayout.
class BubblePart
{
public:
    virtual ~BubblePart() = default;

    virtual QSizeF size() const = 0;                  ///< at most the style's `maxText` wide
    virtual bool fillsWidth() const { return false; } ///< takes the whole inside of the bubble
    virtual void paint(QPainter &painter, const Tokens &colours, bool outgoing) const = 0;
    virtual MessageHit hit(const QPointF &point) const
    {
        Q_UNUSED(point)
        return {};
    }

    void place(const QRectF &rect) { m_rect = rect; }
    const QRectF &rect() const { return m_rect; }

private:
    QRectF m_rect;
};

} // namespace causerie::ui
