// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/database.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace causerie
{

/// Runs `work` on a thread of the pool, and `done` with its answer on that of `context`, unless that has died by then.
template<typename Work, typename Done>
void onWorker(QObject *context, Work work, Done done)
{
    using Answer = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    storage::whenDone(promise->future(), context, std::move(done));
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace causerie
