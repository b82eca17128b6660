// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/conversationlistmodel.h"

#include "ui/style/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kPreviewLimit = 160;

/// One line of a message of any length; line breaks become spaces.
QString preview(const Message &message)
{
    if (message.kind == MessageKind::Call)
        return callText(message);
    QString line = message.body.left(kPreviewLimit);
    line.replace(u'\n', u' ');
    return line.simplified();
}

} // namespace

ConversationListModel::ConversationListModel(const Roster &roster, Conversations &conversations, QObject *parent)
    : QAbstractListModel(parent), m_roster(roster), m_conversations(conversations)
{
    connect(&roster, &Roster::reset, this, &ConversationListModel::rebuild);
    connect(&roster, &Roster::contactAdded, this, [this](const Jid &jid) {
        if (m_keys.contains(jid))
            refresh(jid, {});
        else if (m_contactsIncluded)
            insert(jid);
    });
    connect(&roster, &Roster::contactChanged, this, &ConversationListModel::onContactChanged);
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
    connect(&conversations, &Conversations::aboutToClear, this, [this] {
        beginResetModel();
        m_rows.clear();
        m_keys.clear();
        endResetModel();
    });
    connect(&conversations, &Conversations::cleared, this, &ConversationListModel::rebuild);
    for (Conversation *conversation : conversations.all())
        follow(conversation);
    rebuild();
}

bool ConversationListModel::before(const Entry &a, const Entry &b)
{
    if (a.at != b.at)
        return a.at > b.at;
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.jid < b.jid;
}

ConversationListModel::Entry ConversationListModel::makeEntry(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    const qint64 at = conversation && conversation->last() ? conversation->last()->sentAt.toMSecsSinceEpoch() : 0;
    return {at, m_collator.sortKey(nameOf(jid)), jid};
}

QString ConversationListModel::nameOf(const Jid &jid) const
{
    const Contact *contact = m_roster.find(jid);
    return contact ? displayName(*contact) : displayName(jid);
}

bool ConversationListModel::belongs(const Jid &jid) const
{
    return m_conversations.find(jid) || (m_contactsIncluded && m_roster.find(jid));
}

void ConversationListModel::setContactsIncluded(bool included)
{
    if (std::exchange(m_contactsIncluded, included) != included)
        rebuild();
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ConversationListModel::secondLine(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    if (conversation && conversation->last())
        return preview(*conversation->last());
    const Contact *contact = m_roster.find(jid);
    if (!contact)
        return jid.toString();
    return contact->status().isEmpty() ? availabilityText(contact->availability()) : contact->status();
}

QString ConversationListModel::accessibleText(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    const Contact *contact = m_roster.find(jid);
    QStringList parts{nameOf(jid)};
    if (conversation && !conversation->settings().accepted)
        parts << tr("a request");
    if (contact)
        parts << availabilityText(contact->availability());
    if (conversation && conversation->unread() > 0)
        parts << tr("%n unread message(s)", nullptr, conversation->unread());
    if (conversation && conversation->peerState() == ChatState::Composing)
        parts << tr("writing…");
    parts << secondLine(jid);
    if (conversation && conversation->last())
        parts << formatListTime(conversation->last()->sentAt, QDateTime::currentDateTime());
    return parts.join(", "_L1);
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
        return jid.toString();
    case Qt::AccessibleTextRole:
        return accessibleText(jid);
    case KindRole:
        return QVariant::fromValue(RowKind::Conversation);
    case JidRole:
        return QVariant::fromValue(jid);
    case AvailabilityRole:
        return contact ? QVariant::fromValue(contact->availability()) : QVariant();
    case SecondLineRole:
        return secondLine(jid);
    case WritingRole:
        return conversation && conversation->peerState() == ChatState::Composing;
    case UnreadRole:
        return conversation ? conversation->unread() : 0;
    case TimeRole:
        return conversation && conversation->last() ? conversation->last()->sentAt : QDateTime();
    case RequestRole:
        return conversation && !conversation->settings().accepted;
    case DeliveryRole:
        if (conversation && conversation->last() && conversation->last()->direction == Direction::Outgoing &&
            conversation->last()->kind == MessageKind::Text)
            return QVariant::fromValue(conversation->last()->state);
        return {};
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
    const int row = rowOf(jid.bare());
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
    if (m_contactsIncluded) {
        for (const Contact &contact : m_roster.contacts())
            take(contact.jid);
    }
    std::ranges::sort(m_rows, before);
    endResetModel();
}

void ConversationListModel::follow(Conversation *conversation)
{
    connect(conversation, &Conversation::summaryChanged, this, [this, jid = conversation->peer()] {
        refresh(jid, {SecondLineRole, WritingRole, UnreadRole, TimeRole, DeliveryRole, Qt::AccessibleTextRole});
    });
    connect(conversation, &Conversation::settingsChanged, this,
            [this, jid = conversation->peer()] { refresh(jid, {RequestRole, Qt::AccessibleTextRole}); });
}

void ConversationListModel::insert(const Jid &jid)
{
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
