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

/// The text of a bubble: styled (XEP-0393), with links, laid out for a width, markable. A few emoji alone stand large.
/// Coordinates are the row's once it is placed. Thread: GUI. Owner: MessageLayout.
class BubbleText final
{
public:
    enum class Styling { Styled, Plain };
    enum class Amount { Beginning, Whole }; ///< how much is shown of a text that is very long

    /// `reader`: the name of ours that stands out where it is mentioned.
    BubbleText(const QString &text, Styling styling, Amount amount, const MessageStyle &style,
               const QString &reader = {});

    bool isCut() const { return m_cut; } ///< there is more of it than `shownText`
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
    void setFormats(const std::vector<StyledRange> &seen, const MessageStyle &style);
    int lineUnder(qreal y) const; ///< the first that ends below; how many there are when none does
    bool isQuoted(int position) const;
    void paintQuoteBars(QPainter &painter, const Tokens &colours, const QRectF &clip) const;

    bool m_cut = false;
    QTextLayout m_layout;
    QSizeF m_size;
    QPointF m_origin;
    QList<Link> m_links;
    std::vector<StyledRange> m_styles;
    std::vector<TextSpan> m_mentions; ///< of us
};

} // namespace causerie::ui
