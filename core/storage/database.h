// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/failure.h"
#include "core/storage/sqlconnection.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

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

    /// Runs `work(SqlConnection &)` on the storage thread. Continue with `whenDone`.
    template<typename Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work, SqlConnection &>>;

Q_SIGNALS:
    /// The file cannot be opened, read or written; the result of the work says so, too.
    void failed(const causerie::storage::Failure &failure);

private:
    void post(std::function<void(SqlConnection &)> task);
    struct Private;
    std::unique_ptr<Private> d;
};

template<typename Work>
auto Database::run(Work work) -> QFuture<std::invoke_result_t<Work, SqlConnection &>>
{
    using Answer = std::invoke_result_t<Work, SqlConnection &>;
    auto promise = std::make_shared<QPromise<Answer>>(); // std::function wants to be copied
    promise->start();
    auto future = promise->future();
    post([promise, work = std::move(work)](SqlConnection &connection) mutable {
        if constexpr (std::is_void_v<Answer>)
            work(connection);
        else
            promise->addResult(work(connection));
        promise->finish();
    });
    return future;
}

/// Calls `then(answer)` on the thread of `context`, unless it dies first; always from the event loop, so that answers
/// come in the order of the work. (QFuture::then runs at once when the future is done already: past those that wait.)
template<typename Answer, typename Then>
void whenDone(const QFuture<Answer> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        auto done = watcher->future();
        if (done.isResultReadyAt(0))
            then(done.takeResult());
    });
    watcher->setFuture(future);
}

} // namespace causerie::storage
