// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagerow.h"

#include "core/storage/enumcolumn.h"
#include "core/storage/failure.h"
#include "core/storage/messagejson.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTimeZone>
#include <QtEndian>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

const QString kColumnsOfMessage =
    u"c.peer, m.id, m.sender, m.resource, m.direction, m.kind, m.origin_id, m.archive_id, m.body, m.sent_at,"
    " m.state, m.failure, m.outcome, m.call_seconds, m.position, m.language, m.subject, m.subject_languages,"
    " m.translations, m.languages, m.edited_at,"
    " m.retraction, m.retraction_reason, m.reactions, m.reply, m.flags, m.spoiler_hint, m.attachments, m.occupant_id,"
    " m.encryption, c.kind"_s;

const QString kSelectMessage =
    u"SELECT "_s + kColumnsOfMessage + u" FROM message m JOIN conversation c ON c.id = m.conversation "_s;

const QString kUpdateContent =
    u"UPDATE message SET body=?, language=?, subject=?, subject_languages=?, translations=?, languages=?, edited_at=?, retraction=?,"
    " retraction_reason=?, reactions=?, reply=?, flags=?, spoiler_hint=?, attachments=?, file_names=? WHERE id=?"_s;

namespace
{

const QVariant kNull(QMetaType::fromType<QString>());

QVariant text(const QJsonDocument &json)
{
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

template<typename List>
QVariant listOrNull(const List &list)
{
    return list.empty() ? kNull : text(QJsonDocument(toJson(list)));
}

constexpr QChar kBetween(0x1E);

/// One side of all translations.
QVariant joinedOrNull(const std::vector<LocalizedText> &texts, QString LocalizedText::*side)
{
    if (texts.empty())
        return kNull;
    QStringList parts;
    for (const LocalizedText &localized : texts)
        parts << QString(localized.*side).remove(kBetween);
    return parts.join(kBetween);
}

/// For the search, which does not read JSON.
QVariant fileNamesOrNull(const std::vector<Attachment> &files)
{
    QStringList names;
    for (const Attachment &file : files) {
        if (!file.name.isEmpty())
            names << file.name;
    }
    return orNull(names.join(kBetween));
}

std::vector<LocalizedText> translationsFrom(const QString &texts, const QString &languages)
{
    const QStringList codes = languages.split(kBetween);
    std::vector<LocalizedText> localized;
    for (const QString &part : texts.split(kBetween))
        localized.push_back({codes.value(std::ssize(localized)), part});
    return localized;
}

/// One side of all subjects, the reader's first.
QString subjectsOf(const Message &message, const QString &first, QString LocalizedText::*side)
{
    QStringList parts{QString(first).remove(kBetween)};
    for (const LocalizedText &subject : message.subjectTranslations)
        parts << QString(subject.*side).remove(kBetween);
    return notNull(parts.join(kBetween));
}

void setSubjects(Message &message, const QString &texts, const QString &languages)
{
    if (texts.isEmpty())
        return;
    message.subjectTranslations = translationsFrom(texts, languages);
    message.subject = message.subjectTranslations.front().text;
    message.subjectLanguage = message.subjectTranslations.front().language;
    message.subjectTranslations.erase(message.subjectTranslations.begin());
}

QVariant replyOrNull(const std::optional<Reply> &reply)
{
    return reply ? text(QJsonDocument(toJson(*reply))) : kNull;
}

QVariant timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QDateTime timeFrom(const QVariant &value)
{
    return QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

QJsonDocument jsonFrom(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8());
}

int flagsOf(const Message &message)
{
    return (message.receiptRequested ? kReceiptRequested : 0) | (message.markable ? kMarkable : 0) |
           (message.unstyled ? kUnstyled : 0) | (message.spoiler ? kSpoiler : 0);
}

} // namespace

QString tellable(const QString &failure)
{
    const auto error = storageErrorFrom(failure);
    return error ? word(*error) : failure;
}

QVariant orNull(const QString &text)
{
    return text.isEmpty() ? kNull : QVariant(text);
}

QString listOf(std::span<const qint64> ids)
{
    QJsonArray json;
    for (const qint64 id : ids)
        json.append(id);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

qint64 textHash(const QString &body)
{
    const QByteArray digest = QCryptographicHash::hash(body.toUtf8(), QCryptographicHash::Sha1);
    const qint64 hash = qFromBigEndian<qint64>(digest.constData());
    return hash == kNeverCame ? 1 : hash;
}

Jid RowReader::jidFrom(const QString &bare, const QString &resource)
{
    auto known = m_bare.constFind(bare);
    if (known == m_bare.cend())
        known = m_bare.insert(bare, Jid::parse(bare).value_or(Jid()));
    return resource.isEmpty() ? *known : known->withResource(resource).value_or(*known);
}

Message RowReader::messageFrom(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Message message;
    message.conversation = jidFrom(next().toString());
    message.id = next().toLongLong();
    const QString sender = next().toString();
    message.from = jidFrom(sender, next().toString());
    message.direction = enumFrom(next(), Direction::Outgoing, Direction::Incoming);
    message.kind = enumFrom(next(), MessageKind::Event, MessageKind::Text);
    message.originId = next().toString();
    message.archiveId = next().toString();
    message.body = next().toString();
    message.sentAt = timeFrom(next());
    message.state = enumFrom(next(), DeliveryState::Read, DeliveryState::Delivered);
    message.failure = tellable(next().toString());
    message.outcome = enumFrom(next(), CallOutcome::AnsweredElsewhere, CallOutcome::Failed);
    message.callSeconds = next().toLongLong();
    message.position = next().toLongLong();
    message.language = next().toString();
    const QString subjects = next().toString();
    setSubjects(message, subjects, next().toString());
    const QVariant texts = next();
    const QVariant languages = next();
    if (!texts.isNull())
        message.translations = translationsFrom(texts.toString(), languages.toString());
    if (const QVariant time = next(); !time.isNull())
        message.editedAt = timeFrom(time);
    message.retraction = enumFrom(next(), Retraction::ByModerator, Retraction::None);
    message.retractionReason = next().toString();
    if (const QVariant json = next(); !json.isNull())
        message.reactions = reactionsFrom(jsonFrom(json).array());
    if (const QVariant json = next(); !json.isNull())
        message.reply = replyFrom(jsonFrom(json).object());
    const int flags = next().toInt();
    message.receiptRequested = flags & kReceiptRequested;
    message.markable = flags & kMarkable;
    message.unstyled = flags & kUnstyled;
    message.spoiler = flags & kSpoiler;
    message.spoilerHint = next().toString();
    if (const QVariant json = next(); !json.isNull())
        message.attachments = attachmentsFrom(jsonFrom(json).array());
    message.occupantId = next().toString();
    message.encryption = next().toString();
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
            message.callSeconds,
            notNull(message.language),
            subjectsOf(message, message.subject, &LocalizedText::text),
            orNull(subjectsOf(message, message.subjectLanguage, &LocalizedText::language)),
            joinedOrNull(message.translations, &LocalizedText::text),
            joinedOrNull(message.translations, &LocalizedText::language),
            timeOrNull(message.editedAt),
            std::to_underlying(message.retraction),
            notNull(message.retractionReason),
            listOrNull(message.reactions),
            replyOrNull(message.reply),
            flagsOf(message),
            notNull(message.spoilerHint),
            listOrNull(message.attachments),
            fileNamesOrNull(message.attachments),
            notNull(message.occupantId),
            notNull(message.encryption),
            textHash(message.body)};
}

QVariantList contentValuesOf(const Message &message)
{
    return {notNull(message.body),
            notNull(message.language),
            subjectsOf(message, message.subject, &LocalizedText::text),
            orNull(subjectsOf(message, message.subjectLanguage, &LocalizedText::language)),
            joinedOrNull(message.translations, &LocalizedText::text),
            joinedOrNull(message.translations, &LocalizedText::language),
            timeOrNull(message.editedAt),
            std::to_underlying(message.retraction),
            notNull(message.retractionReason),
            listOrNull(message.reactions),
            replyOrNull(message.reply),
            flagsOf(message),
            notNull(message.spoilerHint),
            listOrNull(message.attachments),
            fileNamesOrNull(message.attachments),
            message.id};
}

} // namespace causerie::storage
