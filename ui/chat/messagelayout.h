// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/chat/links.h"
#include "ui/chat/messagemodel.h"
#include "ui/style/theme.h"

#include <QDate>
#include <QFont>
#include <QLocale>
#include <QRectF>
#include <QTextLayout>

namespace causerie::ui
{

/// Everything all rows of a view share.
struct MessageStyle {
    MessageStyle() = default;
    MessageStyle(const QFont &base, int viewWidth, Qt::LayoutDirection reading, QDate day);

    QFont font;
    QFont small;   ///< separators, call lines
    QFont tiny;    ///< time
    int width = 0; ///< of the view
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QDate today;
    QLocale locale;
    // From the design, in this font's pixels.
    int margin = 0;
    int joinedGap = 0;
    int gap = 0;
    int padX = 0;
    int padTop = 0;
    int padBottom = 0;
    int radius = 0;
    int timeGap = 0;
    int maxText = 0; ///< the widest line of a bubble

    friend bool operator==(const MessageStyle &, const MessageStyle &) = default;
};

/// What lies under a point of a row.
struct MessageHit {
    enum class Kind { Nothing, Bubble, Text, Link, SendAgain, CallBack };
    Kind kind = Kind::Nothing;
    int position = -1; ///< in the shown text; set over a bubble
    QUrl url;
};

struct TextRange {
    int from = 0;
    int to = 0;
    bool isEmpty() const { return from >= to; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// One row of a conversation laid out for a width: separators, bubble or call line, and what is where in it.
/// Coordinates are the row's own. Thread: GUI. Owner: the view's cache.
class MessageLayout final
{
public:
    MessageLayout(const Message &message, const MessagePlace &place, const MessageStyle &style);

    int height() const { return m_height; }
    QRectF bubble() const { return m_bubble; } ///< or the call line
    QString shownText() const { return m_text.text(); }

    void paint(QPainter &painter, const QPointF &origin, const MessageStyle &style, const Tokens &colours,
               const TextRange &selected) const;
    MessageHit hit(const QPointF &point) const;
    TextRange wordAt(int position) const;
    /// The characters of a part of the shown text, as written.
    QString textIn(const TextRange &range) const;

private:
    void layOutSeparators(const MessagePlace &place, const MessageStyle &style);
    void layOutText(const Message &message, const MessageStyle &style);
    void layOutBubble(const Message &message, const MessageStyle &style);
    void layOutCall(const Message &message, const MessageStyle &style);
    void paintSeparators(QPainter &painter, const MessageStyle &style, const Tokens &colours) const;
    void paintBubble(QPainter &painter, const MessageStyle &style, const Tokens &colours,
                     const TextRange &selected) const;
    void paintCall(QPainter &painter, const MessageStyle &style, const Tokens &colours) const;

    bool m_isCall = false;
    bool m_outgoing = false;
    DeliveryState m_state = DeliveryState::Delivered;
    int m_height = 0;
    QString m_day;
    QRectF m_dayRect;
    QRectF m_newRect;
    QRectF m_bubble;
    QTextLayout m_text;
    QPointF m_textOrigin;
    QList<Link> m_links;
    QString m_time;
    QRectF m_timeRect;
    QRectF m_ticksRect;
    QString m_failure;
    QRectF m_failureRect;
    QRectF m_actionRect; ///< "Send again" or "Call back"; empty without
    QString m_callWords;
    QRectF m_callWordsRect;
};

} // namespace causerie::ui
