// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

class QThread;

namespace causerie::storage
{

/// One SQLite file, one connection, one worker thread. `run` posts work and returns at once.
///
/// Thread: made and used on the GUI thread; the work runs on the storage thread, in order.
/// Owner: Session. Destroying it finishes what was posted.
class Database final : public QObject
{
    Q_OBJECT

public:
    explicit Database(const QString &file, QObject *parent = nullptr);
    ~Database() override;

    /// Runs `work(QSqlDatabase &)` on the storage thread. Continue with `.then(context, …)`.
    template<typename Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work, QSqlDatabase &>>;

Q_SIGNALS:
    /// The file cannot be opened or written (disk full, no right …).
    void failed(const QString &text);

private:
    void post(std::function<void(QSqlDatabase &)> task);
    struct Private;
    std::unique_ptr<Private> d;
};

template<typename Work>
auto Database::run(Work work) -> QFuture<std::invoke_result_t<Work, QSqlDatabase &>>
{
    using Result = std::invoke_result_t<Work, QSqlDatabase &>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    auto future = promise->future();
    post([promise, work = std::move(work)](QSqlDatabase &db) mutable {
        if constexpr (std::is_void_v<Result>)
            work(db);
        else
            promise->addResult(work(db));
        promise->finish();
    });
    return future;
}

} // namespace causerie::storage
