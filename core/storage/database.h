// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/failure.h"
#include "core/storage/sqlconnection.h"

#include <QDateTime>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace causerie::storage
{

/// One SQLite file, one connection, one worker thread. `run` and `write` post work and return at once.
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

    template<typename Work>
    using Salvage = std::function<std::type_identity_t<std::invoke_result_t<Work, SqlConnection &>>(SqlConnection &,
                                                                                                    const Failure &)>;

    /// Runs `work(SqlConnection &)` → Result<T> inside a transaction, which it shares with other writes that wait
    /// behind each other: a burst costs one commit, and in a stream of small ones each waits up to 10 ms for the next
    /// (not one that has to reach the disk, nor one with a `run` behind it). All of one write is there afterwards or
    /// none of it, and its answer comes when it is committed. When a shared transaction fails its writes are tried
    /// again one by one, so `work` may run twice and must not change what it captures. `weight` is about how many rows
    /// it writes. `salvage` is what is left to do when it failed alone, outside the transaction; its answer is the
    /// answer.
    template<typename Work>
    auto write(Durability durability, int weight, Work work, Salvage<Work> salvage = {})
        -> QFuture<std::invoke_result_t<Work, SqlConnection &>>;

    /// Examines the file (PRAGMA quick_check: seconds for a large one) and its search index. What to do on a failure of
    /// kind Corrupt, or when somebody asks; a file that is no database at all is Damaged, too. What is damaged is only
    /// read from then on.
    QFuture<Result<StorageHealth>> examine();
    /// Whether the file can be opened, read and written: writes one number that is there already, to the disk. With
    /// `room`, in bytes, also whether so many can be written beside it; Full when not.
    QFuture<Result<void>> probe(qint64 room = 0);
    /// Puts the file aside under a name of its own, which is the answer; the next use makes a new one. Nothing is
    /// deleted, and nothing of this happens by itself.
    QFuture<Result<QString>> keepAside(const QDateTime &now);

Q_SIGNALS:
    /// The file cannot be opened, read or written; the result of the work says so, too.
    void failed(const causerie::storage::Failure &failure);

private:
    /// What waits. With `attempt` it is a write: that runs inside a transaction, and `finish` hears how it went.
    struct Task {
        std::function<void(SqlConnection &)> work = {};
        std::function<Result<void>(SqlConnection &)> attempt = {};
        std::function<void(SqlConnection &, const Failure *)> finish = {}; ///< null: committed
        Durability durability = Durability::Process;
        int weight = 0;
    };
    void post(Task task);
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
    post({.work = [promise, work = std::move(work)](SqlConnection &connection) mutable {
        if constexpr (std::is_void_v<Answer>)
            work(connection);
        else
            promise->addResult(work(connection));
        promise->finish();
    }});
    return future;
}

template<typename Work>
auto Database::write(Durability durability, int weight, Work work, Salvage<Work> salvage)
    -> QFuture<std::invoke_result_t<Work, SqlConnection &>>
{
    using Answer = std::invoke_result_t<Work, SqlConnection &>;
    struct Writing {
        QPromise<Answer> promise;
        std::optional<Answer> answer;
    };
    auto writing = std::make_shared<Writing>();
    writing->promise.start();
    auto future = writing->promise.future();
    post({.attempt = [writing, work = std::move(work)](SqlConnection &connection) -> Result<void> {
              writing->answer = std::as_const(work)(connection);
              return *writing->answer ? Result<void>() : std::unexpected(writing->answer->error());
          },
          .finish =
              [writing, salvage = std::move(salvage)](SqlConnection &connection, const Failure *failure) {
                  if (failure)
                      writing->answer = salvage ? salvage(connection, *failure) : std::unexpected(*failure);
                  writing->promise.addResult(std::move(*writing->answer));
                  writing->promise.finish();
              },
          .durability = durability,
          .weight = weight});
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
