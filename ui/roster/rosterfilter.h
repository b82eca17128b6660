// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>
#include <QTimer>

namespace causerie::ui
{

/// The contacts of RosterModel to show: those who are there before those who are not, who may be hidden; a group
/// is shown while it has somebody to show. Follows presences a moment later, all at once: after signing in they come by
/// the thousand, and each would lay out the view anew.
///
/// Thread: GUI. Owner: the list.
class RosterFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    static constexpr int kFollowMs = 60;

    explicit RosterFilter(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override;
    void setOfflineShown(bool shown);
    bool isOfflineShown() const { return m_offlineShown; }
    void setWords(const QString &words); ///< while there are any, offline contacts are shown too

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QTimer m_follow;
    bool m_offlineShown = true;
    QString m_words;
};

} // namespace causerie::ui
