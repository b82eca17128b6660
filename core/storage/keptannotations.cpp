// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/keptannotations.h"

#include "core/storage/enumcolumn.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

using Kind = Annotation::Kind;

const QString kSelectAnnotation =
    u"SELECT id, kind, target, author, occupant_id, direction, content, position, made_at, state FROM annotation "_s;

Kept keptFrom(const QSqlQuery &row, RowReader &reader)
{
    Kept kept;
    kept.id = row.value(0).toLongLong();
    kept.annotation.kind = enumFrom(row.value(1), Kind::Displayed, Kind::Received);
    kept.annotation.target = row.value(2).toString();
    kept.annotation.by = reader.jidFrom(row.value(3).toString());
    kept.annotation.occupantId = row.value(4).toString();
    kept.annotation.direction = enumFrom(row.value(5), Direction::Outgoing, Direction::Incoming);
    kept.json = QJsonDocument::fromJson(row.value(6).toString().toUtf8()).object();
    kept.position = row.value(7).toLongLong();
    kept.annotation.state = enumFrom(row.value(9), DeliveryState::Read, DeliveryState::Delivered);
    kept.annotation.at = QDateTime::fromMSecsSinceEpoch(row.value(8).toLongLong(), QTimeZone::UTC);
    return kept;
}

Result<std::vector<Kept>> annotationsOf(Writing &writing, qint64 message)
{
    const auto rows =
        writing.connection().run(kSelectAnnotation + u"WHERE message=? ORDER BY position, id"_s, {message});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Kept> all;
    while ((*rows)->next())
        all.push_back(keptFrom(**rows, writing.reader()));
    return all;
}

Result<bool> workOutAgain(Writing &writing, Message &message, const ConversationRow &conversation)
{
    const auto all = annotationsOf(writing, message.id);
    if (!all)
        return std::unexpected(all.error());
    const Message before = message;
    workOut(message, *all, conversation.kind == ConversationKind::Room);
    if (message == before)
        return false;
    if (auto written = writing.connection().execute(kUpdateContent, contentValuesOf(message)); !written)
        return std::unexpected(written.error());
    if (message.retraction != Retraction::None) { // nor is there an earlier text to be found
        auto cleared = writing.connection().execute(
            u"UPDATE annotation SET content=NULL WHERE message=? AND kind<>? AND state<>0"_s,
            {message.id, std::to_underlying(Kind::Moderation)});
        if (!cleared)
            return std::unexpected(cleared.error());
    }
    return true;
}

} // namespace causerie::storage
