// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"

#include "core/files/describe.h"
#include "core/files/filename.h"
#include "core/session/account.h"
#include "core/session/downloads.h"
#include "core/session/outbox.h"
#include "core/session/uploads.h"
#include "core/xmpp/connection.h"

#include <QDir>
#include <QImage>
#include <QThreadPool>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace causerie
{

struct Files::Private {
    Private(xmpp::Connection &connection, History &history, Conversations &known)
        : conversations(known), uploads(history, web, serverOf(connection), {}), downloads(history, web)
    {
    }

    static Uploads::Server serverOf(xmpp::Connection &connection)
    {
        return {[&connection](QObject *context, xmpp::UploadServiceDone done) {
                    const auto server = Jid::parse(connection.boundJid().domain());
                    if (server)
                        xmpp::findUploadService(connection, *server, context, std::move(done));
                },
                [&connection](const xmpp::UploadService &service, const Attachment &file, QObject *context,
                              xmpp::UploadSlotDone done) {
                    xmpp::requestUploadSlot(connection, service, file.name, file.size, file.mediaType, context,
                                            std::move(done));
                }};
    }

    Conversations &conversations;
    files::Web web;
    Uploads uploads;
    Downloads downloads;
    files::DownloadRule rule{.largest = 0};
    QString folder;
};

Files::Files(xmpp::Connection &connection, History &history, Conversations &conversations, Outbox &outbox,
             QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(connection, history, conversations))
{
    connect(&outbox, &Outbox::waitsForFiles, &d->uploads, &Uploads::take);
    connect(&d->uploads, &Uploads::uploaded, &outbox, &Outbox::release);
    connect(&d->uploads, &Uploads::progressed, this, &Files::progressed);
    connect(&d->uploads, &Uploads::serviceLearnt, this, &Files::limitsChanged);
    connect(&d->downloads, &Downloads::progressed, this, &Files::progressed);
}

Files::~Files() = default;

std::optional<UploadLimits> Files::limits()
{
    const auto &service = d->uploads.service();
    if (!service) {
        d->uploads.learnService();
        return {};
    }
    return *service ? UploadLimits{true, (*service)->largest} : UploadLimits{};
}

void Files::describe(const QStringList &paths, QObject *context, std::function<void(Described)> done)
{
    auto promise = std::make_shared<QPromise<Described>>();
    promise->start();
    storage::whenDone(promise->future(), context, std::move(done));
    QThreadPool::globalInstance()->start([promise, paths] {
        Described described;
        for (const QString &path : paths)
            described.push_back(files::describe(path));
        promise->addResult(std::move(described));
        promise->finish();
    });
}

QString Files::folder() const
{
    if (!d->folder.isEmpty() && !QDir(d->folder).exists()) {
        QDir().mkpath(d->folder);
        QFile::setPermissions(d->folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return d->folder;
}

QString Files::keep(const QImage &picture, const QString &name)
{
    if (folder().isEmpty())
        return {};
    const QString own = d->folder + "/own-"_L1 + QUuid::createUuid().toString(QUuid::Id128);
    QDir().mkpath(own);
    const QString path = QDir(own).filePath(files::safeName(name));
    return picture.save(path, "PNG") ? path : QString();
}

std::optional<FileProgress> Files::progress(const FileKey &key) const
{
    const auto up = d->uploads.progress(key);
    return up ? up : d->downloads.progress(key);
}

void Files::cancel(const FileKey &key)
{
    d->uploads.cancel(key);
    d->downloads.cancel(key);
}

void Files::download(const Message &message, int index)
{
    if (!folder().isEmpty())
        d->downloads.start(message, index, Downloads::Why::Asked, d->rule);
}

void Files::setRule(const files::DownloadRule &rule)
{
    d->rule = rule;
}

const files::DownloadRule &Files::rule() const
{
    return d->rule;
}

void Files::wanted(const Message &message)
{
    if (d->rule.largest <= 0 || message.retraction != Retraction::None || message.id >= kFirstUnstoredId)
        return;
    const Conversation *conversation = d->conversations.find(message.conversation);
    const bool isStranger = !conversation || !conversation->settings().accepted;
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const Attachment &file = message.attachments[size_t(i)];
        if (file.state == TransferState::Offered && files::mayTry(file, isStranger, d->rule) && !folder().isEmpty())
            d->downloads.start(message, i, Downloads::Why::Rule, d->rule);
    }
}

void Files::openAccount(const Account &account, const QString &folder)
{
    d->web.setTrust({account.caFile, account.pinnedCertificate});
    if (folder != d->folder)
        d->uploads.clear();
    d->folder = folder;
    d->downloads.openFolder(folder);
}

void Files::streamOpened(bool resumed)
{
    d->uploads.streamOpened(resumed);
    Q_EMIT limitsChanged();
}

void Files::streamLost()
{
    d->uploads.streamLost();
}

void Files::remove()
{
    d->uploads.clear();
    d->downloads.openFolder({});
    if (!d->folder.isEmpty())
        QDir(d->folder).removeRecursively();
    d->folder.clear();
}

} // namespace causerie

#include "moc_files.cpp" // as that of Search
