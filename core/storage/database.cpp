// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include "core/storage/examine.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// How much one transaction may hold: the first of its writes is answered when the last is in.
constexpr int kTransactionWeight = 500;

/// A commit costs as much as adding some tens of messages, mostly for the search's index. So a small write that comes
/// soon after a commit waits for others: alone it is written at once, of a stream some dozen together.
constexpr int kSoonMs = 20;
constexpr std::chrono::milliseconds kGather{10};
constexpr int kSmallWeight = 100; ///< what came at once from the network; a page of an archive is none

/// Lives in the storage thread; what is posted to it has it look at what waits. An event and a lock of ours, no queued
/// call: the thread sanitizer cannot see the locks inside Qt.
class Worker final : public QObject
{
public:
    explicit Worker(std::function<void()> look) : m_look(std::move(look)) {}
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_look();
        return true;
    }

private:
    std::function<void()> m_look;
};

} // namespace

struct Database::Private {
    void wake() { QCoreApplication::postEvent(worker.get(), new QEvent(QEvent::User)); }
    void look();
    void end();
    void runNext();
    void runAll();
    bool mayGather();
    std::vector<Task> takeNext();
    void runTogether(const std::vector<Task> &writes);

    QThread thread;
    std::mutex mutex; // guards the next two
    std::deque<Task> waiting;
    bool isEnding = false;
    std::atomic<bool> isOver = false;
    // Touched in `thread` only, after the worker was made.
    QElapsedTimer sinceCommit;
    std::unique_ptr<QTimer> gathering;
    std::unique_ptr<Worker> worker;            // lives in `thread`
    std::unique_ptr<SqlConnection> connection; // touched in `thread` only
};

Database::Database(const QString &file, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->thread.setObjectName(u"storage"_s);
    d->worker = std::make_unique<Worker>([this] { d->look(); });
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::started, d->worker.get(), [this, file] {
        d->gathering = std::make_unique<QTimer>();
        d->gathering->setTimerType(Qt::PreciseTimer);
        d->gathering->setSingleShot(true);
        d->gathering->callOnTimeout([this] { d->runAll(); });
        // The signal crosses to the GUI thread by itself: receivers live there.
        d->connection =
            std::make_unique<SqlConnection>(file, [this](const Failure &failure) { Q_EMIT failed(failure); });
    });
    connect(&d->thread, &QThread::finished, d->worker.get(), [this] { d->isOver = true; }, Qt::DirectConnection);
    d->thread.start();
}

Database::~Database()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
    }
    d->wake();
    d->thread.wait();
    // Tells the sanitizer, too, which cannot see what `wait` waits for.
    Q_ASSERT_X(d->isOver, "~Database", "all that was posted has been done");
}

/// In `thread`.
void Database::Private::look()
{
    if (!connection)
        return; // over: this event was on its way
    const bool isLast = [this] {
        const std::lock_guard lock(mutex);
        return isEnding;
    }();
    if (isLast)
        end();
    else
        runNext();
}

/// Behind everything posted so far.
void Database::Private::end()
{
    runAll();
    gathering.reset();
    connection.reset();
    QThread::currentThread()->quit();
}

QFuture<Result<StorageHealth>> Database::examine()
{
    return run([](SqlConnection &connection) { return storage::examine(connection); });
}

QFuture<Result<void>> Database::probe(qint64 room)
{
    return write(Durability::Disk, 1, [room](SqlConnection &connection) {
        return connection.checkRoom(room)
            .and_then([&connection] { return connection.number(u"PRAGMA user_version"_s); })
            .and_then(
                [&connection](qint64 version) { return connection.execute(u"PRAGMA user_version=%1"_s.arg(version)); });
    });
}

QFuture<Result<QString>> Database::keepAside(const QDateTime &now)
{
    return run([now](SqlConnection &connection) { return connection.keepAside(now); });
}

void Database::post(Task task)
{
    {
        const std::lock_guard lock(d->mutex);
        d->waiting.push_back(std::move(task));
    }
    d->wake();
}

/// The first that waits; behind a write also the writes that follow it.
std::vector<Database::Task> Database::Private::takeNext()
{
    const std::lock_guard lock(mutex);
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

/// Whether all that waits is small, promised to nobody, and comes in a stream.
bool Database::Private::mayGather()
{
    if (!sinceCommit.isValid() || sinceCommit.hasExpired(kSoonMs))
        return false;
    const std::lock_guard lock(mutex);
    int weight = 0;
    for (const Task &task : waiting) {
        weight += task.weight;
        if (task.work || task.durability == Durability::Disk || task.weight > kSmallWeight ||
            weight > kTransactionWeight)
            return false;
    }
    return true;
}

void Database::Private::runNext()
{
    if (!mayGather())
        runAll();
    else if (!gathering->isActive())
        gathering->start(kGather);
}

void Database::Private::runAll()
{
    gathering->stop();
    for (auto next = takeNext(); !next.empty(); next = takeNext()) {
        if (next.front().work)
            next.front().work(*connection);
        else
            runTogether(next);
    }
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
    sinceCommit.start();
    for (const Task &write : writes)
        write.finish(*connection, done ? nullptr : &done.error());
}

} // namespace causerie::storage
