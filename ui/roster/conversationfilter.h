// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace causerie::ui
{

/// The rows of ConversationListModel to show. All: what has been said or waits to be read, and, while words are
/// typed, any contact that matches them. Unread: what waits, and the open one, lest it vanish when read. Rooms: all
/// that we know. Archived: what was put away, which All and Unread leave out even when it is open. Requests: what
/// strangers wrote, which is in none of the others unless it is open or looked for.
///
/// Thread: GUI. Owner: the list.
class ConversationFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Unread, Rooms, Requests, Archived };

    explicit ConversationFilter(QObject *parent = nullptr);

    void setShow(Show show);
    void setWords(const QString &words);  ///< matched against name and address
    void setOpen(const QString &address); ///< the open conversation

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Show m_show = Show::All;
    QString m_words;
    QString m_open;
};

/// True when every word stands somewhere in the name or the address, capitals and accents no matter.
bool matchesWords(const QString &words, const QString &name, const QString &address);

} // namespace causerie::ui
