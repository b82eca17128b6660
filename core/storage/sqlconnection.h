// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/failure.h"

#include <QDateTime>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace causerie::storage
{

class SqlConnection;

/// Resets a cached statement, so that it holds no read lock; the cache owns it. What ended its reading before the last
/// row is told.
struct FinishStatement {
    SqlConnection *connection = nullptr;
    void operator()(QSqlQuery *query) const;
};
using Rows = std::unique_ptr<QSqlQuery, FinishStatement>;

/// How far a commit has to have come when it returns. In WAL mode `synchronous=NORMAL` survives the death of the
/// program but not always a power cut; `FULL` syncs the log with each commit
/// (sqlite.org/pragma.html#pragma_synchronous).
enum class Durability { Process, Disk };

/// One SQLite connection with its prepared statements. A database that cannot be opened is tried again with each use.
///
/// Thread: storage, from making to destroying. Owner: Database.
class SqlConnection final
{
public:
    /// `failed` hears of every failure, on this thread.
    SqlConnection(QString file, std::function<void(const Failure &)> failed);
    ~SqlConnection();
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    /// Runs one statement, prepared at its first use; `values` are its `?` in order.
    Result<Rows> run(const QString &sql, const QVariantList &values = {});
    Result<void> execute(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; 0 without one.
    Result<qint64> number(const QString &sql, const QVariantList &values = {});
    /// After the last `next()`: whether that was the last row, or the reading broke off, which looks the same.
    Result<void> readAll(const Rows &rows) const;
    /// Row id of the last INSERT.
    static qint64 insertedId(const Rows &rows) { return rows->lastInsertId().toLongLong(); }

    /// What was prepared so far; for tests that ask how it is carried out.
    QStringList statements() const { return m_statements.keys(); }

    /// Runs `work()` → Result<T> as one transaction: all of it, or nothing and the failure.
    template<typename Work>
    auto transaction(Durability durability, Work work) -> decltype(work());

    /// Inside a transaction: `ended` hears once, behind it, whether it was committed.
    void atEnd(std::function<void(bool committed)> ended) { m_atEnd.push_back(std::move(ended)); }

    /// Whether so many bytes can be written beside the file: writes them, to the disk, and lets them go again. Asking
    /// the file system instead would not tell what a quota leaves us.
    Result<void> checkRoom(qint64 bytes) const;

    /// Closes the file and renames it, with its log, to a name that tells the time; the new name. What was never opened
    /// can be put aside as well. The next use makes a new file.
    Result<QString> keepAside(const QDateTime &now);

private:
    friend FinishStatement;
    Result<void> ensureOpen();
    void close();
    Result<void> open();
    Result<void> begin(Durability durability);
    Result<void> commit();
    void rollback();
    void tellEnd(bool committed);
    std::unexpected<Failure> failure(const QSqlError &error);

    QString m_file;
    QString m_name;
    std::function<void(const Failure &)> m_failed;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements; // shared_ptr only because QHash copies
    std::vector<std::function<void(bool committed)>> m_atEnd;
    bool m_open = false;
    Durability m_durability = Durability::Process;
};

template<typename Work>
auto SqlConnection::transaction(Durability durability, Work work) -> decltype(work())
{
    if (auto begun = begin(durability); !begun)
        return std::unexpected(begun.error());
    auto result = work();
    if (!result) {
        rollback();
        tellEnd(false);
        return result;
    }
    if (auto committed = commit(); !committed) {
        rollback();
        tellEnd(false);
        return std::unexpected(committed.error());
    }
    tellEnd(true);
    return result;
}

} // namespace causerie::storage
