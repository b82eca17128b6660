// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/foundmodel.h"

#include "core/session/search.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

namespace causerie::ui
{

namespace
{
constexpr int kFirstPage = 30; ///< more than a window shows
constexpr int kPage = 100;
} // namespace

FoundModel::FoundModel(Session &session, QObject *parent) : QAbstractListModel(parent), m_session(session) {}

FoundModel::~FoundModel() = default;

void FoundModel::search(const SearchQuery &query)
{
    m_results = m_session.search().find(query, kFirstPage);
    m_isOld = true;
    connect(m_results.get(), &SearchResults::found, this, &FoundModel::take);
    connect(m_results.get(), &SearchResults::failed, this, &FoundModel::failed);
    connect(m_results.get(), &SearchResults::paused, this, [this] {
        dropOld();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void FoundModel::clear()
{
    m_results.reset();
    m_isOld = true;
    dropOld();
    Q_EMIT changed();
}

bool FoundModel::isWorking() const
{
    return m_results && m_results->isWorking();
}

bool FoundModel::isComplete() const
{
    return !m_results || m_results->isComplete();
}

void FoundModel::dropOld()
{
    if (!std::exchange(m_isOld, false) || m_rows.empty())
        return;
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void FoundModel::take(const std::vector<Message> &messages)
{
    dropOld();
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(messages.size()) - 1);
    for (const Message &message : messages)
        m_rows.push_back(rowOf(message));
    endInsertRows();
    Q_EMIT changed();
}

FoundModel::Row FoundModel::rowOf(const Message &message) const
{
    Row row{
        .conversation = message.conversation, .id = message.id, .sentAt = message.sentAt, .sender = {}, .excerpt = {}};
    const Conversation *conversation = m_session.conversations().find(message.conversation);
    if (message.direction == Direction::Outgoing)
        row.sender = tr("You");
    else if (conversation && conversation->settings().kind == ConversationKind::Room)
        row.sender = message.from.resource();
    if (message.spoiler)
        row.excerpt.text = message.spoilerHint.isEmpty()
                               ? tr("Spoiler")
                               : tr("Spoiler: %1", "%1 says what it is about").arg(message.spoilerHint.simplified());
    else
        row.excerpt = excerptOf(message, m_results->pattern());
    return row;
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return conversationName(m_session, row.conversation);
    case Qt::ToolTipRole:
        return formatDateTime(row.sentAt.toLocalTime());
    case Qt::AccessibleTextRole:
        return row.sender.isEmpty()
                   ? tr("%1, %2: %3", "%1 is the name of a conversation, %2 a time, %3 a text")
                         .arg(conversationName(m_session, row.conversation), formatDateTime(row.sentAt.toLocalTime()),
                              row.excerpt.text)
                   : tr("%1, %2, %3: %4", "%1 is the name of a conversation, %2 who said it, %3 a time, %4 a text")
                         .arg(conversationName(m_session, row.conversation), row.sender,
                              formatDateTime(row.sentAt.toLocalTime()), row.excerpt.text);
    case JidRole:
        return row.conversation.toString();
    case MessageRole:
        return row.id;
    case TimeRole:
        return row.sentAt;
    case SenderRole:
        return row.sender;
    case ExcerptRole:
        return QVariant::fromValue(row.excerpt);
    default:
        return {};
    }
}

bool FoundModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_results && !m_isOld && !m_results->isComplete() && !m_results->isWorking();
}

void FoundModel::fetchMore(const QModelIndex &)
{
    if (!m_results)
        return;
    m_results->more(kPage);
    Q_EMIT changed();
}

} // namespace causerie::ui
