// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/rowviews.h"

#include "ui/roster/rowdelegate.h"

#include <QListView>
#include <QScrollBar>
#include <QTreeView>

namespace causerie::ui
{

namespace
{

class ConversationRows final : public QListView
{
public:
    using QListView::QListView;

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override
    {
        return QItemSelectionModel::NoUpdate;
    }
};

class PeopleRows final : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override
    {
        return QItemSelectionModel::NoUpdate;
    }
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {} // the delegate paints all
};

void prepare(QAbstractItemView &view)
{
    view.setItemDelegate(new RowDelegate(&view));
    view.setFrameShape(QFrame::NoFrame);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setSelectionMode(QAbstractItemView::MultiSelection);
    view.setMouseTracking(true);
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    view.setTextElideMode(Qt::ElideRight);
    view.verticalScrollBar()->setSingleStep(20);
}

void collect(const QAbstractItemModel &model, const QModelIndex &parent, const Jid &jid, QItemSelection &found)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (jidOf(index) == jid)
            found.select(index, index);
        if (model.hasChildren(index))
            collect(model, index, jid, found);
    }
}

} // namespace

QListView *makeConversationRows(QAbstractItemModel *model, QWidget *parent)
{
    auto *view = new ConversationRows(parent);
    view->setModel(model);
    view->setUniformItemSizes(true);
    prepare(*view);
    return view;
}

QTreeView *makePeopleRows(QAbstractItemModel *model, QWidget *parent)
{
    auto *view = new PeopleRows(parent);
    view->setModel(model);
    view->setHeaderHidden(true);
    view->setRootIsDecorated(false);
    view->setIndentation(0);
    view->setExpandsOnDoubleClick(false);
    prepare(*view);
    view->expandAll();
    QObject::connect(model, &QAbstractItemModel::modelReset, view, &QTreeView::expandAll);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view,
                     [view](const QModelIndex &parentIndex, int first, int last) {
                         for (int row = first; row <= last && !parentIndex.isValid(); ++row)
                             view->expand(view->model()->index(row, 0));
                     });
    return view;
}

void showAsOpen(QAbstractItemView &view, const Jid &jid)
{
    QItemSelection found;
    if (!jid.isEmpty())
        collect(*view.model(), {}, jid, found);
    view.selectionModel()->select(found, QItemSelectionModel::ClearAndSelect);
}

} // namespace causerie::ui
