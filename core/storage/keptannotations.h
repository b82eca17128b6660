// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/annotationrules.h"
#include "core/storage/writing.h"

#include <vector>

/// Rows of what was said of messages. Thread: storage.
namespace causerie::storage
{

/// Selects what `keptFrom` reads, in its order; a WHERE clause follows.
extern const QString kSelectAnnotation;
Kept keptFrom(const QSqlQuery &row, RowReader &reader);

/// What was said of this message, in the order of the archive.
Result<std::vector<Kept>> annotationsOf(Writing &writing, qint64 message);

/// Makes the message, and its row, what all that was said of it makes it; true when it changed. Inside a transaction.
Result<bool> workOutAgain(Writing &writing, Message &message, const ConversationRow &conversation);

} // namespace causerie::storage
