// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"
#include "ui/rooms/occupantmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QMenu;
class QSortFilterProxyModel;

namespace causerie::ui
{

/// What we may do with somebody in a room, by our rights and theirs (XEP-0045 §5.1.1, §5.2.1, §8, §9).
struct OccupantActs {
    bool message = false; ///< in private
    bool kick = false;
    bool ban = false;
    bool voice = false;     ///< give or take
    bool moderator = false; ///< make, or no more
    bool member = false;
    bool admin = false;
    bool owner = false;

    friend bool operator==(const OccupantActs &, const OccupantActs &) = default;
};

/// Decides. Pure.
OccupantActs actsFor(const Occupant &self, const Occupant &other);

/// Who is in a room, with a field to find them and a menu of what can be done with each.
///
/// Thread: GUI. Owner: its parent. The rooms outlive it; the room may go first.
class MemberList final : public QWidget
{
    Q_OBJECT

public:
    MemberList(Rooms &rooms, Room &room, QWidget *parent = nullptr);

    QMenu *menuFor(const QString &nick); ///< null when nothing can be done; the caller shows and deletes it

Q_SIGNALS:
    void privateMessage(const causerie::Jid &occupant); ///< somebody's address in the room
    void failed(const QString &text);

private:
    void count();
    void ask(const QString &title, const QString &nick, std::function<void(const QString &reason)> act);
    Rooms::Done report();
    void addRanks(QMenu &menu, const Occupant &other, const OccupantActs &acts);
    void addRemovals(QMenu &menu, const Occupant &other, const OccupantActs &acts);

    Rooms &m_rooms;
    QPointer<Room> m_room;
    OccupantModel *m_model;
    QSortFilterProxyModel *m_filter;
    QListView *m_view;
    QLabel *m_count;
};

} // namespace causerie::ui
