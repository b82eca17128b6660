// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "ui/chat/bubbletext.h"
#include "ui/chat/messageplace.h"

#include <memory>
#include <optional>

namespace causerie::ui
{

/// One message as a bubble: name, quotation, text, notes, time and ticks, and the reactions on its lower edge.
/// Laid out for a style below `top`; coordinates are the row's. Thread: GUI. Owner: MessageLayout.
class Bubble final
{
public:
    Bubble(const Message &message, const MessageContext &context, const MessageShown &shown, const MessageStyle &style,
           qreal top);
    ~Bubble();

    const QRectF &rect() const { return m_rect; }
    qreal bottom() const; ///< of all, with the reactions
    const BubbleText *text() const { return m_text ? &*m_text : nullptr; }

    void paint(QPainter &painter, const MessageStyle &style, const Tokens &colours, const TextRange &selected,
               const QRectF &clip) const;
    MessageHit hit(const QPointF &point) const;

private:
    using Parts = std::vector<std::unique_ptr<BubblePart>>;

    void addParts(const Message &message, const MessageContext &context, const MessageShown &shown,
                  const MessageStyle &style);
    void addTexts(const Message &message, const MessageContext &context, const MessageShown &shown,
                  const MessageStyle &style);
    void addTurns(const TextTurns &turns, const MessageStyle &style);
    void addFailure(const Message &message, const MessageStyle &style);
    void layOut(const MessageStyle &style, qreal top);
    void place(const Parts &parts, const QPointF &content, qreal inner, const MessageStyle &style) const;
    void paintEnd(QPainter &painter, const MessageStyle &style, const Tokens &colours) const;

    bool m_outgoing;
    DeliveryState m_state;
    Parts m_above; ///< the text
    std::optional<BubbleText> m_text;
    Parts m_below;
    std::unique_ptr<BubblePart> m_reactions;
    QString m_time;
    QRectF m_timeRect;
    QRectF m_ticksRect;
    QRectF m_rect;
};

} // namespace causerie::ui
