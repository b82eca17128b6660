// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/writing.h"

#include <optional>

/// The rows of messages that are shown alone (see lonecorrection.h): written over, moved, removed.
///
/// Rows of one position stand in the order of their ids, as they came. One that comes to a place where another stands
/// is therefore a new row, with the next id: with its old one it would stand in front of what came before it.
///
/// Thread: storage, inside a transaction.
namespace causerie::storage
{

/// The row becomes `message`, at the position of that; `values` as of `valuesOf`. `message` learns its id.
Result<void> writeLoneRow(Writing &writing, Message &message, QVariantList values, ConversationRow &conversation);
/// As it is then; none when there is no such row.
Result<std::optional<Message>> moveLoneRow(Writing &writing, qint64 id, qint64 position, ConversationRow &conversation);
/// What was said of it is said of `message`.
Result<void> removeLoneRow(Writing &writing, qint64 id, qint64 message, ConversationRow &conversation);

} // namespace causerie::storage
