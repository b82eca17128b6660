// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/files/fileupload.h"
#include "core/xmpp/request.h"

#include <optional>

namespace causerie::xmpp
{

struct DiscoInfo;

/// Where our server keeps files for us (XEP-0363 §4).
struct UploadService {
    Jid jid;
    qint64 largest = -1; ///< bytes; −1: not said
    friend bool operator==(const UploadService &, const UploadService &) = default;
};

using UploadServiceDone = std::function<void(std::expected<UploadService, files::TransferError>)>;
using UploadSlotDone = std::function<void(std::expected<files::UploadSlot, files::TransferError>)>;

/// Our server itself or the first of its services that keeps files, one that says its limit before one that does not;
/// `NoService` when there is none. Thread: GUI.
void findUploadService(Connection &connection, const Jid &server, QObject *context, UploadServiceDone done);

/// A place for one file (XEP-0363 §5).
void requestUploadSlot(Connection &connection, const UploadService &service, const QString &name, qint64 size,
                       const QString &mediaType, QObject *context, UploadSlotDone done);

/// What a service says of itself; empty when it keeps no files. Pure.
std::optional<UploadService> readUploadService(const Jid &jid, const DiscoInfo &info);
/// The answer of a service. Both addresses must be https; of the headers those go that §5 does not allow or that have
/// line ends. Pure.
std::expected<files::UploadSlot, files::TransferError> readUploadSlot(const QDomElement &iq);
/// Why there is no slot; `largest` as the service had announced it. Pure.
files::TransferError toTransferError(const IqError &error, qint64 largest);

} // namespace causerie::xmpp
