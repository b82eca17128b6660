// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/rosterfilter.h"

#include "core/roster/presence.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/roles.h"

namespace causerie::ui
{

namespace
{

bool isOnline(const QModelIndex &index)
{
    return index.data(LastAvailabilityRole).value<Availability>() != Availability::Offline;
}

} // namespace

RosterFilter::RosterFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true); // a group follows its contacts
    setDynamicSortFilter(false);
    sort(0);
    m_follow.setSingleShot(true);
    m_follow.setInterval(kFollowMs);
    connect(&m_follow, &QTimer::timeout, this, &RosterFilter::invalidate);
}

void RosterFilter::setSourceModel(QAbstractItemModel *model)
{
    QSortFilterProxyModel::setSourceModel(model);
    const auto follow = [this] {
        if (!m_follow.isActive())
            m_follow.start();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, follow);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [follow](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.contains(int(AvailabilityRole)))
                    follow();
            });
}

void RosterFilter::setOfflineShown(bool shown)
{
    if (std::exchange(m_offlineShown, shown) != shown)
        invalidate();
}

void RosterFilter::setWords(const QString &words)
{
    if (std::exchange(m_words, words) != words)
        invalidate();
}

bool RosterFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!parent.isValid())
        return false;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_words.isEmpty())
        return matchesWords(m_words, index.data(Qt::DisplayRole).toString(), jidOf(index).toString());
    return m_offlineShown || isOnline(index);
}

bool RosterFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.parent().isValid() && isOnline(left) != isOnline(right))
        return isOnline(left);
    return left.row() < right.row(); // the source is in order already
}

} // namespace causerie::ui
