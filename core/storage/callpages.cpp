// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/callpages.h"

#include "core/storage/reading.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <iterator>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr CallPlace kEnd{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

// Numbers of the file, where the index has them, too.
static_assert(std::to_underlying(MessageKind::Call) == 1);
static_assert(std::to_underlying(Direction::Incoming) == 0 && std::to_underlying(Direction::Outgoing) == 1);
static_assert(std::to_underlying(CallOutcome::Missed) == 1 && std::to_underlying(CallOutcome::Busy) == 3);

QString conditionOf(CallsShown shown)
{
    switch (shown) {
    case CallsShown::All:
        return {};
    case CallsShown::Missed: // see isMissedCall
        return u" AND m.direction=0 AND m.outcome IN (1, 3)"_s;
    case CallsShown::Incoming:
        return u" AND m.direction=0"_s;
    case CallsShown::Outgoing:
        return u" AND m.direction=1"_s;
    }
    return {};
}

QString listOf(const QList<Jid> &peers)
{
    QJsonArray list;
    for (const Jid &peer : peers)
        list.append(peer.toString());
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

} // namespace

Result<CallPage> callsBefore(SqlConnection &connection, const CallQuery &query, std::optional<CallPlace> before,
                             int limit)
{
    const CallPlace end = before.value_or(kEnd);
    QVariantList values{end.sentAt, end.id};
    // The plus sign: message_calls gives the order, whoever they are with.
    QString rest = u"WHERE m.kind=1 AND (m.sent_at, m.id) < (?, ?)"_s + conditionOf(query.shown);
    if (query.with) {
        rest +=
            u" AND +m.conversation IN (SELECT id FROM conversation WHERE peer IN (SELECT value FROM json_each(?)))"_s;
        values << listOf(*query.with);
    }
    auto read = readMessages(connection, rest + u" ORDER BY m.sent_at DESC, m.id DESC LIMIT ?"_s, values << limit + 1);
    if (!read)
        return std::unexpected(read.error());
    CallPage page{.calls = std::move(*read), .hasOlder = false};
    if (std::ssize(page.calls) > limit) {
        page.calls.pop_back();
        page.hasOlder = true;
    }
    return page;
}

} // namespace causerie::storage
