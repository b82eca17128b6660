// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/conversationfilter.h"

#include "ui/roster/roles.h"

#include <QDateTime>

#include <algorithm>

namespace causerie::ui
{

namespace
{

/// Without capitals and accents: "Élise" is found by "elise".
QString folded(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return result;
}

} // namespace

bool matchesWords(const QString &words, const QString &name, const QString &address)
{
    if (words.isEmpty())
        return true;
    const QString where = folded(name) + u'\n' + folded(address);
    const QStringList wanted = folded(words).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(wanted, [&](const QString &word) { return where.contains(word); });
}

ConversationFilter::ConversationFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void ConversationFilter::setShow(Show show)
{
    if (std::exchange(m_show, show) != show)
        invalidateRowsFilter();
}

void ConversationFilter::setWords(const QString &words)
{
    if (std::exchange(m_words, words) != words)
        invalidateRowsFilter();
}

void ConversationFilter::setOpen(const QString &address)
{
    if (std::exchange(m_open, address) != address)
        invalidateRowsFilter();
}

bool ConversationFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const bool unread = index.data(UnreadRole).toInt() > 0;
    const bool spoken = index.data(TimeRole).toDateTime().isValid();
    const QString address = m_open.isEmpty() && m_words.isEmpty() ? QString() : jidOf(index).toString();
    const bool open = !m_open.isEmpty() && address == m_open;
    const bool request = index.data(RequestRole).toBool();
    const auto room = RoomStanding(index.data(RoomRole).toInt());
    if (m_show == Show::Rooms && room == RoomStanding::None)
        return false;
    const bool archived = index.data(ArchivedRole).toBool();
    if (m_show == Show::Archived && (!archived || request))
        return false;
    if (m_words.isEmpty()) {
        if (m_show == Show::Archived || (archived && m_show != Show::Rooms && m_show != Show::Requests))
            return m_show == Show::Archived;
        if (m_show == Show::Requests)
            return request;
        if (request)
            return open;
        return unread || open || m_show == Show::Rooms ||
               (m_show == Show::All && (spoken || room == RoomStanding::Wanted));
    }
    if (m_show == Show::Requests && !request)
        return false;
    if (m_show == Show::Unread && !unread && !open)
        return false;
    return matchesWords(m_words, index.data(Qt::DisplayRole).toString(), address);
}

} // namespace causerie::ui
