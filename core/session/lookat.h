// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/describe.h"

#include <functional>

class QObject;

namespace causerie
{

/// files::describe on a worker; `done` on the thread of `context`, unless that dies first. For a file that was chosen
/// days ago and may be another one by now.
void lookAt(const QString &file, QObject *context,
            std::function<void(const std::expected<Attachment, files::TransferError> &)> done);

} // namespace causerie
