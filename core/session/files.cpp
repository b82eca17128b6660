// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"

#include "core/files/describe.h"
#include "core/files/filename.h"
#include "core/session/account.h"
#include "core/session/directreceiving.h"
#include "core/session/directsending.h"
#include "core/session/downloads.h"
#include "core/session/leftovers.h"
#include "core/session/loneupload.h"
#include "core/session/onworker.h"
#include "core/session/outbox.h"
#include "core/session/recordings.h"
#include "core/session/uploads.h"
#include "core/xmpp/connection.h"

#include <QDir>
#include <QImage>

#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{
constexpr std::chrono::days kKeptLeftovers{30}; ///< somebody may want them back, or have an older store
} // namespace

struct Files::Private {
    explicit Private(const Parts &parts)
        : server(serverOf(parts.connection)), roster(parts.roster), history(parts.history),
          conversations(parts.conversations), uploads(parts.history, web, server, {}), downloads(parts.history, web),
          bridge(parts.bridge), sending(parts.bridge, parts.disco, parts.roster, parts.history),
          receiving(parts.bridge, parts.history)
    {
    }

    void send(const Message &message);
    void clear();
    void take(const Message &message, int index);

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

    Uploads::Server server;
    const Roster &roster;
    History &history;
    Conversations &conversations;
    files::Web web;
    Uploads uploads;
    Downloads downloads;
    Recordings recordings;
    xmpp::FileBridge &bridge;
    DirectSending sending;
    DirectReceiving receiving;
    FileChoice choice = FileChoice::Any;
    bool isBeside = false;
    files::DownloadRule rule{.largest = 0};
    std::function<bool(const Jid &)> isTrustedRoom = [](const Jid &) { return false; };
    QString folder;
    QSet<QString> pasted; ///< made by `keep` in this run, and in no message yet
    QSet<QString> tidied; ///< folders whose leftovers were looked at in this run
};

/// A message that waits for its files.
void Files::Private::send(const Message &message)
{
    recordings.stored(message);
    for (const Attachment &file : message.attachments)
        pasted.remove(file.localFile);
    if (sending.has({message.id, 0}))
        return;
    if (choice != FileChoice::DirectOnly)
        uploads.take(message);
    else if (!sending.take(message, {.kind = files::TransferError::Kind::PeerUnable}))
        sending.refuse(message);
}

void Files::Private::clear()
{
    uploads.clear();
    sending.clear();
}

/// The rule takes it, and may; a direct one only from a contact.
void Files::Private::take(const Message &message, int index)
{
    const Attachment &file = message.attachments[size_t(index)];
    const FileKey key{message.id, index};
    if (!file.url.isEmpty())
        downloads.start(message, index, Downloads::Why::Rule, rule);
    else if (receiving.asks(key) && roster.find(message.conversation) && file.size >= 0)
        receiving.accept(key, rule.largest);
}

Files::Files(const Parts &parts, QObject *parent) : QObject(parent), d(std::make_unique<Private>(parts))
{
    connect(&parts.outbox, &Outbox::waitsForFiles, this, [this](const Message &message) { d->send(message); });
    d->uploads.setOtherwise([this](const Message &message, const files::TransferError &error) {
        return d->choice != FileChoice::ServerOnly && d->sending.take(message, error);
    });
    connect(&d->uploads, &Uploads::uploaded, &parts.outbox, &Outbox::release);
    connect(&parts.roster, &Roster::contactChanged, this, [this](const Jid &peer, ContactFields fields) {
        if (fields.testFlag(ContactField::Resources))
            Q_EMIT routeChanged(peer);
    });
    connect(&parts.disco, &xmpp::Disco::featuresKnown, this,
            [this](const Jid &device) { Q_EMIT routeChanged(device.bare()); });
    connect(&d->sending, &DirectSending::progressed, this, &Files::progressed);
    connect(&d->receiving, &DirectReceiving::progressed, this, &Files::progressed);
    connect(&d->receiving, &DirectReceiving::arrived, this, &Files::offered);
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

FileRoute Files::route(const Jid &peer, qint64 size)
{
    const auto direct = [this, &peer](FileRoute otherwise) {
        switch (d->choice == FileChoice::ServerOnly ? DirectWay::None : d->sending.way(peer)) {
        case DirectWay::None:
            return otherwise;
        case DirectWay::WhenOnline:
            return FileRoute::DirectWhenOnline;
        case DirectWay::Now:
            return FileRoute::Direct;
        }
        Q_UNREACHABLE_RETURN(otherwise);
    };
    if (d->choice == FileChoice::DirectOnly)
        return direct(FileRoute::None);
    const auto limits = this->limits();
    if (!limits)
        return FileRoute::Unknown;
    const bool isTaken = limits->isPossible && (limits->largest < 0 || size <= limits->largest);
    return isTaken ? FileRoute::Server : direct(FileRoute::None);
}

void Files::setChoice(FileChoice choice)
{
    d->choice = choice;
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
    const QString own = newOwnFolder(d->folder);
    QDir().mkpath(own);
    const QString path = QDir(own).filePath(files::safeName(name));
    if (!picture.save(path, "PNG")) {
        removeOwn(path);
        return {};
    }
    d->pasted.insert(path);
    return path;
}

void Files::discard(const QString &path)
{
    if (d->pasted.remove(path))
        removeOwn(path);
}

void Files::removeLeftovers()
{
    // Once, and before anything new can be there: what is made in this run is nobody's leftover.
    if (d->folder.isEmpty() || d->tidied.contains(d->folder) || isStoreSetAside(d->history.file()))
        return;
    d->tidied.insert(d->folder);
    const QDateTime before = QDateTime::currentDateTimeUtc() - kKeptLeftovers;
    const QStringList found = untouched(d->folder, before, recordings().listFile());
    if (found.isEmpty())
        return;
    d->history.readOwnFolders(this, [this, folder = d->folder, found](const std::optional<QSet<QString>> &named) {
        if (named)
            onWorker(
                this,
                [folder, found, named = *named] {
                    removeUnnamed(folder, found, named);
                    return true;
                },
                [](bool) {});
    });
}

void Files::upload(const QString &path, QObject *context, std::function<void(qint64, qint64)> progress,
                   std::function<void(std::expected<Attachment, files::TransferError>)> done)
{
    uploadAlone(d->web, d->server, path, context, std::move(progress), std::move(done));
}

std::optional<FileProgress> Files::progress(const FileKey &key) const
{
    if (const auto up = d->uploads.progress(key))
        return up;
    if (const auto down = d->downloads.progress(key))
        return down;
    const auto given = d->sending.progress(key);
    return given ? given : d->receiving.progress(key);
}

void Files::cancel(const FileKey &key)
{
    d->uploads.cancel(key);
    d->downloads.cancel(key);
    d->sending.cancel(key);
    d->receiving.cancel(key);
}

void Files::download(const Message &message, int index)
{
    if (index < 0 || size_t(index) >= message.attachments.size() || folder().isEmpty())
        return;
    const Attachment &file = message.attachments[size_t(index)];
    if (file.url.isEmpty())
        d->receiving.accept({message.id, index}, mostAsked(file));
    else
        d->downloads.start(message, index, Downloads::Why::Asked, d->rule);
}

void Files::setRule(const files::DownloadRule &rule)
{
    if (std::exchange(d->rule, rule) == rule)
        return;
    d->downloads.review(
        [this](const Jid &conversation, const Attachment &file) { return mayCome(conversation, file); });
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
    const bool isRoom = known && known->settings().kind != ConversationKind::Person; // or private talk in one
    const bool isStranger = !known || !known->settings().accepted || (isRoom && !d->isTrustedRoom(conversation.bare()));
    return (!isRoom || d->rule.inRooms) && files::mayTry(file, isStranger, d->rule);
}

void Files::setBeside(bool allowed)
{
    d->isBeside = allowed;
    d->bridge.setBeside(allowed);
}

bool Files::isBeside() const
{
    return d->isBeside;
}

void Files::setTrustedRooms(std::function<bool(const Jid &)> isTrusted)
{
    d->isTrustedRoom = std::move(isTrusted);
}

void Files::wanted(const Message &message)
{
    if (d->rule.largest <= 0 || message.retraction != Retraction::None || message.id >= kFirstUnstoredId)
        return;
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const Attachment &file = message.attachments[size_t(i)];
        if (file.state == TransferState::Offered && mayCome(message.conversation, file) && !folder().isEmpty())
            d->take(message, i);
    }
}

void Files::openAccount(const Account &account, const QString &folder)
{
    d->web.setTrust({account.caFile, account.pinnedCertificate});
    if (folder != d->folder)
        d->clear();
    d->folder = folder;
    d->downloads.openFolder(folder);
    d->recordings.openAccount(folder);
    d->receiving.openFolder(folder);
}

void Files::streamOpened(bool resumed)
{
    d->uploads.streamOpened(resumed);
    d->sending.streamOpened(resumed);
    Q_EMIT limitsChanged();
}

void Files::contactsLoaded()
{
    d->sending.contactsLoaded();
}

void Files::streamLost()
{
    d->uploads.streamLost();
    d->sending.streamLost();
}

void Files::remove()
{
    d->clear();
    d->downloads.openFolder({});
    d->recordings.openAccount({});
    d->receiving.openFolder({});
    if (!d->folder.isEmpty())
        QDir(d->folder).removeRecursively();
    d->folder.clear();
}

} // namespace causerie

#include "moc_files.cpp" // as that of Search
