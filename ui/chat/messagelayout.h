// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubble.h"

namespace causerie::ui
{

/// One row of a conversation laid out for a width: separators, then a bubble or a centred line (a call, an event of a
/// room), and what is where in it. Coordinates are the row's own. Thread: GUI. Owner: the view's cache.
class MessageLayout final
{
public:
    MessageLayout(const Message &message, const MessagePlace &place, const MessageStyle &style,
                  const MessageContext &context = {}, const MessageShown &shown = {});

    int height() const { return m_height; }
    QRectF bubble() const { return m_bubble ? m_bubble->rect() : m_lineRect; } ///< or the line
    QRectF gap() const { return m_gapRect; } ///< left free for what stands where messages may be missing
    QString shownText() const;
    QString allText() const; ///< also what is not shown of a very long one
    TextTurns turns() const { return m_bubble && m_bubble->text() ? m_bubble->text()->turns() : TextTurns(); }

    /// `clip`: what is in sight, as the painter counts; of the text nothing else is painted. Empty: all is.
    void paint(QPainter &painter, const QPointF &origin, const MessageStyle &style, const Tokens &colours,
               const TextRange &selected, const QRectF &clip = {}) const;
    MessageHit hit(const QPointF &point) const;
    TextRange wordAt(int position) const;
    /// The characters of a part of the shown text, as written.
    QString textIn(const TextRange &range) const;

private:
    static constexpr int kLineFlags = Qt::AlignCenter | Qt::TextWordWrap | Qt::TextWrapAnywhere;

    void layOutSeparators(const MessagePlace &place, const MessageStyle &style);
    void layOutLine(const Message &message, const MessageStyle &style);
    void layOutFold(int lines, const MessageStyle &style);
    void paintSeparators(QPainter &painter, const MessageStyle &style, const Tokens &colours) const;
    void paintLine(QPainter &painter, const MessageStyle &style, const Tokens &colours) const;

    int m_height = 0;
    QString m_day;
    QRectF m_dayRect;
    QRectF m_newRect;
    QRectF m_gapRect;
    std::optional<Bubble> m_bubble;
    // A line in the middle.
    bool m_isCall = false;
    QString m_lineWords;
    QRectF m_lineRect;
    QRectF m_wordsRect;
    QRectF m_actionRect; ///< "Call back", or what opens a fold; empty without
    QString m_action;
};

} // namespace causerie::ui
