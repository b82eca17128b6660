// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/uploads.h"

#include <expected>
#include <functional>

namespace causerie
{

/// Puts a file on our server for no message (XEP-0363), in one attempt; `done` has its address. A context that died is
/// not answered, and breaks the transfer off. Thread: GUI. `web` outlives the context.
void uploadAlone(files::Web &web, const Uploads::Server &server, const QString &path, QObject *context,
                 std::function<void(qint64 sent, qint64 total)> progress,
                 std::function<void(std::expected<Attachment, files::TransferError>)> done);

} // namespace causerie
