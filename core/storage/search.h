// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/page.h"
#include "core/chat/searchpattern.h"
#include "core/storage/sqlconnection.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace causerie::storage
{

/// A query whose names and days have been looked up.
struct SearchRequest {
    SearchPattern pattern;
    std::optional<std::vector<Jid>> conversations; ///< only in these; empty: nowhere
    bool anySender = true;                         ///< else by us (`byUs`), one of `senders`, or …
    bool byUs = false;
    std::vector<Jid> senders;  ///< bare
    QStringList occupantNames; ///< … somebody in a room whose name has this in it; folded
    bool hasFile = false;
    bool hasLink = false;
    qint64 since = 0; ///< ms since 1970, 0: any
    qint64 until = 0; ///< the first moment that is too late, 0: any
};

inline constexpr int kSearchStepMs = 15; ///< a good length of a step

/// What one step came to.
struct SearchSlice {
    std::vector<Message> found; ///< newest first, behind those of the steps before
    bool isComplete = false;    ///< there is no more
};

/// One query, answered in small steps, so that what waits behind it on the storage thread does not wait long: newest
/// first, by the time of sending, inside a single conversation by its order. The indexes of FTS5 are asked which
/// messages can have it; when those are few all are looked at and sorted, else the history is read from its end until
/// there are enough. Every text is compared by `SearchPattern`, so what is found does not depend on the way.
///
/// Thread: storage, but for making, destroying and `cancel`. Owner: who asks, shared with the work that is posted.
class SearchRun final
{
public:
    explicit SearchRun(SearchRequest request) : m_request(std::move(request)) {}

    void cancel() { m_cancelled = true; } ///< any thread; the step that runs ends soon, its answer means nothing
    bool isCancelled() const { return m_cancelled; }

    /// Up to `wanted` further messages, or what is found in `budgetMs`.
    Result<SearchSlice> step(SqlConnection &connection, int wanted, int budgetMs);

private:
    Result<void> begin(SqlConnection &connection);
    Result<void> findConversations(SqlConnection &connection);
    Result<void> findRooms(SqlConnection &connection);
    Result<void> choose(SqlConnection &connection);
    Result<bool> takeFew(SqlConnection &connection, const QString &sql, const QString &expression);
    Result<bool> takeShort(SqlConnection &connection, const QStringList &spellings);
    Result<void> lookAtFew(SqlConnection &connection, int budgetMs);
    Result<void> readOn(SqlConnection &connection, int wanted, int budgetMs);
    bool isMeant(const QSqlQuery &row);
    bool isBy(const QSqlQuery &row);
    Cursor placeOf(const QSqlQuery &row) const;
    bool inOne() const { return m_conversations && m_conversations->size() == 1; }
    Result<std::vector<Message>> read(SqlConnection &connection, size_t count);

    SearchRequest m_request;
    std::atomic<bool> m_cancelled = false;
    bool m_hasBegun = false;
    std::optional<std::vector<qint64>> m_conversations; ///< rows of `request.conversations`, sorted
    std::vector<qint64> m_rooms;                        ///< likewise
    std::optional<std::vector<qint64>> m_few;           ///< ids that are still to be looked at
    std::optional<Cursor> m_before;                     ///< reading on: everything from here on was looked at
    bool m_hasRead = false;                             ///< there is nothing further to look at
    std::vector<Cursor> m_found; ///< time or position, and id; in order when all was looked at, or reading on
    size_t m_told = 0;           ///< of `m_found`
};

} // namespace causerie::storage
