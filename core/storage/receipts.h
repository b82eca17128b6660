// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/storage/sqlconnection.h"

#include <vector>

/// Who still waits to hear that we have a message (XEP-0184): of what was missed that is said at the end, and the
/// program may be gone before. They are owed until our server has them, so a receipt may be given twice, but none is
/// forgotten.
/// Thread: storage, inside a transaction. The calls are those of `MessageStore`.
namespace causerie::storage
{

/// For those of others that ask.
Result<void> oweReceipts(SqlConnection &connection, const std::vector<Message> &added);
/// For this one, whose receipt was lost with its stream.
Result<void> oweReceipt(SqlConnection &connection, const Jid &peer, const QString &originId);
/// For which they are owed, oldest first.
Result<std::vector<Message>> owedReceipts(SqlConnection &connection);
/// They are given for these.
Result<void> forgiveReceipts(SqlConnection &connection, const std::vector<qint64> &messages);

} // namespace causerie::storage
