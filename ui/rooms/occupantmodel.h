// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QPointer>

#include <vector>

namespace causerie::ui
{

/// Who is in a room: moderators first, then participants, then visitors, each by name. One row changes per presence;
/// a join is one reset.
///
/// Thread: GUI. Owner: its parent. The room may go first.
class OccupantModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { NickRole = Qt::UserRole, RoleRole, AffiliationRole, AvailabilityRole, JidRole, HueRole };

    explicit OccupantModel(Room &room, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    int rowOf(const QString &nick) const; ///< −1 when they are not there

private:
    struct Row {
        Role role;
        QCollatorSortKey key;
        QString nick;
    };

    void reset();
    void insert(const QString &nick);
    void remove(const QString &nick);
    void change(const QString &nick);
    Row makeRow(const Occupant &occupant) const;
    static bool precedes(const Row &a, const Row &b);

    QPointer<Room> m_room;
    QCollator m_collator;
    std::vector<Row> m_rows;
    QHash<QString, Role> m_roles; ///< under which role somebody stands in `m_rows`
};

} // namespace causerie::ui
