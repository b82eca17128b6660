// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversations.h"
#include "core/roster/roster.h"
#include "core/session/session.h"
#include "ui/roster/roles.h"

#include <QAbstractListModel>
#include <QDateTime>

#include <vector>

namespace causerie
{
class Room;
class Avatars;
} // namespace causerie

namespace causerie::ui
{

class Attention;

/// Every conversation and every room we know, the pinned ones before the others, the latest first; while somebody is
/// searched for, also our notes and the contacts without one, by name. Roles: see RowRole.
///
/// Thread: GUI. Owner: the list. The session outlives it.
class ConversationListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ConversationListModel(Session &session, QObject *parent = nullptr);

    void setAvatars(Avatars &avatars); ///< whose pictures are shown; they outlive the model
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void setContactsIncluded(bool included);
    void setAttention(const Attention &attention); ///< which rows are quiet
    QModelIndex indexOf(const Jid &jid) const;     ///< invalid when there is no such row; logarithmic

private:
    struct Entry {
        bool pinned;
        Cursor place; ///< of the last message, in the order of all conversations, which no clock decides
        QCollatorSortKey name;
        Jid jid;
    };
    static bool before(const Entry &a, const Entry &b);

    Entry makeEntry(const Jid &jid) const;
    QString nameOf(const Jid &jid) const;
    QString secondLine(const Jid &jid) const;
    QString accessibleText(const Jid &jid) const;
    bool belongs(const Jid &jid) const;
    int rowOf(const Jid &jid) const;
    void rebuild();
    void follow(Conversation *conversation);
    void insert(const Jid &jid);
    void remove(const Jid &jid);
    ConversationSettings settingsOf(const Jid &jid) const;
    void refresh(const Jid &jid, const QList<int> &roles); ///< moves the row when its place changed
    void onContactChanged(const Jid &jid, ContactFields fields);
    void connectRooms();
    void followRoom(Room *room);
    void onRooms(); ///< which there are has changed
    QString roomLine(const Jid &jid) const;
    RoomStanding standing(const Jid &jid) const;

    Session &m_session;
    const Roster &m_roster;
    Avatars *m_avatars = nullptr;
    Conversations &m_conversations;
    const Attention *m_attention = nullptr;
    QCollator m_collator = nameCollator();
    bool m_contactsIncluded = false;
    std::vector<Entry> m_rows;
    QHash<Jid, Entry> m_keys; ///< where to look for a row
};

} // namespace causerie::ui
