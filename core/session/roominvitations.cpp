// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/roominvitations.h"

#include "core/storage/roominvitations.h"

#include <algorithm>

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{
constexpr std::size_t kMost = 100; // as the store keeps
} // namespace

RoomInvitations::RoomInvitations(History &history, const Conversations &conversations, const Roster &roster,
                                 QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_roster(roster)
{
    connect(&history, &History::opened, this, &RoomInvitations::read);
    // Whom we know changes where they are shown.
    connect(&roster, &Roster::reset, this, &RoomInvitations::changed);
    connect(&roster, &Roster::contactAdded, this, &RoomInvitations::changed);
    connect(&roster, &Roster::contactRemoved, this, &RoomInvitations::changed);
}

bool RoomInvitations::isRequest(const RoomInvitation &invitation) const
{
    const Jid who = m_conversations.keyOf(invitation.from);
    if (m_roster.find(who))
        return false;
    const Conversation *conversation = m_conversations.find(who);
    return !conversation || !conversation->settings().accepted;
}

void RoomInvitations::take(const RoomInvitation &invitation)
{
    storage::Database *database = m_history.database();
    if (!database)
        return show(invitation);
    whenDone(storage::keepInvitation(*database, invitation), this, [this, invitation](const Result<bool> &isNew) {
        if (!isNew || *isNew)
            show(invitation);
    });
}

void RoomInvitations::show(const RoomInvitation &invitation)
{
    std::erase_if(m_all, [&](const RoomInvitation &known) { return known.room == invitation.room; });
    if (m_all.size() >= kMost)
        m_all.erase(m_all.begin());
    m_all.push_back(invitation);
    Q_EMIT changed();
    Q_EMIT received(invitation);
}

void RoomInvitations::answer(const Jid &room)
{
    const Jid of = room.bare(); // `room` may be a part of what goes
    if (std::erase_if(m_all, [&of](const RoomInvitation &known) { return known.room == of; }) == 0)
        return;
    if (storage::Database *database = m_history.database())
        storage::answerInvitation(*database, of, QDateTime::currentDateTimeUtc());
    Q_EMIT changed();
}

void RoomInvitations::clear()
{
    if (!std::exchange(m_all, {}).empty())
        Q_EMIT changed();
}

void RoomInvitations::read()
{
    storage::Database *database = m_history.database();
    if (!database)
        return;
    whenDone(storage::roomInvitations(*database), this, [this](Result<std::vector<RoomInvitation>> kept) {
        if (!kept)
            return;
        m_all = std::move(*kept);
        Q_EMIT changed();
    });
}

} // namespace causerie

#include "moc_roominvitations.cpp" // as that of Search
