// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/files/transfererror.h"

#include <expected>

namespace causerie::files
{

/// A file of ours as it is announced to others: name, type by content, size, SHA-256 (XEP-0446, XEP-0300), of a picture
/// also its size and a preview (XEP-0264). `Unreadable` for what is no file. Thread: a worker, all of it is read.
std::expected<Attachment, TransferError> describe(const QString &file);

} // namespace causerie::files
