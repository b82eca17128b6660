// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a MessageView looks: its rows, the dots of who is writing, the button that leads to the end.

#include "ui/chat/messageview.h"

#include "ui/chat/textparts.h"
#include "ui/style/measure.h"

#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace causerie::ui
{

void MessageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Tokens &colours = tokens(palette());
    painter.fillRect(event->rect(), colours.window);
    const int rows = std::min(m_heights.count(), m_model.rowCount());
    int y = m_anchorY;
    for (int row = m_anchorRow; row < rows && y < viewport()->height() && y <= event->rect().bottom(); ++row) {
        const int height = m_heights.height(row);
        if (y + height >= event->rect().top()) {
            const MessageLayout &layout = layoutOf(row);
            layout.paint(painter, QPointF(0, y), m_style, colours, marked(row), event->rect());
            if ((hasFocus() && row == currentIndex().row()) || m_model.at(row).id == m_found) {
                painter.setRenderHint(QPainter::Antialiasing);
                painter.setPen(QPen(colours.accent, 1.5));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(layout.bubble().translated(0, y), m_style.radius, m_style.radius);
            }
        }
        y += height;
    }
    if (m_writing && m_atEnd)
        paintWriting(painter);
}

void MessageView::paintWriting(QPainter &painter) const
{
    const Tokens &colours = tokens(palette());
    const int height = scaled(font(), 35);
    const int width = scaled(font(), 68);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF bubble(mirrored ? viewport()->width() - m_style.margin - width : m_style.margin,
                        contentBottom() + endGapHeight() + m_style.joinedGap, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.theirs);
    painter.drawRoundedRect(bubble.adjusted(0.5, 0.5, -0.5, -0.5), m_style.radius, m_style.radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.muted);
    const qreal dot = scaled(font(), 8);
    for (int i = -1; i <= 1; ++i)
        painter.drawEllipse(bubble.center() + QPointF(i * dot * 1.7, 0), dot / 2, dot / 2);
}

void MessageView::markFound(qint64 id, const SearchPattern &pattern)
{
    const int before = m_model.rowOf(std::exchange(m_found, id));
    if (before >= 0)
        updateRow(before);
    setMarking({});
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    std::vector<TextMark> marks = pattern.marks(layoutOf(row).shownText());
    if (const QString all = layoutOf(row).allText(); marks.empty() && all != layoutOf(row).shownText()) {
        if (marks = pattern.marks(all); !marks.empty()) {
            showPart(row, partAt(all, marks.front().start), visualRect(m_model.index(row)).top());
            marks = pattern.marks(layoutOf(row).shownText());
        }
    }
    if (!marks.empty())
        setMarking({id, marks.front().start, marks.front().start + marks.front().length});
    updateRow(row);
}

void MessageView::setUnseen(int count)
{
    if (std::exchange(m_unseen, count) == count)
        return;
    m_endButton->setText(count > 0 ? locale().toString(count) : QString());
    placeEndButton();
}

void MessageView::placeEndButton()
{
    m_endButton->setIconSize(QSize(18, 18) * scaled(font(), 100) / 100);
    m_endButton->adjustSize();
    const int margin = scaled(font(), 16);
    const int x = layoutDirection() == Qt::RightToLeft ? margin : viewport()->width() - m_endButton->width() - margin;
    m_endButton->move(x, viewport()->height() - m_endButton->height() - margin);
    m_endButton->raise();
}

} // namespace causerie::ui
