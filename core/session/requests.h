// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/roster/roster.h"
#include "core/session/history.h"

namespace causerie
{

/// Keeps apart what strangers write: their conversations wait as requests (`accepted` is false), and nothing is
/// confirmed to them, until the user accepts, answers, or adds them to the contacts.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Requests final : public QObject
{
    Q_OBJECT

public:
    Requests(History &history, Conversations &conversations, const Roster &roster, QObject *parent = nullptr);

    void setAccount(const Jid &bare) { m_account = bare; } ///< notes to self are no stranger's
    /// Before these are stored: whoever begins a conversation with them and is not known begins a request.
    void expect(const std::vector<ChatEvent> &events);
    void accept(const Jid &peer);
    void decline(const Jid &peer); ///< the conversation goes; what is written next is a request again

private:
    void acceptContacts();

    History &m_history;
    Conversations &m_conversations;
    const Roster &m_roster;
    Jid m_account;
};

/// Who of those that wrote to us in `events` is a stranger: nobody in them is answered by us, and `isKnown` is false.
/// In the order of their coming. Pure.
std::vector<Jid> strangersIn(const std::vector<ChatEvent> &events, const std::function<bool(const Jid &)> &isKnown);

} // namespace causerie
