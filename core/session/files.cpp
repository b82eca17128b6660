// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"

#include "core/files/describe.h"
#include "core/files/filename.h"
#include "core/session/account.h"
#include "core/session/downloads.h"
#include "core/session/onworker.h"
#include "core/session/outbox.h"
#include "core/session/recordings.h"
#include "core/session/uploads.h"
#include "core/xmpp/connection.h"

#include <QDir>
#include <QImage>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace causerie
{

struct Files::Private {
    Private(xmpp::Connection &connection, History &store, Conversations &known)
        : history(store), conversations(known), uploads(store, web, serverOf(connection), {}), downloads(store, web)
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

    History &history;
    Conversations &conversations;
    files::Web web;
    Uploads uploads;
    Downloads downloads;
    Recordings recordings;
    files::DownloadRule rule{.largest = 0};
    QString folder;
};

Files::Files(xmpp::Connection &connection, History &history, Conversations &conversations, Outbox &outbox,
             QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(connection, history, conversations))
{
    connect(&outbox, &Outbox::waitsForFiles, &d->uploads, &Uploads::take);
    connect(&outbox, &Outbox::waitsForFiles, &d->recordings, &Recordings::stored);
    connect(&d->uploads, &Uploads::uploaded, &outbox, &Outbox::release);
    connect(&d->uploads, &Uploads::progressed, this, &Files::progressed);
    connect(&d->uploads, &Uploads::serviceLearnt, this, &Files::limitsChanged);
    connect(&d->downloads, &Downloads::progressed, this, &Files::progressed);
}

Files::~Files() = default;

std::optional<UploadLimits> Files::limits()
{
    if (!d->uploads.service())
        d->uploads.learnService();
    return knownLimits();
}

std::optional<UploadLimits> Files::knownLimits() const
{
    const auto &service = d->uploads.service();
    if (!service)
        return {};
    return *service ? UploadLimits{true, (*service)->largest} : UploadLimits{};
}

Recordings &Files::recordings()
{
    return d->recordings;
}

void Files::list(const Jid &peer, std::optional<Cursor> before, int limit, QObject *context,
                 std::function<void(Page)> done)
{
    d->history.readFiles(peer, before, limit, context, std::move(done));
}

void Files::describe(const QStringList &paths, QObject *context, std::function<void(Described)> done)
{
    onWorker(
        context,
        [paths] {
            Described described;
            for (const QString &path : paths)
                described.push_back(files::describe(path));
            return described;
        },
        std::move(done));
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
    if (std::exchange(d->rule, rule) == rule)
        return;
    d->downloads.review([this](const Jid &conversation, const Attachment &file) { return mayCome(conversation, file); });
    for (const Conversation *conversation : d->conversations.all()) {
        for (const Message &message : conversation->messages())
            wanted(message);
    }
}

const files::DownloadRule &Files::rule() const
{
    return d->rule;
}

bool Files::mayCome(const Jid &conversation, const Attachment &file) const
{
    const Conversation *known = d->conversations.find(conversation);
    const bool isRoom = known && known->settings().kind == ConversationKind::Room;
    return (!isRoom || d->rule.inRooms) && files::mayTry(file, !known || !known->settings().accepted, d->rule);
}

void Files::wanted(const Message &message)
{
    if (d->rule.largest <= 0 || message.retraction != Retraction::None || message.id >= kFirstUnstoredId)
        return;
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const Attachment &file = message.attachments[size_t(i)];
        if (file.state == TransferState::Offered && mayCome(message.conversation, file) && !folder().isEmpty())
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
    d->recordings.openAccount(folder);
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
    d->recordings.openAccount({});
    if (!d->folder.isEmpty())
        QDir(d->folder).removeRecursively();
    d->folder.clear();
}

} // namespace causerie

#include "moc_files.cpp" // as that of Search
