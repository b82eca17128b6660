// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/reading.h"

#include "core/chat/conversationsettings.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

QString shortened(const QString &text)
{
    QString quote = text.left(kQuoteLimit);
    if (quote.size() < text.size() && quote.back().isHighSurrogate())
        quote.chop(1);
    return quote;
}

} // namespace

Result<void> resolveReply(SqlConnection &connection, Message &message, qint64 conversation, bool isRoom)
{
    if (!message.reply || message.reply->target.isEmpty())
        return {};
    // The newest of those that have the id: some clients count theirs anew each day. (The plus sign: see `findTarget`.)
    const auto rows = connection.run(
        isRoom
            ? u"SELECT id, body, retraction FROM message WHERE archive_id=? AND conversation=? ORDER BY +position DESC"
              " LIMIT 1"_s
            : u"SELECT id, body, retraction FROM message WHERE origin_id=? AND conversation=? ORDER BY +position DESC"
              " LIMIT 1"_s,
        {message.reply->target, conversation});
    if (!rows)
        return std::unexpected(rows.error());
    if (!(*rows)->next())
        return {};
    message.reply->message = (*rows)->value(0).toLongLong();
    const QString text = (*rows)->value(1).toString();
    if (!text.isEmpty() || (*rows)->value(2).toInt() != 0)
        message.reply->quote = shortened(text);
    return {};
}

Result<std::vector<Message>> readMessages(SqlConnection &connection, const QString &rest, const QVariantList &values)
{
    std::vector<Message> messages;
    std::vector<std::pair<size_t, bool>> replies; // index, whether in a room
    {
        const auto rows = connection.run(kSelectMessage + rest, values);
        if (!rows)
            return std::unexpected(rows.error());
        RowReader reader;
        while ((*rows)->next()) {
            messages.push_back(reader.messageFrom(**rows));
            if (messages.back().reply) {
                const int kind = (*rows)->value(kMessageColumns - 1).toInt();
                replies.emplace_back(messages.size() - 1, kind == std::to_underlying(ConversationKind::Room));
            }
        }
        if (auto read = connection.readAll(*rows); !read)
            return std::unexpected(read.error());
    }
    for (const auto &[index, isRoom] : replies) {
        Message &message = messages[index];
        const Result<qint64> conversation =
            connection.number(u"SELECT id FROM conversation WHERE peer=?"_s, {message.conversation.toString()});
        if (!conversation)
            return std::unexpected(conversation.error());
        if (auto resolved = resolveReply(connection, message, *conversation, isRoom); !resolved)
            return std::unexpected(resolved.error());
    }
    return messages;
}

Result<std::optional<Message>> readMessage(SqlConnection &connection, const QString &rest, const QVariantList &values)
{
    return readMessages(connection, rest, values).transform([](std::vector<Message> &&found) {
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

} // namespace causerie::storage
