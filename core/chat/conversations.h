// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversation.h"

#include <QHash>

#include <functional>

namespace causerie
{

/// All conversations of one account. Thread: GUI. Owner: Session.
class Conversations final : public QObject
{
    Q_OBJECT

public:
    explicit Conversations(QObject *parent = nullptr);

    /// Who knows which bare addresses are rooms, beside the conversations themselves: a room that was never entered
    /// here has none.
    void setRooms(std::function<bool(const Jid &bare)> isRoom) { m_isRoom = std::move(isRoom); }
    /// The conversation of `peer`, whether there is one or not (`conversationKey`); one that is stored is as it is.
    Jid keyOf(const Jid &peer) const;
    /// Null when there is none. A full JID means its owner's conversation, except that of an occupant of a known room,
    /// which is a private one (XEP-0045 §7.5).
    Conversation *find(const Jid &peer) const;
    /// The same, made when there is none.
    Conversation &at(const Jid &peer);
    /// As stored: the address is taken as it is.
    Conversation &restore(const Jid &peer, const ConversationSettings &settings);
    QList<Conversation *> all() const { return m_byPeer.values(); }
    int totalUnread() const { return m_totalUnread; }
    void remove(const Jid &peer);
    void clear();

    static constexpr int kResting = 8; ///< so many stay loaded though nobody looks at them
    void watch(const Conversation &conversation);
    void leave(const Conversation &conversation); ///< nobody looks at it any more; those left before are unloaded

Q_SIGNALS:
    void added(causerie::Conversation *conversation);
    void aboutToRemove(causerie::Conversation *conversation);
    void removed(const causerie::Jid &peer);
    void aboutToClear();
    void cleared();
    void totalUnreadChanged(int unread);

private:
    Conversation &make(const Jid &key);

    QHash<Jid, Conversation *> m_byPeer;
    QList<Jid> m_resting; ///< loaded, the one left last is last
    std::function<bool(const Jid &)> m_isRoom;
    int m_totalUnread = 0;
};

} // namespace causerie
