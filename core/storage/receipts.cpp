// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/receipts.h"

#include "core/storage/messagerow.h"
#include "core/storage/reading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

// Without a debt there is no first message, and nothing is found. Those that came live in this stream stand behind the
// base of `place`: they had theirs.
const QString kOwed = u"WHERE m.id >= (SELECT min(first_message) FROM receipt_debt) AND m.direction = 0 AND m.kind = 0"
                      " AND m.flags & ? AND m.origin_id IS NOT NULL AND m.position < (SELECT live FROM place)"_s;

Result<void> oweFrom(SqlConnection &connection, qint64 message)
{
    return connection
        .execute(u"INSERT INTO receipt_debt SELECT ? WHERE NOT EXISTS (SELECT 1 FROM receipt_debt)"_s, {message})
        .and_then([&] {
            return connection.execute(u"UPDATE receipt_debt SET first_message = min(first_message, ?)"_s, {message});
        });
}

} // namespace

Result<void> oweReceipts(SqlConnection &connection, const std::vector<Message> &added)
{
    qint64 first = 0;
    for (const Message &message : added) {
        if (message.direction == Direction::Incoming && message.receiptRequested && !message.originId.isEmpty())
            first = first == 0 ? message.id : std::min(first, message.id);
    }
    return first == 0 ? Result<void>() : oweFrom(connection, first);
}

Result<void> oweReceipt(SqlConnection &connection, const Jid &peer, const QString &originId)
{
    const auto message = connection.number(u"SELECT id FROM message WHERE origin_id=? AND conversation ="
                                           " (SELECT id FROM conversation WHERE peer=?) ORDER BY id DESC LIMIT 1"_s,
                                           {originId, peer.toString()});
    if (!message)
        return std::unexpected(message.error());
    return *message == 0 ? Result<void>() : oweFrom(connection, *message);
}

Result<std::vector<Message>> owedReceipts(SqlConnection &connection)
{
    return readMessages(connection, kOwed + u" ORDER BY m.id"_s, {int(kReceiptRequested)});
}

Result<void> forgiveReceipts(SqlConnection &connection, qint64 upTo)
{
    return connection.execute(u"UPDATE receipt_debt SET first_message = ? + 1"_s, {upTo}).and_then([&connection] {
        return connection.execute(u"DELETE FROM receipt_debt WHERE NOT EXISTS (SELECT 1 FROM message m "_s + kOwed +
                                      u")"_s,
                                  {int(kReceiptRequested)});
    });
}

} // namespace causerie::storage
