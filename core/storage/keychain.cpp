// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/keychain.h"

#include "core/base/log.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

const QString kService = u"causerie"_s;

void prepare(QKeychain::Job &job, const Jid &account)
{
    job.setAutoDelete(true);
    job.setInsecureFallback(false); // no keychain means no stored password, never a readable file
    job.setKey(account.bare().toString());
}

std::unexpected<QString> failure(const QKeychain::Job &job)
{
    qCWarning(lcStorage).noquote() << "keychain:" << job.errorString();
    return std::unexpected(job.errorString());
}

} // namespace

void readPassword(const Jid &account, QObject *context, std::function<void(std::expected<QString, QString>)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(kService);
    prepare(*job, account);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::EntryNotFound)
            done(QString());
        else if (job->error() != QKeychain::NoError)
            done(failure(*job));
        else
            done(job->textData());
    });
    job->start();
}

void writePassword(const Jid &account, const QString &password, QObject *context,
                   std::function<void(std::expected<void, QString>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    prepare(*job, account);
    job->setTextData(password);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            done(failure(*job));
        else
            done({});
    });
    job->start();
}

void deletePassword(const Jid &account, QObject *context, std::function<void(std::expected<void, QString>)> done)
{
    auto *job = new QKeychain::DeletePasswordJob(kService);
    prepare(*job, account);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            done(failure(*job));
        else
            done({});
    });
    job->start();
}

} // namespace causerie::storage
