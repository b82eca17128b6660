// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"
#include "core/session/session.h"

#include <QAbstractListModel>

namespace causerie
{
class SearchResults;
} // namespace causerie

namespace causerie::ui
{

/// What a query has found, newest first; asks for more when the view comes to the end. While the next query is on its
/// way the rows of the last stay, so that nothing flickers.
///
/// Thread: GUI. Owner: the search panel. The session outlives it.
class FoundModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { JidRole = Qt::UserRole + 1, MessageRole, TimeRole, SenderRole, ExcerptRole };

    explicit FoundModel(Session &session, QObject *parent = nullptr);
    ~FoundModel() override;

    void search(const SearchQuery &query); ///< cancels the last
    void clear();
    bool isWorking() const;
    bool isComplete() const; ///< no further ones

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void changed(); ///< rows, isWorking or isComplete
    void failed(causerie::StorageError error);

private:
    struct Row {
        Jid conversation;
        qint64 id = 0;
        QDateTime sentAt;
        QString sender; ///< who said it, where that is not the conversation's name
        Excerpt excerpt;
    };

    void take(const std::vector<Message> &messages);
    void dropOld();
    Row rowOf(const Message &message) const;

    Session &m_session;
    std::unique_ptr<SearchResults> m_results;
    std::vector<Row> m_rows;
    bool m_isOld = false; ///< the rows are the last query's
};

} // namespace causerie::ui

Q_DECLARE_METATYPE(causerie::Excerpt)
