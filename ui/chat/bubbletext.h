// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/links.h"
#include "core/chat/mentions.h"
#include "core/chat/styling.h"
#include "ui/chat/messagehit.h"
#include "ui/chat/messagestyle.h"
#include "ui/style/theme.h"

#include <QList>
#include <QRectF>
#include <QTextLayout>

class QPainter;

namespace causerie::ui
{

/// What can be shown of a very long text instead of what is shown of it.
struct TextTurns {
    bool all = false;                          ///< in place of its beginning
    bool more = false;                         ///< what follows, where all would be too much at once
    bool before = false;                       ///< what precedes
    bool less = false;                         ///< its beginning again
    bool isCut() const { return all || more; } ///< something follows
    friend bool operator==(const TextTurns &, const TextTurns &) = default;
};

/// The text of a bubble: styled (XEP-0393), with links, laid out for a width, markable. A few emoji alone stand large.
/// Coordinates are the row's once it is placed. Thread: GUI. Owner: MessageLayout.
class BubbleText final
{
public:
    enum class Styling { Styled, Plain };

    /// `part` of a text that is very long (see `textparts.h`); −1: its beginning. `reader`: the name of ours that
    /// stands out where it is mentioned.
    BubbleText(const QString &text, Styling styling, int part, const MessageStyle &style, const QString &reader = {});

    const TextTurns &turns() const { return m_turns; }
    QString allText() const; ///< of which `shownText` may be a part
    bool isEmpty() const { return m_layout.text().isEmpty(); }
    QSizeF size() const { return m_size; }
    qreal lastLineWidth() const;
    qreal lastLineTop() const;
    qreal lastLineAscent() const;
    bool isRightToLeft() const { return m_layout.textOption().textDirection() == Qt::RightToLeft; }
    QString shownText() const { return m_layout.text(); }

    /// `width`: of the bubble's inside, at whose edge a text from right to left begins.
    void place(const QPointF &origin, qreal width);
    /// What is in `clip`; all when that is empty.
    void paint(QPainter &painter, const Tokens &colours, const TextRange &selected, const QRectF &clip) const;
    /// Text, Link or Bubble, always with a position.
    MessageHit hit(const QPointF &point) const;
    TextRange wordAt(int position) const;
    QString textIn(const TextRange &range) const; ///< as written

private:
    QString takeBeginning(qsizetype most);
    QString takePart(int part);
    void setFormats(const std::vector<StyledRange> &seen, const MessageStyle &style);
    int lineUnder(qreal y) const; ///< the first that ends below; how many there are when none does
    bool isQuoted(int position) const;
    void paintQuoteBars(QPainter &painter, const Tokens &colours, const QRectF &clip) const;

    TextTurns m_turns;
    QString m_all; ///< of a very long text
    QTextLayout m_layout;
    QSizeF m_size;
    QPointF m_origin;
    QList<Link> m_links;
    std::vector<StyledRange> m_styles;
    std::vector<TextSpan> m_mentions; ///< of us
};

} // namespace causerie::ui
