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

// Without a debt there is no first message, and nothing is found. Live ones stand behind the base of `place`.
const QString kOwed = u"WHERE m.id >= (SELECT min(first_message) FROM receipt_debt) AND m.direction = 0 AND m.kind = 0"
                      " AND m.flags & ? AND m.origin_id IS NOT NULL AND m.position < (SELECT live FROM place)"_s;

} // namespace

Result<void> oweReceipts(SqlConnection &connection, const std::vector<Message> &added)
{
    qint64 first = 0;
    for (const Message &message : added) {
        if (message.direction == Direction::Incoming && message.receiptRequested && !message.originId.isEmpty())
            first = first == 0 ? message.id : std::min(first, message.id);
    }
    if (first == 0)
        return {};
    return connection.execute(u"INSERT INTO receipt_debt SELECT ? WHERE NOT EXISTS (SELECT 1 FROM receipt_debt)"_s,
                              {first});
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
