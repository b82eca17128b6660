// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversationsettings.h"
#include "core/chat/page.h"
#include "core/storage/sqlconnection.h"

#include <QSet>

#include <optional>
#include <vector>

namespace causerie::storage
{

/// What the list of conversations shows before any of them is opened.
struct ConversationSummary {
    Jid peer;
    std::optional<Message> last;
    int unread = 0;
    ConversationSettings settings;
};

/// What is shown of the history. Thread: storage. The calls are those of `MessageStore`.
Result<Page> pageBefore(SqlConnection &connection, const Jid &peer, std::optional<Cursor> before, int limit);
Result<Page> pageAfter(SqlConnection &connection, const Jid &peer, Cursor after, int limit);
Result<Page> pageAround(SqlConnection &connection, qint64 id, int limit);
Result<Page> filesBefore(SqlConnection &connection, const Jid &peer, std::optional<Cursor> before, int limit);
Result<QStringList> latestArchiveIds(SqlConnection &connection, const Jid &peer, int limit);
Result<QSet<QString>> mentionedFolders(SqlConnection &connection);
Result<std::vector<ConversationSummary>> summaries(SqlConnection &connection);
Result<std::vector<ConversationSummary>> readableSettings(SqlConnection &connection);

} // namespace causerie::storage
