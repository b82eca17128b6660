// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagerow.h"

#include <QTimeZone>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

const QString kSelectMessage =
    u"SELECT c.peer, m.id, m.sender, m.resource, m.direction, m.kind, m.origin_id, m.archive_id, m.body, m.sent_at,"
    " m.state, m.failure, m.outcome, m.call_seconds, c.unread FROM message m JOIN conversation c ON c.id = m.conversation "_s;

const QString kInsertMessage =
    u"INSERT INTO message (conversation, sender, resource, direction, kind, origin_id, archive_id, body, sent_at,"
    " state, failure, outcome, call_seconds) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s;

namespace
{

template<typename Enum>
Enum enumFrom(const QVariant &value, Enum last, Enum otherwise)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    return ok && number >= 0 && number <= std::to_underlying(last) ? Enum(number) : otherwise;
}

Jid jidFrom(const QString &bare, const QString &resource = {})
{
    Jid jid = Jid::parse(bare).value_or(Jid());
    return resource.isEmpty() ? jid : jid.withResource(resource).value_or(jid);
}

/// NULL, so that partial indices leave the row out.
QVariant orNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

/// QtSql writes a null QString as NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

Message messageFrom(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Message message;
    message.conversation = jidFrom(next().toString());
    message.id = next().toLongLong();
    const QString sender = next().toString();
    message.from = jidFrom(sender, next().toString());
    message.direction = enumFrom(next(), Direction::Outgoing, Direction::Incoming);
    message.kind = enumFrom(next(), MessageKind::Call, MessageKind::Text);
    message.originId = next().toString();
    message.archiveId = next().toString();
    message.body = next().toString();
    message.sentAt = QDateTime::fromMSecsSinceEpoch(next().toLongLong(), QTimeZone::UTC);
    message.state = enumFrom(next(), DeliveryState::Read, DeliveryState::Delivered);
    message.failure = next().toString();
    message.outcome = enumFrom(next(), CallOutcome::AnsweredElsewhere, CallOutcome::Failed);
    message.callSeconds = next().toLongLong();
    return message;
}

QVariantList valuesOf(const Message &message, qint64 conversation)
{
    return {conversation,
            message.from.bare().toString(),
            notNull(message.from.resource()),
            std::to_underlying(message.direction),
            std::to_underlying(message.kind),
            orNull(message.originId),
            orNull(message.archiveId),
            notNull(message.body),
            message.sentAt.toMSecsSinceEpoch(),
            std::to_underlying(message.state),
            notNull(message.failure),
            std::to_underlying(message.outcome),
            message.callSeconds};
}

} // namespace causerie::storage
