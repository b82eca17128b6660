// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/occupantmodel.h"

#include "ui/rooms/roomwords.h"
#include "ui/roster/roles.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/languagewords.h"
#include "ui/style/tip.h"

#include <algorithm>

namespace causerie::ui
{

using namespace Qt::StringLiterals;

namespace
{

/// Who it is, and what they say of themselves, in all languages.
QString occupantTip(const Occupant &occupant)
{
    QStringList lines;
    if (!occupant.jid.isEmpty())
        lines << occupant.jid.bare().toString();
    lines << occupant.status.simplified() << versionLines(occupant.statusTranslations);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

OccupantModel::OccupantModel(Room &room, QObject *parent)
    : QAbstractListModel(parent), m_room(&room), m_collator(nameCollator())
{
    connect(&room, &Room::occupantsReset, this, &OccupantModel::reset);
    connect(&room, &Room::occupantAdded, this, &OccupantModel::insert);
    connect(&room, &Room::occupantChanged, this, &OccupantModel::change);
    connect(&room, &Room::occupantRemoved, this, &OccupantModel::remove);
    connect(&room, &Room::occupantRenamed, this, [this](const QString &nick, const QString &newNick) {
        remove(nick);
        insert(newNick);
    });
    connect(&room, &QObject::destroyed, this, &OccupantModel::reset);
    reset();
}

bool OccupantModel::precedes(const Row &a, const Row &b)
{
    if (a.role != b.role)
        return a.role > b.role; // moderators first
    const int order = a.key.compare(b.key);
    return order != 0 ? order < 0 : a.nick < b.nick;
}

OccupantModel::Row OccupantModel::makeRow(const Occupant &occupant) const
{
    return {occupant.role, m_collator.sortKey(occupant.nick), occupant.nick};
}

void OccupantModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_roles.clear();
    if (m_room) {
        m_rows.reserve(std::size_t(m_room->occupants().size()));
        for (const Occupant &occupant : m_room->occupants()) {
            m_rows.push_back(makeRow(occupant));
            m_roles.insert(occupant.nick, occupant.role);
        }
        std::ranges::sort(m_rows, precedes);
    }
    endResetModel();
}

int OccupantModel::rowOf(const QString &nick) const
{
    const auto role = m_roles.constFind(nick);
    if (role == m_roles.cend())
        return -1;
    const Row wanted{*role, m_collator.sortKey(nick), nick};
    const auto it = std::ranges::lower_bound(m_rows, wanted, precedes);
    return it != m_rows.end() && it->nick == nick ? int(it - m_rows.begin()) : -1;
}

void OccupantModel::insert(const QString &nick)
{
    const Occupant *occupant = m_room->occupant(nick);
    if (!occupant || m_roles.contains(nick))
        return;
    const Row row = makeRow(*occupant);
    const auto place = std::ranges::lower_bound(m_rows, row, precedes);
    const int at = int(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, row);
    m_roles.insert(nick, occupant->role);
    endInsertRows();
}

void OccupantModel::remove(const QString &nick)
{
    const int at = rowOf(nick);
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    m_rows.erase(m_rows.begin() + at);
    m_roles.remove(nick);
    endRemoveRows();
}

void OccupantModel::change(const QString &nick)
{
    const Occupant *occupant = m_room->occupant(nick);
    if (occupant && m_roles.value(nick) != occupant->role) {
        remove(nick);
        insert(nick);
        return;
    }
    if (const int at = rowOf(nick); at >= 0)
        Q_EMIT dataChanged(index(at), index(at));
}

int OccupantModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OccupantModel::data(const QModelIndex &index, int role) const
{
    const Occupant *occupant =
        index.isValid() && m_room ? m_room->occupant(m_rows[std::size_t(index.row())].nick) : nullptr;
    if (!occupant)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NickRole:
        return occupant->nick;
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(occupant->nick, availabilityText(occupant->availability), roleText(occupant->role));
    case Qt::ToolTipRole:
        return plainTip(occupantTip(*occupant));
    case RoleRole:
        return int(occupant->role);
    case AffiliationRole:
        return int(occupant->affiliation);
    case AvailabilityRole:
        return QVariant::fromValue(occupant->availability);
    case JidRole:
        return QVariant::fromValue(occupant->jid);
    case HueRole: // their own colour everywhere, else that of the name (XEP-0392 §5.1)
        return hueAngle(occupant->jid.isEmpty() ? occupant->nick : occupant->jid.bare().toString());
    default:
        return {};
    }
}

} // namespace causerie::ui
