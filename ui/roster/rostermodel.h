// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"
#include "ui/roster/roles.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace causerie
{
class Avatars;
} // namespace causerie

namespace causerie::ui
{

/// All contacts by group, two levels deep; one in several groups stands in each. Groups by name, those without a group
/// last; contacts by name. Roles: see RowRole.
///
/// Thread: GUI. Owner: the list. The roster outlives it.
class RosterModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit RosterModel(const Roster &roster, QObject *parent = nullptr);
    ~RosterModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    void setAvatars(Avatars &avatars); ///< whose pictures are shown; they outlive the model
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    QModelIndexList indexesOf(const Jid &jid) const; ///< one per group
    QStringList groupNames() const;                  ///< those that have a name, in order

private:
    struct Entry {
        QCollatorSortKey name;
        Jid jid;
    };
    struct Group {
        QString name; ///< empty: those without
        std::vector<Entry> contacts;
        int online = 0;
    };
    /// Where a contact stands now, to find it again after it changed.
    struct Place {
        QCollatorSortKey name;
        QStringList groups;
        bool online = false;
    };

    static bool before(const Entry &a, const Entry &b);
    static QStringList groupsOf(const Contact &contact);
    QVariant groupData(const Group &group, int role) const;
    QVariant contactData(const Contact &contact, int role) const;
    int rowOf(const Group &group) const;
    Group *find(const QString &name) const;
    Group &obtain(const QString &name);
    void rebuild();
    void add(const Jid &jid);
    void remove(const Jid &jid);
    void insertInto(Group &group, const Entry &entry, bool online);
    void removeFrom(Group &group, const Entry &entry, bool online);
    void onCurrentChanged();
    void onContactChanged(const Jid &jid, ContactFields fields);

    const Roster &m_roster;
    Avatars *m_avatars = nullptr;
    QCollator m_collator = nameCollator();
    std::vector<std::unique_ptr<Group>> m_groups;
    QHash<Jid, Place> m_places;
};

} // namespace causerie::ui
