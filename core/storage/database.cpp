// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/database.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

struct Database::Private {
    QThread thread;
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

void Database::post(std::function<void(SqlConnection &)> task)
{
    QMetaObject::invokeMethod(d->worker.get(), [this, task = std::move(task)] { task(*d->connection); });
}

} // namespace causerie::storage
