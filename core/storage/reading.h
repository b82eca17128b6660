// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/messagerow.h"
#include "core/storage/sqlconnection.h"

#include <optional>

namespace causerie::storage
{

/// Fills in the row and the text of the message that `message` answers, when it is stored.
Result<void> resolveReply(SqlConnection &connection, Message &message, qint64 conversation, bool isRoom);

/// All rows of `kSelectMessage` with this rest of the statement, replies resolved.
Result<std::vector<Message>> readMessages(SqlConnection &connection, const QString &rest, const QVariantList &values);
Result<std::optional<Message>> readMessage(SqlConnection &connection, const QString &rest, const QVariantList &values);

} // namespace causerie::storage
