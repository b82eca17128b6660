// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/search.h"

#include "core/chat/links.h"
#include "core/chat/searchfold.h"
#include "core/storage/messagerow.h"
#include "core/storage/reading.h"
#include "core/storage/searchindex.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// So many are all looked at and sorted. When there are more, they are dense enough for a page to be found by reading
/// from the end.
constexpr int kFew = 4'000;
constexpr int kAtOnce = 250; ///< looked at by one statement

/// What is looked at of a message; its text, as the view `searchable` has it, with U+001E between its parts.
const QString kLookAt =
    u"SELECT m.id, m.sent_at, m.position, m.conversation, m.direction, m.sender, m.resource, m.attachments IS NOT NULL,"
    " CASE WHEN m.kind = 0 THEN m.body ELSE '' END || coalesce(char(30) || m.translations, '') ||"
    " CASE WHEN m.subject = '' THEN '' ELSE char(30) || m.subject END || coalesce(char(30) || m.file_names, '')"
    " FROM message m "_s;
const QString kHasText = u"(m.kind = 0 OR (m.kind = 2 AND m.subject <> '')) AND m.retraction = 0"_s;

enum Column { kId, kTime, kPosition, kConversation, kDirection, kSender, kResource, kHasFile, kText };

bool hasLink(const QString &text)
{
    return (text.contains("://"_L1) || text.contains("xmpp:"_L1, Qt::CaseInsensitive)) && !findLinks(text).isEmpty();
}

} // namespace

Result<void> SearchRun::findConversations(SqlConnection &connection)
{
    if (!m_request.conversations)
        return {};
    m_conversations.emplace();
    for (const Jid &peer : *m_request.conversations) {
        const auto id = connection.number(u"SELECT id FROM conversation WHERE peer=?"_s, {peer.toString()});
        if (!id)
            return std::unexpected(id.error());
        if (*id != 0)
            m_conversations->push_back(*id);
    }
    std::ranges::sort(*m_conversations);
    m_hasRead = m_conversations->empty();
    return {};
}

/// Takes the ids that fulfil the expression when they are few.
Result<bool> SearchRun::takeFew(SqlConnection &connection, const QString &sql, const QString &expression)
{
    if (expression.isEmpty())
        return false;
    const auto rows = connection.run(sql, {expression, kFew + 1});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<qint64> ids;
    while (!m_cancelled && (*rows)->next())
        ids.push_back((*rows)->value(0).toLongLong());
    if (auto read = connection.readAll(*rows); !read)
        return std::unexpected(read.error());
    if (ids.size() > kFew)
        return false;
    m_few = std::move(ids);
    return true;
}

/// One or two characters: every trigram of the index that begins with them (each character of a text begins one). When
/// they are in few messages, those are looked at. `spellings`: any of them.
Result<bool> SearchRun::takeShort(SqlConnection &connection, const QStringList &spellings)
{
    auto made = connection.execute(
        u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.part_terms USING fts5vocab (main, message_parts, row)"_s);
    if (!made)
        return std::unexpected(made.error());
    QStringList trigrams;
    qint64 messages = 0;
    for (const QString &spelling : spellings) {
        const auto rows = connection.run(u"SELECT term, doc FROM temp.part_terms WHERE term >= ? AND term < ?"_s,
                                         {spelling, spelling + QString::fromUcs4(U"\U0010FFFF", 1)});
        if (!rows)
            return std::unexpected(rows.error());
        while (!m_cancelled && (*rows)->next()) {
            messages += (*rows)->value(1).toLongLong();
            if (messages > kFew)
                return false;
            trigrams << quotedForSearch((*rows)->value(0).toString());
        }
        if (auto read = connection.readAll(*rows); !read)
            return std::unexpected(read.error());
    }
    // FTS5 limits the depth of an expression, so not all in one.
    m_few.emplace();
    for (qsizetype at = 0; at < trigrams.size() && !m_cancelled; at += 50) {
        const auto rows =
            connection.run(u"SELECT rowid FROM message_parts WHERE message_parts MATCH ?"_s,
                           {trigrams.sliced(at, std::min<qsizetype>(50, trigrams.size() - at)).join(u" OR "_s)});
        if (!rows)
            return std::unexpected(rows.error());
        while ((*rows)->next())
            m_few->push_back((*rows)->value(0).toLongLong());
        if (auto read = connection.readAll(*rows); !read)
            return std::unexpected(read.error());
    }
    std::ranges::sort(*m_few);
    const auto again = std::ranges::unique(*m_few);
    m_few->erase(again.begin(), again.end());
    return true;
}

/// The quickest way: a phrase, then what has three characters, then what is shorter; else reading on.
Result<void> SearchRun::choose(SqlConnection &connection)
{
    const Result<bool> phrases =
        takeFew(connection, u"SELECT rowid FROM message_words WHERE message_words MATCH ? LIMIT ?"_s,
                wordsExpression(m_request.pattern));
    if (!phrases || *phrases)
        return phrases.transform([](bool) {});
    const Result<bool> parts =
        takeFew(connection, u"SELECT rowid FROM message_parts WHERE message_parts MATCH ? LIMIT ?"_s,
                partsExpression(m_request.pattern, m_request.hasLink));
    if (!parts || *parts)
        return parts.transform([](bool) {});
    for (const SearchPattern::Term &term : m_request.pattern.terms()) {
        if (term.isExcluded || term.kind == SearchPattern::Kind::Words || term.folded.contains(u' '))
            continue;
        const QStringList spellings = spellingsOf(term.folded);
        if (!hasShort(spellings))
            continue;
        const Result<bool> taken = takeShort(connection, spellings);
        if (!taken || *taken)
            return taken.transform([](bool) {});
    }
    return {};
}

/// Where the resource of a sender is a name.
Result<void> SearchRun::findRooms(SqlConnection &connection)
{
    const auto rows = connection.run(u"SELECT id FROM conversation WHERE kind <> 0 ORDER BY id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    while ((*rows)->next())
        m_rooms.push_back((*rows)->value(0).toLongLong());
    return connection.readAll(*rows);
}

Result<void> SearchRun::begin(SqlConnection &connection)
{
    m_hasBegun = true;
    if (auto found = findRooms(connection); !found)
        return found;
    if (auto found = findConversations(connection); !found || m_hasRead)
        return found;
    if (auto chosen = choose(connection); !chosen)
        return chosen;
    constexpr qint64 kEnd = std::numeric_limits<qint64>::max();
    m_before = inOne() || m_request.until == 0 ? Cursor{kEnd, kEnd} : Cursor{m_request.until, 0};
    return {};
}

bool SearchRun::isBy(const QSqlQuery &row)
{
    if (m_request.anySender || (m_request.byUs && row.value(kDirection).toInt() == 1))
        return true;
    const QString sender = row.value(kSender).toString();
    const bool isOurs = row.value(kDirection).toInt() == 1;
    if (!isOurs && std::ranges::any_of(m_request.senders, [&](const Jid &jid) { return jid.toString() == sender; }))
        return true;
    if (m_request.occupantNames.isEmpty() || isOurs ||
        !std::ranges::binary_search(m_rooms, row.value(kConversation).toLongLong()))
        return false;
    const QString name = foldedForSearch(row.value(kResource).toString());
    return std::ranges::any_of(m_request.occupantNames, [&](const QString &part) { return name.contains(part); });
}

Cursor SearchRun::placeOf(const QSqlQuery &row) const
{
    return {row.value(inOne() ? kPosition : kTime).toLongLong(), row.value(kId).toLongLong()};
}

bool SearchRun::isMeant(const QSqlQuery &row)
{
    const qint64 time = row.value(kTime).toLongLong();
    if ((m_request.since != 0 && time < m_request.since) || (m_request.until != 0 && time >= m_request.until))
        return false;
    if (m_conversations && !std::ranges::binary_search(*m_conversations, row.value(kConversation).toLongLong()))
        return false;
    if ((m_request.hasFile && !row.value(kHasFile).toBool()) || !isBy(row))
        return false;
    if (m_request.pattern.isEmpty() && !m_request.hasLink)
        return true;
    const QString text = row.value(kText).toString();
    return m_request.pattern.matches(text) && (!m_request.hasLink || hasLink(text));
}

Result<void> SearchRun::lookAtFew(SqlConnection &connection, int budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_few->empty() && !m_cancelled && !timer.hasExpired(budgetMs)) {
        const auto first = m_few->end() - std::min<std::ptrdiff_t>(kAtOnce, std::ssize(*m_few));
        const auto rows = connection.run(kLookAt + u"WHERE m.id IN (SELECT value FROM json_each(?)) AND "_s + kHasText,
                                         {listOf({first, m_few->end()})});
        if (!rows)
            return std::unexpected(rows.error());
        while ((*rows)->next()) {
            if (isMeant(**rows))
                m_found.push_back(placeOf(**rows));
        }
        if (auto read = connection.readAll(*rows); !read)
            return read;
        m_few->erase(first, m_few->end());
    }
    if (m_few->empty()) {
        std::ranges::sort(m_found, std::ranges::greater());
        m_hasRead = true;
    }
    return {};
}

Result<void> SearchRun::readOn(SqlConnection &connection, int wanted, int budgetMs)
{
    static const QString everywhere = kLookAt + u"WHERE (m.sent_at, m.id) < (?, ?) AND m.sent_at >= ? AND "_s +
                                      kHasText + u" ORDER BY m.sent_at DESC, m.id DESC"_s;
    static const QString inConversation = kLookAt + u"WHERE m.conversation=? AND (m.position, m.id) < (?, ?) AND "_s +
                                          kHasText + u" ORDER BY m.position DESC, m.id DESC"_s;
    QElapsedTimer timer;
    timer.start();
    const auto rows =
        inOne()
            ? connection.run(inConversation, {m_conversations->front(), m_before->position, m_before->id})
            : connection.run(everywhere, {m_before->position, m_before->id,
                                          m_request.since != 0 ? m_request.since : std::numeric_limits<qint64>::min()});
    if (!rows)
        return std::unexpected(rows.error());
    for (int looked = 0; std::ssize(m_found) - std::ptrdiff_t(m_told) < wanted; ++looked) {
        if (looked % 64 == 63 && (m_cancelled || timer.hasExpired(budgetMs)))
            return {};
        if (!(*rows)->next()) {
            m_hasRead = true;
            return connection.readAll(*rows);
        }
        m_before = placeOf(**rows);
        if (isMeant(**rows))
            m_found.push_back(*m_before);
    }
    return {};
}

Result<std::vector<Message>> SearchRun::read(SqlConnection &connection, size_t count)
{
    const auto first = m_found.begin() + std::ptrdiff_t(m_told);
    std::vector<qint64> ids(count);
    std::ranges::transform(first, first + std::ptrdiff_t(count), ids.begin(), &Cursor::id);
    auto messages = readMessages(connection, u"WHERE m.id IN (SELECT value FROM json_each(?))"_s, {listOf(ids)});
    if (!messages)
        return messages;
    m_told += count;
    QHash<qint64, qsizetype> places;
    for (size_t i = 0; i < ids.size(); ++i)
        places[ids[i]] = qsizetype(i);
    std::ranges::sort(*messages, {}, [&](const Message &message) { return places.value(message.id); });
    return messages;
}

Result<SearchSlice> SearchRun::step(SqlConnection &connection, int wanted, int budgetMs)
{
    if (m_cancelled)
        return SearchSlice();
    if (!m_hasBegun) {
        if (auto begun = begin(connection); !begun)
            return std::unexpected(begun.error());
    }
    if (!m_hasRead) {
        const auto done = m_few ? lookAtFew(connection, budgetMs) : readOn(connection, wanted, budgetMs);
        if (!done)
            return std::unexpected(done.error());
    }
    SearchSlice slice;
    if (m_cancelled || (m_few && !m_hasRead)) // not sorted yet
        return slice;
    auto read = this->read(connection, std::min(size_t(wanted), m_found.size() - m_told));
    if (!read)
        return std::unexpected(read.error());
    slice.found = std::move(*read);
    slice.isComplete = m_hasRead && m_told == m_found.size();
    return slice;
}

} // namespace causerie::storage
