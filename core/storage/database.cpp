// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/storage/examine.h"

#include <QMutex>
#include <QThread>

#include <algorithm>
#include <deque>
#include <vector>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// How much one transaction may hold: the first of its writes is answered when the last is in.
constexpr int kTransactionWeight = 500;

} // namespace

struct Database::Private {
    void runNext();
    std::vector<Task> takeNext();
    void runTogether(const std::vector<Task> &writes);

    QThread thread;
    QMutex mutex; // guards `waiting`
    std::deque<Task> waiting;
    std::unique_ptr<QObject> worker;           // lives in `thread`: what is posted to it runs there
    std::unique_ptr<SqlConnection> connection; // touched in `thread` only
};

Database::Database(const QString &file, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->thread.setObjectName(u"storage"_s);
    d->worker = std::make_unique<QObject>();
    d->worker->moveToThread(&d->thread);
    d->thread.start();
    QMetaObject::invokeMethod(d->worker.get(), [this, file] {
        // The signal crosses to the GUI thread by itself: receivers live there.
        d->connection =
            std::make_unique<SqlConnection>(file, [this](const Failure &failure) { Q_EMIT failed(failure); });
    });
}

Database::~Database()
{
    // Behind everything posted so far.
    QMetaObject::invokeMethod(d->worker.get(), [this] {
        d->connection.reset();
        QThread::currentThread()->quit();
    });
    d->thread.wait();
}

QFuture<Result<StorageHealth>> Database::examine()
{
    return run([](SqlConnection &connection) { return storage::examine(connection); });
}

QFuture<Result<QString>> Database::keepAside(const QDateTime &now)
{
    return run([now](SqlConnection &connection) { return connection.keepAside(now); });
}

void Database::post(Task task)
{
    {
        const QMutexLocker lock(&d->mutex);
        d->waiting.push_back(std::move(task));
    }
    QMetaObject::invokeMethod(d->worker.get(), [this] { d->runNext(); });
}

/// The first that waits; behind a write also the writes that follow it.
std::vector<Database::Task> Database::Private::takeNext()
{
    const QMutexLocker lock(&mutex);
    std::vector<Task> taken;
    int weight = 0;
    while (!waiting.empty()) {
        const Task &next = waiting.front();
        if (!taken.empty() && (next.work || weight + next.weight > kTransactionWeight))
            break;
        weight += next.weight;
        taken.push_back(std::move(waiting.front()));
        waiting.pop_front();
        if (taken.back().work)
            break;
    }
    return taken;
}

void Database::Private::runNext()
{
    const std::vector<Task> next = takeNext(); // empty: done together with an earlier one
    if (next.empty())
        return;
    if (next.front().work)
        next.front().work(*connection);
    else
        runTogether(next);
}

void Database::Private::runTogether(const std::vector<Task> &writes)
{
    Durability durability = Durability::Process;
    for (const Task &write : writes)
        durability = std::max(durability, write.durability);
    const Result<void> done = connection->transaction(durability, [&]() -> Result<void> {
        for (const Task &write : writes) {
            if (auto attempted = write.attempt(*connection); !attempted)
                return attempted;
        }
        return {};
    });
    if (!done && writes.size() > 1) { // one of them must not take the others with it
        for (const Task &write : writes)
            runTogether({write});
        return;
    }
    for (const Task &write : writes)
        write.finish(done ? nullptr : &done.error());
}

} // namespace causerie::storage
