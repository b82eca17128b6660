// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"

#include <QHash>
#include <QObject>

namespace causerie::ui
{

/// Whether an event is worth a line that stays: who was removed and by whom, new names and ranks. Not who comes and
/// goes, which the list of people shows. Pure.
bool isKept(const RoomEvent &event);

/// Writes down in each room's conversation what happened there while we looked on.
///
/// Thread: GUI. Owner: MainWindow. The rooms outlive it.
class RoomChronicle final : public QObject
{
    Q_OBJECT

public:
    explicit RoomChronicle(Rooms &rooms, QObject *parent = nullptr);

private:
    void follow(Room *room);

    Rooms &m_rooms;
    QHash<Jid, RoomEvent::Kind> m_recorded; ///< whether it is recorded in public, as last said
};

} // namespace causerie::ui
