// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/rowviews.h"

#include "ui/roster/rowdelegate.h"

#include <QListView>
#include <QScrollBar>
#include <QSet>
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
    explicit PeopleRows(QWidget *parent) : QTreeView(parent)
    {
        connect(this, &QTreeView::collapsed, this,
                [this](const QModelIndex &group) { m_folded.insert(nameOf(group)); });
        connect(this, &QTreeView::expanded, this, [this](const QModelIndex &group) { m_folded.remove(nameOf(group)); });
    }

    void setModel(QAbstractItemModel *model) override
    {
        QTreeView::setModel(model);
        connect(model, &QAbstractItemModel::modelReset, this, &PeopleRows::unfold);
        connect(model, &QAbstractItemModel::layoutChanged, this, &PeopleRows::unfold);
        connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent) {
            if (!parent.isValid())
                unfold();
        });
        unfold();
    }

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override
    {
        return QItemSelectionModel::NoUpdate;
    }
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {} // the delegate paints all

private:
    static QString nameOf(const QModelIndex &group) { return group.data().toString(); }

    /// Every group stands open but those the person folded, also when it comes back.
    void unfold()
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QModelIndex group = model()->index(row, 0);
            if (!m_folded.contains(nameOf(group)))
                expand(group);
        }
    }

    QSet<QString> m_folded;
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

void collect(const QAbstractItemModel &model, const QModelIndex &parent, int first, int last, const Jid &jid,
             QItemSelection &found)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (jidOf(index) == jid)
            found.select(index, index);
        if (const int children = model.rowCount(index); children > 0)
            collect(model, index, 0, children - 1, jid, found);
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
    return view;
}

void showAsOpen(QAbstractItemView &view, const Jid &jid)
{
    QItemSelection found;
    if (!jid.isEmpty())
        collect(*view.model(), {}, 0, view.model()->rowCount() - 1, jid, found);
    view.selectionModel()->select(found, QItemSelectionModel::ClearAndSelect);
}

void showAsOpen(QAbstractItemView &view, const Jid &jid, const QModelIndex &parent, int first, int last)
{
    QItemSelection found;
    if (!jid.isEmpty())
        collect(*view.model(), parent, first, last, jid, found);
    if (!found.isEmpty())
        view.selectionModel()->select(found, QItemSelectionModel::Select);
}

} // namespace causerie::ui
