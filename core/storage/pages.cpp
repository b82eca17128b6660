// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/pages.h"

#include "core/storage/enumcolumn.h"
#include "core/storage/reading.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr Cursor kEnd{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// In the direction of reading, one more than `limit` when there are more. The conversation by a subquery, so that
/// message_page alone gives the order.
Result<std::vector<Message>> readBefore(SqlConnection &connection, const QString &peer, Cursor before, int limit)
{
    return readMessages(
        connection,
        u"WHERE m.conversation=(SELECT id FROM conversation WHERE peer=?) AND (m.position, m.id) < (?, ?)"
        " ORDER BY m.position DESC, m.id DESC LIMIT ?"_s,
        {peer, before.position, before.id, limit + 1});
}

Result<std::vector<Message>> readAfter(SqlConnection &connection, const QString &peer, Cursor after, int limit)
{
    return readMessages(
        connection,
        u"WHERE m.conversation=(SELECT id FROM conversation WHERE peer=?) AND (m.position, m.id) > (?, ?)"
        " ORDER BY m.position, m.id LIMIT ?"_s,
        {peer, after.position, after.id, limit + 1});
}

struct GapPlace {
    qint64 id = 0;
    qint64 position = 0;
};

/// Those of the archive that the conversation lies in.
Result<std::vector<GapPlace>> gapsAround(SqlConnection &connection, const QString &peer)
{
    const auto rows =
        connection.run(u"SELECT g.id, g.next FROM gap g WHERE g.room = coalesce((SELECT id FROM conversation"
                       " WHERE peer=? AND kind=1), 0) ORDER BY g.next"_s,
                       {peer});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<GapPlace> gaps;
    while ((*rows)->next())
        gaps.push_back({(*rows)->value(0).toLongLong(), (*rows)->value(1).toLongLong()});
    return connection.readAll(*rows).transform([&gaps] { return std::move(gaps); });
}

/// `older` is the message in front of the page, when there is one: a gap between it and the page is the page's.
Result<void> markGaps(SqlConnection &connection, const QString &peer, Page &page, const std::optional<Message> &older)
{
    const auto gaps = gapsAround(connection, peer);
    if (!gaps)
        return std::unexpected(gaps.error());
    for (const GapPlace &gap : *gaps) {
        const auto behind = std::ranges::find_if(
            page.messages, [&](const Message &message) { return message.position >= gap.position; });
        if (behind == page.messages.end()) {
            if (!page.hasNewer)
                page.gaps.push_back({gap.id, 0});
        } else if (behind != page.messages.begin() || !older || older->position < gap.position) {
            page.gaps.push_back({gap.id, behind->id});
        }
    }
    return {};
}

/// The first that was read, when there were more than `limit`; it is taken out of the list.
std::optional<Message> takeSurplus(std::vector<Message> &messages, int limit)
{
    if (std::ssize(messages) <= limit)
        return std::nullopt;
    std::optional<Message> surplus = std::move(messages.back());
    messages.pop_back();
    return surplus;
}

ConversationSettings settingsFrom(const QSqlQuery &row, int column)
{
    const auto next = [&] { return row.value(column++); };
    ConversationSettings settings;
    settings.kind = enumFrom(next(), ConversationKind::RoomPrivate, ConversationKind::Person);
    settings.pinned = next().toBool();
    settings.archived = next().toBool();
    settings.notify = enumFrom(next(), Notify::None, Notify::All);
    settings.accepted = next().toBool();
    settings.draft = next().toString();
    settings.draftLanguage = next().toString();
    settings.receipts = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.markers = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.chatStates = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.ringsAlways = next().toBool();
    return settings;
}

} // namespace

Result<Page> pageBefore(SqlConnection &connection, const Jid &peer, std::optional<Cursor> before, int limit)
{
    const QString text = peer.toString();
    auto read = readBefore(connection, text, before.value_or(kEnd), limit);
    if (!read)
        return std::unexpected(read.error());
    Page page;
    page.messages = std::move(*read);
    const std::optional<Message> older = takeSurplus(page.messages, limit);
    page.hasOlder = older.has_value();
    page.hasNewer = before.has_value();
    std::ranges::reverse(page.messages);
    if (auto marked = markGaps(connection, text, page, older); !marked)
        return std::unexpected(marked.error());
    return page;
}

Result<Page> pageAfter(SqlConnection &connection, const Jid &peer, Cursor after, int limit)
{
    const QString text = peer.toString();
    auto read = readAfter(connection, text, after, limit);
    if (!read)
        return std::unexpected(read.error());
    Page page;
    page.messages = std::move(*read);
    page.hasNewer = takeSurplus(page.messages, limit).has_value();
    page.hasOlder = true;
    Message before; // only its position matters
    before.position = after.position;
    if (auto marked = markGaps(connection, text, page, before); !marked)
        return std::unexpected(marked.error());
    return page;
}

Result<Page> pageAround(SqlConnection &connection, qint64 id, int limit)
{
    auto middle = readMessage(connection, u"WHERE m.id=?"_s, {id});
    if (!middle)
        return std::unexpected(middle.error());
    if (!*middle)
        return Page();
    const QString text = (*middle)->conversation.toString();
    const int half = limit / 2;
    auto before = readBefore(connection, text, cursorOf(**middle), half);
    if (!before)
        return std::unexpected(before.error());
    auto after = readAfter(connection, text, cursorOf(**middle), limit - half - 1);
    if (!after)
        return std::unexpected(after.error());
    Page page;
    const std::optional<Message> older = takeSurplus(*before, half);
    page.hasOlder = older.has_value();
    page.hasNewer = takeSurplus(*after, limit - half - 1).has_value();
    std::ranges::reverse(*before);
    page.messages = std::move(*before);
    page.messages.push_back(std::move(**middle));
    std::ranges::move(*after, std::back_inserter(page.messages));
    if (auto marked = markGaps(connection, text, page, older); !marked)
        return std::unexpected(marked.error());
    return page;
}

Result<Page> filesBefore(SqlConnection &connection, const Jid &peer, std::optional<Cursor> before, int limit)
{
    const Cursor end = before.value_or(kEnd);
    auto read = readMessages(
        connection,
        u"WHERE m.conversation=(SELECT id FROM conversation WHERE peer=?) AND m.attachments IS NOT NULL"
        " AND m.retraction=0 AND (m.position, m.id) < (?, ?) ORDER BY m.position DESC, m.id DESC LIMIT ?"_s,
        {peer.toString(), end.position, end.id, limit + 1});
    if (!read)
        return std::unexpected(read.error());
    Page page;
    page.messages = std::move(*read);
    page.hasOlder = takeSurplus(page.messages, limit).has_value();
    page.hasNewer = before.has_value();
    std::ranges::reverse(page.messages);
    return page;
}

Result<QStringList> latestArchiveIds(SqlConnection &connection, const Jid &peer, int limit)
{
    const auto rows =
        connection.run(u"SELECT archive_id FROM message WHERE conversation=(SELECT id FROM conversation WHERE peer=?)"
                       " AND direction=? AND archive_id IS NOT NULL ORDER BY position DESC, id DESC LIMIT ?"_s,
                       {peer.toString(), std::to_underlying(Direction::Incoming), limit});
    if (!rows)
        return std::unexpected(rows.error());
    QStringList ids;
    while ((*rows)->next())
        ids << (*rows)->value(0).toString();
    return connection.readAll(*rows).transform([&ids] { return std::move(ids); });
}

Result<QSet<QString>> mentionedFolders(SqlConnection &connection)
{
    static const QRegularExpression folder(u"own-[0-9a-f]{32}"_s);
    QSet<QString> mentioned;
    for (const QString &column :
         {u"attachments FROM message"_s, u"content FROM annotation"_s, u"draft FROM conversation"_s}) {
        const QString name = column.section(u' ', 0, 0);
        const auto rows = connection.run(u"SELECT %1 WHERE %2 IS NOT NULL AND %2 LIKE '%own-%'"_s.arg(column, name));
        if (!rows)
            return std::unexpected(rows.error());
        while ((*rows)->next()) {
            for (auto match = folder.globalMatch((*rows)->value(0).toString()); match.hasNext();)
                mentioned.insert(match.next().captured());
        }
        if (auto read = connection.readAll(*rows); !read)
            return std::unexpected(read.error());
    }
    return mentioned;
}

Result<std::vector<ConversationSummary>> summaries(SqlConnection &connection)
{
    const auto rows = connection.run(
        u"SELECT "_s + kColumnsOfMessage +
        u", c.pinned, c.archived, c.notify, c.accepted, c.draft, c.draft_language, c.receipts, c.markers, "
        u"c.chat_states, c.rings, c.unread, c.peer FROM conversation c"
        " LEFT JOIN message m ON m.id = c.last_message WHERE c.is_listed OR m.id IS NOT NULL ORDER BY c.last_position DESC, c.id DESC"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<ConversationSummary> all;
    RowReader reader;
    while ((*rows)->next()) {
        ConversationSummary summary;
        summary.settings = settingsFrom(**rows, kMessageColumns - 1);
        summary.unread = (*rows)->value(kMessageColumns + 10).toInt();
        summary.peer = reader.jidFrom((*rows)->value(kMessageColumns + 11).toString());
        if (!(*rows)->value(1).isNull())
            summary.last = reader.messageFrom(**rows);
        if (!summary.peer.isEmpty())
            all.push_back(std::move(summary));
    }
    return connection.readAll(*rows).transform([&all] { return std::move(all); });
}

Result<std::vector<ConversationSummary>> readableSettings(SqlConnection &connection)
{
    const auto rows =
        connection.run(u"SELECT kind, pinned, archived, notify, accepted, draft, draft_language, receipts, markers,"
                       " chat_states, rings, peer FROM conversation WHERE is_listed"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<ConversationSummary> all;
    RowReader reader;
    while ((*rows)->next()) {
        ConversationSummary summary;
        summary.settings = settingsFrom(**rows, 0);
        summary.peer = reader.jidFrom((*rows)->value(11).toString());
        if (!summary.peer.isEmpty())
            all.push_back(std::move(summary));
    }
    return all; // what broke off is as good as there is
}

} // namespace causerie::storage
