// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the rows of a MessageView stand, and its scroll bar.

#include "ui/chat/messageview.h"

#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace causerie::ui
{

namespace
{
constexpr int kLoadAheadScreens = 3;
} // namespace

void MessageView::relayout()
{
    refreshStyle();
    if (m_atEnd)
        pinToEnd();
    else
        settle();
}

void MessageView::pinToEnd()
{
    m_anchorRow = std::max(0, m_heights.count() - 1);
    m_anchorY = contentBottom();
    if (m_heights.count() > 0) {
        measure(m_anchorRow);
        m_anchorY -= m_heights.height(m_anchorRow);
    }
    settle();
}

/// All that is in sight moves up as far as the last of it does, and only what is new is painted.
void MessageView::follow(int start, int count)
{
    const QModelIndex last = m_model.index(start - 1);
    const int before = visualRect(last).top();
    m_heights.insert(start, count, estimate());
    m_following = true;
    pinToEnd();
    m_following = false;
    const QRect now = visualRect(last);
    if (const int by = now.top() - before; std::abs(by) < viewport()->height()) {
        viewport()->scroll(0, by);
        viewport()->update(QRect(0, now.bottom() + 1, viewport()->width(), viewport()->height()));
    } else {
        viewport()->update();
    }
    placeGaps(); // what stands in the viewport was moved with it
}

void MessageView::settle()
{
    const int rows = m_heights.count();
    if (rows == 0)
        placeGaps();
    if (m_settling || rows == 0 || rows != m_model.rowCount()) {
        viewport()->update();
        return;
    }
    m_settling = true;
    m_anchorRow = std::clamp(m_anchorRow, 0, rows - 1);
    const int bottom = contentBottom();
    measure(m_anchorRow);
    // Upwards until the viewport is filled, downwards past what has left it.
    while (m_anchorY > 0 && m_anchorRow > 0) {
        measure(--m_anchorRow);
        m_anchorY -= m_heights.height(m_anchorRow);
    }
    while (m_anchorRow < rows - 1 && m_anchorY + m_heights.height(m_anchorRow) <= 0) {
        m_anchorY += m_heights.height(m_anchorRow);
        measure(++m_anchorRow);
    }
    int y = m_anchorY;
    int row = m_anchorRow;
    for (; row < rows && y < bottom; ++row) {
        measure(row);
        y += m_heights.height(row);
    }
    // No emptiness below the last message: what there is stands at the bottom.
    if (row == rows && y < bottom) {
        m_anchorY += bottom - y;
        while (m_anchorY > 0 && m_anchorRow > 0) {
            measure(--m_anchorRow);
            m_anchorY -= m_heights.height(m_anchorRow);
        }
    } else if (m_anchorRow == 0 && m_anchorY > 0 && m_heights.total() > bottom) {
        m_anchorY = 0;
    }
    const qint64 range = std::max<qint64>(0, m_heights.total() - bottom);
    const qint64 value = std::clamp<qint64>(m_heights.offset(m_anchorRow) - m_anchorY, 0, range);
    setScrollBar(int(range), int(value));
    m_settling = false;

    const bool wasAtEnd = std::exchange(m_atEnd, value >= range && !m_model.hasNewer());
    m_endButton->setVisible(!m_atEnd);
    if (m_atEnd && !wasAtEnd)
        Q_EMIT reachedEnd();
    if (value < qint64(kLoadAheadScreens) * bottom)
        m_model.fetchOlder();
    else if (range - value < qint64(kLoadAheadScreens) * bottom)
        m_model.fetchNewer();
    if (m_following)
        return;
    placeGaps();
    viewport()->update();
}

/// Without its signals unless it comes or goes: the view itself has just settled, and the base class would ask the
/// display where the mouse is, and wait for the answer.
void MessageView::setScrollBar(int range, int value)
{
    QScrollBar &bar = *verticalScrollBar();
    const bool isSame = (bar.maximum() > 0) == (range > 0);
    const QSignalBlocker quiet(isSame ? &bar : nullptr);
    bar.setPageStep(contentBottom());
    bar.setRange(0, range);
    bar.setValue(value);
    m_scrolled = bar.value();
}

void MessageView::scrollContentsBy(int, int)
{
    if (m_settling)
        return;
    const int value = verticalScrollBar()->value();
    const int by = value - m_scrolled;
    if (value == verticalScrollBar()->maximum())
        pinToEnd();
    else if (std::abs(by) <= 2 * viewport()->height())
        moveAnchorBy(by);
    else
        jumpTo(value);
}

void MessageView::moveAnchorBy(int pixels)
{
    m_anchorY -= pixels;
    settle();
}

void MessageView::jumpTo(qint64 offset)
{
    m_anchorRow = std::max(0, m_heights.rowAt(offset));
    m_anchorY = int(m_heights.offset(m_anchorRow) - offset);
    settle();
}

} // namespace causerie::ui
