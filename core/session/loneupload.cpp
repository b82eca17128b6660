// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loneupload.h"

#include "core/files/describe.h"
#include "core/files/fileupload.h"
#include "core/session/onworker.h"

namespace causerie
{

using files::TransferError;

namespace
{

/// Lives as long as one of its questions is open.
struct LoneUpload : std::enable_shared_from_this<LoneUpload> {
    LoneUpload(files::Web &w, Uploads::Server s, QObject *c) : web(w), server(std::move(s)), context(c) {}

    void look(const QString &path);
    void askSlot(const xmpp::UploadService &service);
    void put(const files::UploadSlot &slot);
    void fail(const TransferError &error) { done(std::unexpected(error)); }

    files::Web &web;
    Uploads::Server server;
    QObject *context;
    std::function<void(qint64, qint64)> progress;
    std::function<void(std::expected<Attachment, TransferError>)> done;
    Attachment file;
};

void LoneUpload::look(const QString &path)
{
    onWorker(
        context, [path] { return files::describe(path); },
        [self = shared_from_this()](const std::expected<Attachment, TransferError> &seen) {
            if (!seen)
                return self->fail(seen.error());
            self->file = *seen;
            self->server.find(self->context, [self](const std::expected<xmpp::UploadService, TransferError> &service) {
                if (service)
                    self->askSlot(*service);
                else
                    self->fail(service.error());
            });
        });
}

void LoneUpload::askSlot(const xmpp::UploadService &service)
{
    if (service.largest >= 0 && file.size > service.largest)
        return fail({.kind = TransferError::Kind::TooLarge, .limit = service.largest});
    server.slot(service, file, context,
                [self = shared_from_this()](const std::expected<files::UploadSlot, TransferError> &slot) {
                    if (slot)
                        self->put(*slot);
                    else
                        self->fail(slot.error());
                });
}

void LoneUpload::put(const files::UploadSlot &slot)
{
    auto *transfer = new files::FileUpload(web, slot, file.localFile, file.size, file.mediaType, context);
    file.url = slot.get;
    file.state = TransferState::Done;
    QObject::connect(transfer, &files::FileUpload::progressed, context, progress);
    QObject::connect(transfer, &files::FileUpload::finished, context,
                     [self = shared_from_this(), transfer](const std::optional<TransferError> &error) {
                         transfer->deleteLater(); // it is what calls us
                         if (error)
                             self->fail(*error);
                         else
                             self->done(self->file);
                     });
    transfer->start();
}

} // namespace

void uploadAlone(files::Web &web, const Uploads::Server &server, const QString &path, QObject *context,
                 std::function<void(qint64 sent, qint64 total)> progress,
                 std::function<void(std::expected<Attachment, files::TransferError>)> done)
{
    const auto upload = std::make_shared<LoneUpload>(web, server, context);
    upload->progress = std::move(progress);
    upload->done = std::move(done);
    upload->look(path);
}

} // namespace causerie
