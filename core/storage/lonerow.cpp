// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/lonerow.h"

#include "core/storage/insertmessage.h"
#include "core/storage/messagerow.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// Whether another message stands there: then those that come to this place are in the order of their ids.
Result<bool> isShared(Writing &writing, qint64 position, qint64 id, const ConversationRow &conversation)
{
    return writing.connection()
        .number(u"SELECT EXISTS (SELECT 1 FROM message WHERE conversation=? AND position=? AND id<>?)"_s,
                {conversation.id, position, id})
        .transform([](qint64 found) { return found != 0; });
}

/// The row is another one, behind all that stand at its place; `values` as for `insertMessage`. What was said of it is
/// said of that.
Result<void> insertAnew(Writing &writing, Message &message, const QVariantList &values)
{
    auto former = writing.message(message.id);
    if (!former || !*former)
        return former ? Result<void>() : std::unexpected(former.error());
    const auto id = insertMessage(writing.connection(), message, values);
    if (!id)
        return std::unexpected(id.error());
    auto done =
        writing.connection()
            .execute(u"UPDATE annotation SET message=? WHERE message=?"_s, {*id, message.id})
            .and_then([&] { return writing.connection().execute(u"DELETE FROM message WHERE id=?"_s, {message.id}); });
    if (!done)
        return done;
    writing.addRemoved(std::move(**former));
    message.id = *id;
    writing.addAdded(message);
    return {};
}

} // namespace

Result<void> writeLoneRow(Writing &writing, Message &message, QVariantList values, ConversationRow &conversation)
{
    const auto shared = isShared(writing, message.position, message.id, conversation);
    if (!shared)
        return std::unexpected(shared.error());
    values << message.position;
    return *shared ? insertAnew(writing, message, values << writing.liveBase())
                   : overwriteMessage(writing.connection(), message.id, values);
}

Result<std::optional<Message>> moveLoneRow(Writing &writing, qint64 id, qint64 position, ConversationRow &conversation)
{
    auto row = writing.message(id);
    if (!row || !*row || (*row)->position == position)
        return row;
    conversation.isChanged = conversation.findLast = true;
    (*row)->position = position;
    QVariantList values = valuesOf(**row, conversation.id);
    values.back() = kNeverCame;
    return writeLoneRow(writing, **row, values, conversation).transform([&row] { return std::move(*row); });
}

Result<void> removeLoneRow(Writing &writing, qint64 id, qint64 message, ConversationRow &conversation)
{
    auto alone = writing.message(id);
    if (!alone || !*alone)
        return alone ? Result<void>() : std::unexpected(alone.error());
    auto done =
        writing.connection().execute(u"UPDATE annotation SET message=? WHERE message=?"_s, {message, id}).and_then([&] {
            return writing.connection().execute(u"DELETE FROM message WHERE id=?"_s, {id});
        });
    if (!done)
        return done;
    conversation.isChanged = conversation.findLast = true;
    conversation.countAgain = conversation.countAgain || (*alone)->direction == Direction::Incoming;
    writing.addRemoved(std::move(**alone));
    return {};
}

} // namespace causerie::storage
