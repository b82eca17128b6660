// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/media/mediaview.h"

#include "ui/style/measure.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace causerie::ui
{

namespace
{
constexpr int kSquare = 84; // design pixels: the least of a picture
} // namespace

MediaView::MediaView(MediaModel &model, const Files &files, const SoundPlayer &sounds, QWidget *parent)
    : QListView(parent), m_model(model), m_delegate(new MediaDelegate(model, files, sounds, this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setMouseTracking(true);
    setUniformItemSizes(true);
    arrange();
}

void MediaView::arrange()
{
    const bool isGrid = m_model.kind() == MediaKind::Pictures;
    setViewMode(isGrid ? QListView::IconMode : QListView::ListMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setWrapping(isGrid);
    setFlow(isGrid ? QListView::LeftToRight : QListView::TopToBottom);
    setSpacing(0);
    if (!isGrid) {
        setGridSize({});
        return;
    }
    // A little less than there is, or the view breaks the line a picture too early.
    const int room = width() - verticalScrollBar()->sizeHint().width() - 2;
    const int columns = std::max(1, room / std::max(1, scaled(font(), kSquare)));
    const int side = std::max(1, room / columns);
    m_delegate->setSquare(side);
    setGridSize({side, side});
}

void MediaView::resizeEvent(QResizeEvent *event)
{
    arrange();
    QListView::resizeEvent(event);
}

void MediaView::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    m_pressed = event->button() == Qt::LeftButton ? indexAt(event->pos()) : QModelIndex();
}

void MediaView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != m_pressed)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    if (m_model.kind() != MediaKind::Pictures && MediaDelegate::jumpPlace(option).contains(event->pos()))
        Q_EMIT messageWanted(index.row());
    else
        Q_EMIT chosen(index.row());
}

void MediaView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!isEnter || !currentIndex().isValid())
        return QListView::keyPressEvent(event);
    if (event->modifiers() & Qt::ControlModifier)
        Q_EMIT messageWanted(currentIndex().row());
    else
        Q_EMIT chosen(currentIndex().row());
}

void MediaView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        Q_EMIT menuWanted(index.row(),
                          isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace causerie::ui
