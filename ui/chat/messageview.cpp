// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messageview.h"

#include "ui/chat/messageaccessible.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kKeptLayouts = 400;
} // namespace

MessageView::MessageView(MessageModel &model, QWidget *parent)
    : QAbstractItemView(parent), m_model(model), m_layouts(kKeptLayouts), m_endButton(new QToolButton(this))
{
    makeMessageViewsAccessible();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // so that what is painted can be moved
    setAccessibleName(tr("Messages"));
    m_endButton->setProperty("kind", u"float"_s);
    m_endButton->setIcon(icon(u"arrow-down"_s, &Tokens::text));
    m_endButton->setAccessibleName(tr("To the newest message"));
    m_endButton->setToolTip(tr("To the newest message (Ctrl+End)"));
    m_endButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_endButton->setFocusPolicy(Qt::NoFocus);
    m_endButton->hide();
    connect(m_endButton, &QToolButton::clicked, this, &MessageView::scrollToEnd);
    refreshStyle();
    setModel(&model);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &MessageView::relayout);
    connect(&model, &MessageModel::gapsChanged, this, &MessageView::refreshGaps);
    connect(&model, &MessageModel::gapFillingChanged, this, &MessageView::refreshGaps);
}

MessageView::~MessageView() = default;

bool MessageView::isAtEnd() const
{
    return m_atEnd;
}

/// Of a row that was not measured yet: a message of one line.
int MessageView::estimate() const
{
    return scaled(font(), 44);
}

int MessageView::footerHeight() const
{
    return m_style.gap + endGapHeight() + (m_writing ? m_style.joinedGap + scaled(font(), 35) : 0);
}

int MessageView::contentBottom() const
{
    return viewport()->height() - footerHeight();
}

bool MessageView::refreshStyle()
{
    const MessageStyle style(font(), viewport()->width(), layoutDirection(), QDate::currentDate(), schemeOf(palette()));
    if (style == m_style)
        return false;
    m_style = style;
    m_layouts.clear();
    m_heights.forgetAll();
    verticalScrollBar()->setSingleStep(scaled(font(), 24));
    return true;
}

const MessageLayout &MessageView::layoutOf(int row)
{
    const Message &message = m_model.at(row);
    if (const MessageLayout *known = m_layouts.object(message.id))
        return *known;
    auto *made =
        new MessageLayout(message, m_model.placeOf(row), m_style, m_model.contextOf(row), m_shown.value(message.id));
    m_layouts.insert(message.id, made);
    return *made;
}

void MessageView::measure(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.set(row, layoutOf(row).height());
}

void MessageView::reset()
{
    QAbstractItemView::reset();
    m_layouts.clear();
    m_shown.clear();
    m_heights.reset(m_model.rowCount(), estimate());
    m_marking = {};
    m_atEnd = true;
    m_endGapShown = false;
    relayout();
    refreshGaps();
}

void MessageView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    const int count = end - start + 1;
    const bool isAtEnd = m_atEnd && start == m_heights.count() && start > 0;
    if (isAtEnd && !refreshStyle())
        return follow(start, count);
    m_heights.insert(start, count, estimate());
    if (start <= m_anchorRow && !(start == m_anchorRow && m_heights.count() == count))
        m_anchorRow += count;
    relayout();
}

void MessageView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    const int count = end - start + 1;
    for (int row = start; row <= end; ++row)
        m_layouts.remove(m_model.at(row).id);
    m_heights.remove(start, count);
    if (m_anchorRow > end)
        m_anchorRow -= count;
    else if (m_anchorRow >= start) // what was in sight goes: its neighbour takes its place
        m_anchorRow = std::max(0, std::min(start, m_heights.count() - 1));
    // `rowsRemoved` lays out anew: until then the model counts rows that are gone.
}

void MessageView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    if (!roles.isEmpty() && !roles.contains(Qt::DisplayRole))
        return; // words for readers only
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int before = m_heights.height(row);
        m_layouts.remove(m_model.at(row).id);
        m_heights.forget(row);
        if (row != m_anchorRow)
            continue;
        // The text of the first row in sight stays in its place, whatever is taken from above it.
        measure(row);
        m_anchorY += before - m_heights.height(row);
    }
    relayout();
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        updateRow(row);
}

void MessageView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    relayout();
}

void MessageView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    relayout();
    placeEndButton();
}

void MessageView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::StyleChange:
    case QEvent::PaletteChange:
        relayout();
        break;
    default:
        break;
    }
}

void MessageView::scrollToEnd()
{
    m_model.openEnd(); // resets when the newest are not loaded
    pinToEnd();
}

int MessageView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect MessageView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_heights.count() || m_heights.count() == 0)
        return {};
    const qint64 y = m_heights.offset(index.row()) - m_heights.offset(m_anchorRow) + m_anchorY;
    return {0, int(y), viewport()->width(), m_heights.height(index.row())};
}

QModelIndex MessageView::indexAt(const QPoint &point) const
{
    const int row = m_heights.rowAt(m_heights.offset(m_anchorRow) - m_anchorY + point.y());
    const QModelIndex index = row < 0 ? QModelIndex() : m_model.index(row);
    return visualRect(index).contains(point) ? index : QModelIndex();
}

void MessageView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return;
    measure(index.row());
    const QRect rect = visualRect(index);
    const int bottom = contentBottom();
    const bool inSight = rect.top() >= 0 && rect.bottom() < bottom;
    if (hint == EnsureVisible && inSight)
        return;
    if (index.row() == m_heights.count() - 1 && hint == EnsureVisible)
        return pinToEnd();
    m_anchorRow = index.row();
    if (hint == PositionAtCenter)
        m_anchorY = (bottom - rect.height()) / 2;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.top() >= 0))
        m_anchorY = std::max(0, bottom - rect.height());
    else
        m_anchorY = 0;
    settle();
}

QModelIndex MessageView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_heights.count();
    if (rows == 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : rows;
    const int page = std::max(1, contentBottom() / std::max(1, estimate()) - 1);
    int row = now;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row = now - 1;
        break;
    case MoveDown:
    case MoveNext:
        row = now + 1;
        break;
    case MovePageUp:
        row = now - page;
        break;
    case MovePageDown:
        row = now + page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    row = std::clamp(row, 0, rows - 1);
    while (m_model.placeOf(row).fold.folded) // there is one in front of it, and one behind it
        row += row < now ? -1 : 1;
    return m_model.index(row);
}

QRegion MessageView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

QItemSelectionModel::SelectionFlags MessageView::selectionCommand(const QModelIndex &, const QEvent *) const
{
    return QItemSelectionModel::NoUpdate; // parts of messages are marked, rows are not
}

void MessageView::setWriting(bool writing)
{
    if (std::exchange(m_writing, writing) == writing)
        return;
    relayout();
}

void MessageView::updateRow(int row)
{
    viewport()->update(visualRect(m_model.index(row)));
}

} // namespace causerie::ui
