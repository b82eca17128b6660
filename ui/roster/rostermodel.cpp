// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/rostermodel.h"

#include "core/session/avatars.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

RosterModel::RosterModel(const Roster &roster, QObject *parent) : QAbstractItemModel(parent), m_roster(roster)
{
    connect(&roster, &Roster::reset, this, &RosterModel::rebuild);
    connect(&roster, &Roster::contactAdded, this, &RosterModel::add);
    connect(&roster, &Roster::contactRemoved, this, &RosterModel::remove);
    connect(&roster, &Roster::contactChanged, this, &RosterModel::onContactChanged);
    connect(&roster, &Roster::currentChanged, this, &RosterModel::onCurrentChanged);
    rebuild();
}

RosterModel::~RosterModel() = default;

bool RosterModel::before(const Entry &a, const Entry &b)
{
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.jid < b.jid;
}

QStringList RosterModel::groupsOf(const Contact &contact)
{
    return contact.groups.isEmpty() ? QStringList{QString()} : contact.groups;
}

// A contact's index carries its group; a group's carries nothing.
QModelIndex RosterModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_groups[size_t(parent.row())].get());
}

QModelIndex RosterModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || !child.constInternalPointer())
        return {};
    return createIndex(rowOf(*static_cast<const Group *>(child.constInternalPointer())), 0);
}

void RosterModel::setAvatars(Avatars &avatars)
{
    m_avatars = &avatars;
    connect(&avatars, &Avatars::changed, this, [this](const Jid &jid) {
        for (const QModelIndex &index : indexesOf(jid))
            Q_EMIT dataChanged(index, index, {PictureRole});
    });
}

int RosterModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.constInternalPointer() || parent.column() != 0)
        return 0;
    return int(m_groups[size_t(parent.row())]->contacts.size());
}

int RosterModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant RosterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (!index.constInternalPointer())
        return groupData(*m_groups[size_t(index.row())], role);
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    const Contact *contact = m_roster.find(group->contacts[size_t(index.row())].jid);
    return contact ? contactData(*contact, role) : QVariant();
}

QVariant RosterModel::groupData(const Group &group, int role) const
{
    const QString name = !group.name.isEmpty()  ? group.name
                         : m_groups.size() == 1 ? tr("Contacts")
                                                : tr("Without a group");
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return tr("Group %1, %2 of %3 online", "%1 is the group's name, %2 and %3 are numbers of contacts")
            .arg(name)
            .arg(m_roster.isCurrent() ? group.online : 0)
            .arg(group.contacts.size());
    case KindRole:
        return QVariant::fromValue(RowKind::Group);
    case OnlineCountRole:
        return m_roster.isCurrent() ? group.online : 0;
    case TotalCountRole:
        return int(group.contacts.size());
    default:
        return {};
    }
}

QVariant RosterModel::contactData(const Contact &contact, int role) const
{
    const QString status = m_roster.isCurrent() ? contact.status().simplified() : QString();
    const QString availability = contact.asked && contact.availability() == Availability::Offline &&
                                         contact.subscription != Subscription::Both &&
                                         contact.subscription != Subscription::To
                                     ? tr("Waiting for permission to see them")
                                     : shownAvailabilityText(m_roster, contact);
    switch (role) {
    case Qt::DisplayRole:
        return displayName(contact);
    case Qt::ToolTipRole:
        return addressTip(contact.jid, &contact, QDateTime::currentDateTimeUtc());
    case Qt::AccessibleTextRole:
        return (QStringList{displayName(contact), availability} +
                (status.isEmpty() ? QStringList() : QStringList{status}))
            .join(", "_L1);
    case KindRole:
        return QVariant::fromValue(RowKind::Contact);
    case JidRole:
        return QVariant::fromValue(contact.jid);
    case PictureRole:
        return m_avatars ? m_avatars->picture(contact.jid) : QImage();
    case AvailabilityRole:
        return QVariant::fromValue(shownAvailability(m_roster, contact));
    case LastAvailabilityRole:
        return QVariant::fromValue(contact.availability());
    case SecondLineRole:
        return status.isEmpty() ? availability : status;
    default:
        return {};
    }
}

int RosterModel::rowOf(const Group &group) const
{
    return int(std::ranges::find(m_groups, &group, &std::unique_ptr<Group>::get) - m_groups.begin());
}

RosterModel::Group *RosterModel::find(const QString &name) const
{
    const auto it = std::ranges::find(m_groups, name, [](const auto &group) { return group->name; });
    return it == m_groups.end() ? nullptr : it->get();
}

RosterModel::Group &RosterModel::obtain(const QString &name)
{
    if (Group *known = find(name))
        return *known;
    const auto comesBefore = [this, &name](const std::unique_ptr<Group> &group) {
        if (group->name.isEmpty() || name.isEmpty())
            return name.isEmpty(); // those without a group stand last
        const int order = m_collator.compare(group->name, name);
        return order != 0 ? order < 0 : group->name < name;
    };
    const auto place = std::ranges::partition_point(m_groups, comesBefore);
    const int row = int(place - m_groups.begin());
    auto group = std::make_unique<Group>();
    group->name = name;
    beginInsertRows({}, row, row);
    Group &result = **m_groups.insert(place, std::move(group));
    endInsertRows();
    return result;
}

QModelIndexList RosterModel::indexesOf(const Jid &jid) const
{
    QModelIndexList result;
    const auto place = m_places.constFind(jid.bare());
    if (place == m_places.cend())
        return result;
    for (const QString &name : place->groups) {
        Group *group = find(name);
        const Entry entry{place->name, place.key()};
        const auto it = std::ranges::lower_bound(group->contacts, entry, before);
        result << createIndex(int(it - group->contacts.begin()), 0, group);
    }
    return result;
}

QStringList RosterModel::groupNames() const
{
    QStringList names;
    for (const auto &group : m_groups) {
        if (!group->name.isEmpty())
            names << group->name;
    }
    return names;
}

void RosterModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    m_places.clear();
    QHash<QString, Group *> byName;
    for (const Contact &contact : m_roster.contacts()) {
        const Place place{m_collator.sortKey(displayName(contact)), groupsOf(contact),
                          contact.availability() != Availability::Offline};
        m_places.insert(contact.jid, place);
        for (const QString &name : place.groups) {
            Group *&group = byName[name];
            if (!group) {
                m_groups.push_back(std::make_unique<Group>());
                group = m_groups.back().get();
                group->name = name;
            }
            group->contacts.push_back({place.name, contact.jid});
            group->online += place.online;
        }
    }
    std::ranges::sort(m_groups, [this](const auto &a, const auto &b) {
        if (a->name.isEmpty() || b->name.isEmpty())
            return !a->name.isEmpty();
        const int order = m_collator.compare(a->name, b->name);
        return order != 0 ? order < 0 : a->name < b->name;
    });
    for (const auto &group : m_groups)
        std::ranges::sort(group->contacts, before);
    endResetModel();
}

void RosterModel::insertInto(Group &group, const Entry &entry, bool online)
{
    const auto place = std::ranges::lower_bound(group.contacts, entry, before);
    const int row = int(place - group.contacts.begin());
    const QModelIndex parent = createIndex(rowOf(group), 0);
    beginInsertRows(parent, row, row);
    group.contacts.insert(place, entry);
    group.online += online;
    endInsertRows();
    Q_EMIT dataChanged(parent, parent, {OnlineCountRole, TotalCountRole, Qt::AccessibleTextRole});
}

void RosterModel::removeFrom(Group &group, const Entry &entry, bool online)
{
    const auto place = std::ranges::lower_bound(group.contacts, entry, before);
    const int groupRow = rowOf(group);
    const int row = int(place - group.contacts.begin());
    if (group.contacts.size() == 1) {
        beginRemoveRows({}, groupRow, groupRow);
        m_groups.erase(m_groups.begin() + groupRow);
        endRemoveRows();
        return;
    }
    const QModelIndex parent = createIndex(groupRow, 0);
    beginRemoveRows(parent, row, row);
    group.contacts.erase(place);
    group.online -= online;
    endRemoveRows();
    Q_EMIT dataChanged(parent, parent, {OnlineCountRole, TotalCountRole, Qt::AccessibleTextRole});
}

void RosterModel::add(const Jid &jid)
{
    const Contact *contact = m_roster.find(jid);
    if (!contact || m_places.contains(jid))
        return;
    const Place place{m_collator.sortKey(displayName(*contact)), groupsOf(*contact),
                      contact->availability() != Availability::Offline};
    m_places.insert(jid, place);
    for (const QString &name : place.groups)
        insertInto(obtain(name), {place.name, jid}, place.online);
}

void RosterModel::remove(const Jid &jid)
{
    const auto known = m_places.constFind(jid);
    if (known == m_places.cend())
        return;
    const Place place = *known;
    for (const QString &name : place.groups)
        removeFrom(*find(name), {place.name, jid}, place.online);
    m_places.remove(jid);
}

void RosterModel::onCurrentChanged()
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(group, group, {OnlineCountRole, Qt::AccessibleTextRole});
        if (const int contacts = rowCount(group); contacts > 0)
            Q_EMIT dataChanged(index(0, 0, group), index(contacts - 1, 0, group),
                               {AvailabilityRole, SecondLineRole, Qt::AccessibleTextRole});
    }
}

void RosterModel::onContactChanged(const Jid &jid, ContactFields fields)
{
    if (fields & (ContactField::Name | ContactField::Groups)) {
        remove(jid);
        add(jid);
        return;
    }
    const Contact *contact = m_roster.find(jid);
    const auto place = m_places.find(jid);
    if (!contact || place == m_places.end())
        return;
    QList<int> roles;
    if (fields & (ContactField::Availability | ContactField::Subscription))
        roles << AvailabilityRole << SecondLineRole;
    if (fields & ContactField::Status)
        roles << SecondLineRole;
    if (roles.isEmpty())
        return;
    roles << Qt::AccessibleTextRole;
    const bool online = contact->availability() != Availability::Offline;
    const int difference = int(online) - int(std::exchange(place->online, online));
    for (const QModelIndex &index : indexesOf(jid)) {
        Q_EMIT dataChanged(index, index, roles);
        if (difference == 0)
            continue;
        auto *group = static_cast<Group *>(index.internalPointer());
        group->online += difference;
        const QModelIndex parent = index.parent();
        Q_EMIT dataChanged(parent, parent, {OnlineCountRole, Qt::AccessibleTextRole});
    }
}

} // namespace causerie::ui
