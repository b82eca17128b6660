// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomevent.h"
#include "core/roster/roster.h"
#include "core/session/history.h"

#include <vector>

namespace causerie
{

/// Who asks us into which room (XEP-0045 §7.8, XEP-0249): whatever brought the invitation, it is kept in the store of
/// the account until it is answered or the room is joined. One for each room, the last that came.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it. What the disk does not take is shown all the same, and
/// gone after a restart.
class RoomInvitations final : public QObject
{
    Q_OBJECT

public:
    RoomInvitations(History &history, const Conversations &conversations, const Roster &roster,
                    QObject *parent = nullptr);

    const std::vector<RoomInvitation> &all() const { return m_all; } ///< unanswered, oldest first
    /// By somebody who is neither a contact nor accepted: it waits among the requests.
    bool isRequest(const RoomInvitation &invitation) const;
    void take(const RoomInvitation &invitation); ///< one that is older than our answer is none
    void answer(const Jid &room);                ///< accepted, declined, or joined in another way
    void clear();                                ///< another account: what it has comes with its store

Q_SIGNALS:
    void changed();
    void received(const causerie::RoomInvitation &invitation); ///< new

private:
    void read();
    void show(const RoomInvitation &invitation);

    History &m_history;
    const Conversations &m_conversations;
    const Roster &m_roster;
    std::vector<RoomInvitation> m_all;
};

} // namespace causerie
