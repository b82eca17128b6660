// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/receipts.h"

#include "core/storage/messagerow.h"
#include "core/storage/reading.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

Result<void> owe(SqlConnection &connection, const std::vector<qint64> &ids)
{
    if (ids.empty())
        return {};
    return connection.execute(u"INSERT OR IGNORE INTO receipt_debt SELECT value FROM json_each(?)"_s, {listOf(ids)});
}

} // namespace

Result<void> oweReceipts(SqlConnection &connection, const std::vector<Message> &added)
{
    std::vector<qint64> ids;
    for (const Message &message : added) {
        if (message.direction == Direction::Incoming && message.receiptRequested && !message.originId.isEmpty())
            ids.push_back(message.id);
    }
    return owe(connection, ids);
}

Result<void> oweReceipt(SqlConnection &connection, const Jid &peer, const QString &originId)
{
    const auto message = connection.number(u"SELECT id FROM message WHERE origin_id=? AND conversation ="
                                           " (SELECT id FROM conversation WHERE peer=?) ORDER BY id DESC LIMIT 1"_s,
                                           {originId, peer.toString()});
    if (!message)
        return std::unexpected(message.error());
    return *message == 0 ? Result<void>() : owe(connection, std::vector{*message});
}

Result<std::vector<Message>> owedReceipts(SqlConnection &connection)
{
    return readMessages(connection, u"WHERE m.id IN (SELECT message FROM receipt_debt) ORDER BY m.id"_s, {});
}

Result<void> forgiveReceipts(SqlConnection &connection, const std::vector<qint64> &messages)
{
    return connection.execute(u"DELETE FROM receipt_debt WHERE message IN (SELECT value FROM json_each(?))"_s,
                              {listOf(messages)});
}

} // namespace causerie::storage
