// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/lookat.h"

#include "core/storage/database.h"

#include <QThreadPool>

#include <memory>

namespace causerie
{

void lookAt(const QString &file, QObject *context,
            std::function<void(const std::expected<Attachment, files::TransferError> &)> done)
{
    auto promise = std::make_shared<QPromise<std::expected<Attachment, files::TransferError>>>();
    promise->start();
    storage::whenDone(promise->future(), context, std::move(done));
    QThreadPool::globalInstance()->start([promise, file] {
        promise->addResult(files::describe(file));
        promise->finish();
    });
}

} // namespace causerie
