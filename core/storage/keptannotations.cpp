// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/keptannotations.h"

#include "core/storage/enumcolumn.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

using Kind = Annotation::Kind;

const QString kColumnsOfAnnotation =
    u"a.id, a.kind, a.target, a.author, a.occupant_id, a.direction, a.content, a.position, a.made_at, a.state,"
    " a.origin_id, a.archive_id, a.message"_s;

const QString kSelectAnnotation = u"SELECT "_s + kColumnsOfAnnotation + u" FROM annotation a "_s;

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
    kept.annotation.originId = row.value(10).toString();
    kept.annotation.archiveId = row.value(11).toString();
    kept.message = row.value(12).toLongLong();
    return kept;
}

Result<std::vector<Kept>> readAnnotations(Writing &writing, const QString &rest, const QVariantList &values)
{
    const auto rows = writing.connection().run(kSelectAnnotation + rest, values);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Kept> all;
    while ((*rows)->next())
        all.push_back(keptFrom(**rows, writing.reader()));
    return writing.connection().readAll(*rows).transform([&all] { return std::move(all); });
}

Result<std::vector<Kept>> annotationsOf(Writing &writing, qint64 message)
{
    return readAnnotations(writing, u"WHERE a.message=? ORDER BY a.position, a.id"_s, {message});
}

Result<void> bind(Writing &writing, const Kept &kept, qint64 message, const ConversationRow &conversation)
{
    if (auto bound = writing.connection().execute(u"UPDATE annotation SET message=? WHERE id=?"_s, {message, kept.id});
        !bound)
        return bound;
    Kept said = kept;
    said.message = message;
    return forgetOlder(writing, said, conversation);
}

Result<void> forgetOlder(Writing &writing, const Kept &kept, const ConversationRow &conversation)
{
    const Annotation &said = kept.annotation;
    const QString theirs = (kept.message ? u" message=?"_s : u" target=? AND conversation=? AND message IS NULL"_s) +
                           u" AND kind=? AND direction=? AND occupant_id=? AND (? OR author=?)"_s;
    QVariantList values = kept.message ? QVariantList{kept.message} : QVariantList{said.target, conversation.id};
    values << std::to_underlying(said.kind) << std::to_underlying(said.direction) << notNull(said.occupantId)
           << !said.occupantId.isEmpty() << said.by.toString();
    QString sql = u"DELETE FROM annotation WHERE"_s + theirs +
                  u" AND state<>0 AND id NOT IN (SELECT id FROM annotation WHERE"_s + theirs +
                  u" ORDER BY position DESC, id DESC LIMIT %1)"_s.arg(kKeptOfEach);
    QVariantList all = values + values;
    if (said.kind == Kind::Correction) {
        sql += u" AND id IS NOT (SELECT id FROM annotation WHERE"_s + theirs + u" ORDER BY position, id LIMIT 1)"_s;
        all += values;
    }
    return writing.connection().execute(sql, all);
}

namespace
{

/// The archive id of the last correction that has one.
QString lastArchiveId(const std::vector<Kept> &all)
{
    const auto named = std::find_if(all.rbegin(), all.rend(), [](const Kept &kept) {
        return kept.annotation.kind == Kind::Correction && !kept.annotation.archiveId.isEmpty();
    });
    return named == all.rend() ? QString() : named->annotation.archiveId;
}

/// See `workOutAgain`.
Result<void> nameAlone(Writing &writing, Message &message, const std::vector<Kept> &all)
{
    const QString name = lastArchiveId(all);
    if (name.isEmpty() || name == message.archiveId)
        return {};
    const auto alone = writing.connection().number(u"SELECT first_text IS 0 FROM message WHERE id=?"_s, {message.id});
    if (!alone || !*alone)
        return alone.transform([](qint64) {});
    message.archiveId = name;
    return writing.connection().execute(u"UPDATE message SET archive_id=? WHERE id=?"_s, {name, message.id});
}

/// Nor is there an earlier text to be found.
Result<void> clearContents(Writing &writing, const Message &message)
{
    return writing.connection().execute(
        u"UPDATE annotation SET content=NULL WHERE message=? AND kind<>? AND state<>0 AND content IS NOT NULL"_s,
        {message.id, std::to_underlying(Kind::Moderation)});
}

} // namespace

Result<bool> workOutAgain(Writing &writing, Message &message, const ConversationRow &conversation)
{
    const auto all = annotationsOf(writing, message.id);
    if (!all)
        return std::unexpected(all.error());
    const Message before = message;
    workOut(message, *all, conversation.kind == ConversationKind::Room);
    if (auto named = nameAlone(writing, message, *all); !named)
        return std::unexpected(named.error());
    if (message.retraction != Retraction::None) {
        if (auto cleared = clearContents(writing, message); !cleared)
            return std::unexpected(cleared.error());
    }
    if (message == before)
        return false;
    return writing.connection().execute(kUpdateContent, contentValuesOf(message)).transform([] { return true; });
}

} // namespace causerie::storage
