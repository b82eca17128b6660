// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/conversationlistmodel.h"

#include "core/session/avatars.h"
#include "core/session/rooms.h"
#include "ui/roster/attention.h"
#include "ui/roster/names.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr Cursor kNoPlace{std::numeric_limits<qint64>::min(), 0}; ///< of a conversation in which nothing was said
} // namespace

ConversationListModel::ConversationListModel(Session &session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_roster(session.roster()),
      m_conversations(session.conversations())
{
    const Roster &roster = m_roster;
    Conversations &conversations = m_conversations;
    connect(&roster, &Roster::reset, this, &ConversationListModel::rebuild);
    connect(&roster, &Roster::contactAdded, this, [this](const Jid &jid) {
        if (m_keys.contains(jid))
            refresh(jid, {});
        else if (m_contactsIncluded)
            insert(jid);
    });
    connect(&roster, &Roster::contactChanged, this, &ConversationListModel::onContactChanged);
    connect(&roster, &Roster::currentChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1),
                               {AvailabilityRole, SecondLineRole, Qt::AccessibleTextRole});
    });
    connect(&roster, &Roster::contactRemoved, this, [this](const Jid &jid) {
        if (belongs(jid))
            refresh(jid, {});
        else
            remove(jid);
    });
    connect(&conversations, &Conversations::added, this, [this](Conversation *conversation) {
        follow(conversation);
        if (!m_keys.contains(conversation->peer()))
            insert(conversation->peer());
    });
    connect(&conversations, &Conversations::removed, this, [this](const Jid &jid) {
        if (belongs(jid))
            refresh(jid, {});
        else
            remove(jid);
    });
    connect(&conversations, &Conversations::aboutToClear, this, [this] {
        beginResetModel();
        m_rows.clear();
        m_keys.clear();
        endResetModel();
    });
    connect(&conversations, &Conversations::cleared, this, &ConversationListModel::rebuild);
    for (Conversation *conversation : conversations.all())
        follow(conversation);
    connectRooms();
    rebuild();
}

void ConversationListModel::connectRooms()
{
    Rooms &rooms = m_session.rooms();
    connect(&rooms, &Rooms::bookmarksChanged, this, &ConversationListModel::onRooms);
    connect(&rooms.list(), &RoomList::added, this, [this](Room *room) {
        followRoom(room);
        onRooms();
    });
    connect(&rooms.list(), &RoomList::removed, this, &ConversationListModel::onRooms, Qt::QueuedConnection);
    for (Room *room : rooms.list().all())
        followRoom(room);
}

void ConversationListModel::followRoom(Room *room)
{
    const auto changed = [this, jid = room->jid()] { refresh(jid, {}); };
    connect(room, &Room::infoChanged, this, changed);
    connect(room, &Room::stateChanged, this, changed);
    connect(room, &Room::subjectChanged, this, changed);
}

void ConversationListModel::onRooms()
{
    QSet<Jid> known;
    for (const Bookmark &bookmark : m_session.rooms().bookmarks())
        known.insert(bookmark.room);
    for (const Room *room : m_session.rooms().list().all())
        known.insert(room->jid());
    for (const Jid &jid : std::as_const(known)) {
        if (m_keys.contains(jid))
            refresh(jid, {});
        else
            insert(jid);
    }
    const QList<Jid> shown = m_keys.keys();
    for (const Jid &jid : shown) {
        if (!known.contains(jid) && !belongs(jid))
            remove(jid);
    }
}

void ConversationListModel::setAttention(const Attention &attention)
{
    m_attention = &attention;
    connect(&attention, &Attention::changed, this, [this](const Jid &jid) { refresh(jid, {QuietRole}); });
}

bool ConversationListModel::before(const Entry &a, const Entry &b)
{
    if (a.pinned != b.pinned)
        return a.pinned;
    if (a.place != b.place)
        return a.place > b.place;
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.jid < b.jid;
}

ConversationListModel::Entry ConversationListModel::makeEntry(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    const auto last = conversation ? conversation->last() : std::nullopt;
    return {conversation && conversation->settings().pinned, last ? placeOf(*last) : kNoPlace,
            m_collator.sortKey(nameOf(jid)), jid};
}

QString ConversationListModel::nameOf(const Jid &jid) const
{
    return conversationName(m_session, jid);
}

ConversationSettings ConversationListModel::settingsOf(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    return conversation ? conversation->settings() : ConversationSettings();
}

bool ConversationListModel::belongs(const Jid &jid) const
{
    return m_conversations.find(jid) || (m_contactsIncluded && (m_roster.find(jid) || isNotes(m_session, jid))) ||
           m_session.rooms().knows(jid);
}

void ConversationListModel::setContactsIncluded(bool included)
{
    if (std::exchange(m_contactsIncluded, included) != included)
        rebuild();
}

void ConversationListModel::setAvatars(Avatars &avatars)
{
    m_avatars = &avatars;
    connect(&avatars, &Avatars::changed, this, [this](const Jid &jid) {
        if (const QModelIndex row = indexOf(jid); row.isValid())
            Q_EMIT dataChanged(row, row, {PictureRole});
    });
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Jid &jid = m_rows[size_t(index.row())].jid;
    const Conversation *conversation = m_conversations.find(jid);
    const Contact *contact = m_roster.find(jid);
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(jid);
    case Qt::ToolTipRole:
        return addressTip(jid, contact, QDateTime::currentDateTimeUtc());
    case Qt::AccessibleTextRole:
        return accessibleText(jid);
    case KindRole:
        return QVariant::fromValue(RowKind::Conversation);
    case JidRole:
        return QVariant::fromValue(jid);
    case AvailabilityRole:
        return contact && !isNotes(m_session, jid) ? QVariant::fromValue(shownAvailability(m_roster, *contact))
                                                   : QVariant();
    case SecondLineRole:
        return secondLine(jid);
    case WritingRole:
        return conversation && conversation->peerState() == ChatState::Composing;
    case UnreadRole:
        return conversation ? conversation->unread() : 0;
    case TimeRole:
        return conversation && conversation->last() ? conversation->last()->sentAt : QDateTime();
    case PictureRole:
        return m_avatars ? conversationPicture(m_session, jid) : QImage();
    case RequestRole:
        return conversation && !conversation->settings().accepted;
    case PinnedRole:
        return settingsOf(jid).pinned;
    case ArchivedRole:
        return settingsOf(jid).archived;
    case DeliveryRole:
        if (conversation && conversation->last() && conversation->last()->direction == Direction::Outgoing &&
            conversation->last()->kind == MessageKind::Text)
            return QVariant::fromValue(conversation->last()->state);
        return {};
    case RoomRole:
        return int(standing(jid));
    case QuietRole:
        return m_attention && m_attention->isQuiet(jid);
    default:
        return {};
    }
}

int ConversationListModel::rowOf(const Jid &jid) const
{
    const auto key = m_keys.constFind(jid);
    if (key == m_keys.cend())
        return -1;
    return int(std::ranges::lower_bound(m_rows, *key, before) - m_rows.begin());
}

QModelIndex ConversationListModel::indexOf(const Jid &jid) const
{
    const int row = rowOf(conversationKey(m_session, jid));
    return row < 0 ? QModelIndex() : index(row);
}

void ConversationListModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_keys.clear();
    const auto take = [this](const Jid &jid) {
        if (m_keys.contains(jid))
            return;
        const Entry entry = makeEntry(jid);
        m_rows.push_back(entry);
        m_keys.insert(jid, entry);
    };
    for (const Conversation *conversation : m_conversations.all())
        take(conversation->peer());
    for (const Bookmark &bookmark : m_session.rooms().bookmarks())
        take(bookmark.room);
    for (const Room *room : m_session.rooms().list().all())
        take(room->jid());
    if (m_contactsIncluded) {
        for (const Contact &contact : m_roster.contacts())
            take(contact.jid);
        if (!m_session.account().jid.isEmpty())
            take(m_session.account().jid);
    }
    std::ranges::sort(m_rows, before);
    endResetModel();
}

void ConversationListModel::follow(Conversation *conversation)
{
    connect(conversation, &Conversation::summaryChanged, this, [this, jid = conversation->peer()] {
        refresh(jid, {SecondLineRole, WritingRole, UnreadRole, TimeRole, DeliveryRole, Qt::AccessibleTextRole});
    });
    connect(conversation, &Conversation::settingsChanged, this, [this, jid = conversation->peer()] {
        refresh(jid, {RequestRole, PinnedRole, ArchivedRole, Qt::AccessibleTextRole});
    });
}

void ConversationListModel::insert(const Jid &jid)
{
    if (m_keys.contains(jid))
        return;
    const Entry entry = makeEntry(jid);
    const auto place = std::ranges::lower_bound(m_rows, entry, before);
    const int row = int(place - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(place, entry);
    m_keys.insert(jid, entry);
    endInsertRows();
}

void ConversationListModel::remove(const Jid &jid)
{
    const int row = rowOf(jid);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    m_keys.remove(jid);
    endRemoveRows();
}

void ConversationListModel::refresh(const Jid &jid, const QList<int> &roles)
{
    const int from = rowOf(jid);
    if (from < 0)
        return;
    const Entry entry = makeEntry(jid);
    // The place among the others, counted as beginMoveRows does: before the row itself is taken out.
    const int to = int(std::ranges::lower_bound(m_rows, entry, before) - m_rows.begin());
    if (to == from || to == from + 1) {
        m_rows[size_t(from)] = entry;
        m_keys.insert(jid, entry);
    } else {
        beginMoveRows({}, from, from, {}, to);
        const auto begin = m_rows.begin();
        if (to < from)
            std::rotate(begin + to, begin + from, begin + from + 1);
        else
            std::rotate(begin + from, begin + from + 1, begin + to);
        m_rows[size_t(to < from ? to : to - 1)] = entry;
        m_keys.insert(jid, entry);
        endMoveRows();
    }
    const QModelIndex changed = index(rowOf(jid));
    Q_EMIT dataChanged(changed, changed, roles);
}

void ConversationListModel::onContactChanged(const Jid &jid, ContactFields fields)
{
    QList<int> roles;
    if (fields & ContactField::Name)
        roles << Qt::DisplayRole;
    if (fields & ContactField::Availability)
        roles << AvailabilityRole << SecondLineRole;
    if (fields & ContactField::Status)
        roles << SecondLineRole;
    if (roles.isEmpty())
        return;
    roles << Qt::AccessibleTextRole;
    refresh(jid, roles);
}

} // namespace causerie::ui
