// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clijson.h"

#include "core/media/callmode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString directionWord(Direction direction)
{
    return direction == Direction::Incoming ? u"incoming"_s : u"outgoing"_s;
}

/// What was not measured is null, not a number that looks like one.
QJsonValue measured(double value)
{
    return value < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

void addTexts(const QString &name, const std::vector<LocalizedText> &texts, QJsonObject &object)
{
    QJsonArray list;
    for (const LocalizedText &text : texts)
        list << QJsonObject{{u"language"_s, text.language}, {u"text"_s, text.text}};
    if (!list.isEmpty())
        object[name] = list;
}

QJsonObject fields(const Presence &presence)
{
    QJsonObject object{{u"jid"_s, presence.from.toString()},
                       {u"availability"_s, word(presence.availability)},
                       {u"status"_s, presence.status},
                       {u"priority"_s, presence.priority}};
    addTexts(u"status_translations"_s, presence.statusTranslations, object);
    return object;
}

QJsonObject fields(const Contact &contact)
{
    QJsonArray resources;
    for (const Presence &presence : contact.resources)
        resources.append(fields(presence));
    return {{u"jid"_s, contact.jid.toString()},
            {u"name"_s, contact.name},
            {u"groups"_s, QJsonArray::fromStringList(contact.groups)},
            {u"subscription"_s, word(contact.subscription)},
            {u"asked"_s, contact.asked},
            {u"availability"_s, word(contact.availability())},
            {u"status"_s, contact.status()},
            {u"resources"_s, resources}};
}

namespace
{

/// What not every message has.
void addDetails(const Message &message, QJsonObject &object)
{
    const auto add = [&object](const QString &name, const QString &text) {
        if (!text.isEmpty())
            object[name] = text;
    };
    add(u"language"_s, message.language);
    add(u"archive_id"_s, message.archiveId);
    add(u"reply_to"_s, message.reply ? message.reply->target : QString());
    if (message.editedAt.isValid())
        object[u"edited_at"_s] = isoTime(message.editedAt);
    if (message.retraction != Retraction::None)
        object[u"retracted"_s] = true;
    if (message.spoiler)
        object[u"spoiler"_s] = message.spoilerHint;
    addTexts(u"translations"_s, message.translations, object);
    add(u"subject"_s, message.subject);
    addTexts(u"subject_translations"_s, message.subjectTranslations, object);
    QJsonArray files;
    for (const Attachment &file : message.attachments)
        files << fields(file);
    if (!files.isEmpty())
        object[u"files"_s] = files;
    QJsonArray reactions;
    for (const Reaction &reaction : message.reactions)
        reactions << QJsonObject{{u"by"_s, reaction.by.toString()}, {u"emoji"_s, reaction.emoji}};
    if (!reactions.isEmpty())
        object[u"reactions"_s] = reactions;
}

} // namespace

QJsonObject fields(const Attachment &file)
{
    QJsonObject object{{u"name"_s, file.name}};
    const auto add = [&object](const QString &name, const QString &text) {
        if (!text.isEmpty())
            object[name] = text;
    };
    add(u"url"_s, file.url.toString(QUrl::FullyEncoded));
    add(u"file"_s, file.localFile);
    add(u"type"_s, file.mediaType);
    add(u"description"_s, file.description);
    if (file.size >= 0)
        object[u"size"_s] = file.size;
    if (file.pictureSize.isValid()) {
        object[u"width"_s] = file.pictureSize.width();
        object[u"height"_s] = file.pictureSize.height();
    }
    if (file.durationMs >= 0)
        object[u"duration_ms"_s] = file.durationMs;
    for (const FileHash &hash : file.hashes)
        object[hash.algorithm] = QString::fromLatin1(hash.digest.toHex());
    return object;
}

QJsonObject fields(const Message &message)
{
    QJsonObject object{{u"conversation"_s, message.conversation.toString()},
                       {u"from"_s, message.from.toString()},
                       {u"direction"_s, directionWord(message.direction)},
                       {u"id"_s, message.originId},
                       {u"sent_at"_s, isoTime(message.sentAt)}};
    if (message.kind == MessageKind::Call) {
        object[u"kind"_s] = u"call"_s;
        object[u"outcome"_s] = word(message.outcome);
        object[u"seconds"_s] = message.callSeconds;
        return object;
    }
    object[u"kind"_s] = u"text"_s;
    object[u"body"_s] = message.body;
    object[u"state"_s] = word(message.state);
    if (message.state == DeliveryState::Failed)
        object[u"failure"_s] = message.failure;
    addDetails(message, object);
    return object;
}

QJsonObject fields(const Call &call)
{
    QJsonObject object{{u"jid"_s, call.peer().toString()},
                       {u"sid"_s, call.sid()},
                       {u"direction"_s, directionWord(call.direction())},
                       {u"state"_s, word(call.state())}};
    if (!call.authString().isEmpty())
        object[u"auth_string"_s] = call.authString();
    return object;
}

QJsonObject fields(const Call &call, media::SoundTrouble trouble)
{
    QJsonObject object = fields(call);
    object[u"trouble"_s] = word(trouble);
    return object;
}

QJsonObject endFields(const Call &call)
{
    const media::Statistics &statistics = call.statistics();
    const bool hadMedia = statistics.packetsReceived > 0;
    QJsonObject object = fields(call);
    object.remove(u"state"_s);
    object[u"outcome"_s] = word(call.outcome());
    object[u"reason"_s] = word(call.endReason());
    object[u"seconds"_s] = double(qMax<qint64>(call.activeMs(), 0)) / 1000;
    object[u"setup_ms"_s] = measured(double(call.setupMs()));
    object[u"delay_ms"_s] = measured(hadMedia ? statistics.delayMs : -1);
    object[u"jitter_ms"_s] = measured(hadMedia ? statistics.jitterMs : -1);
    object[u"loss_percent"_s] = measured(hadMedia ? statistics.lossPercent : -1);
    object[u"concealed_percent"_s] = measured(hadMedia ? statistics.concealedPercent : -1);
    object[u"glitches"_s] = measured(hadMedia ? double(statistics.glitches) : -1);
    object[u"round_trip_ms"_s] = measured(statistics.roundTripMs);
    object[u"packets_sent"_s] = double(statistics.packetsSent);
    object[u"packets_received"_s] = double(statistics.packetsReceived);
    object[u"mode"_s] = QString(media::word(call.mode()));
    object[u"frame_ms"_s] = measured(hadMedia ? statistics.plan.frameMs : -1);
    object[u"codec"_s] = known(statistics.codec);
    object[u"candidate_pair"_s] = known(statistics.candidatePair);
    object[u"srtp_profile"_s] = known(statistics.srtpProfile);
    return object;
}

QJsonObject fields(const xmpp::ConnectionError &error)
{
    QStringList parts{xmpp::toString(error.kind)};
    for (const QString &part : {error.condition, error.serverText, error.certificate.reasons.join(u"; "_s)}) {
        if (!part.isEmpty() && !parts.contains(part))
            parts << part;
    }
    if (!error.host.isEmpty())
        parts << xmpp::addressText(error.host, error.port);
    return {{u"kind"_s, parts.takeFirst()}, {u"text"_s, parts.join(u"; "_s)}};
}

QByteArray line(QLatin1StringView event, QJsonObject object, const QDateTime &now)
{
    object[u"event"_s] = event;
    object[u"time"_s] = isoTime(now);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

namespace
{

void printTo(std::FILE *file, QLatin1StringView event, const QJsonObject &object)
{
    const QByteArray text = line(event, object, QDateTime::currentDateTimeUtc());
    std::fwrite(text.constData(), 1, size_t(text.size()), file);
    std::fflush(file);
}

} // namespace

void print(QLatin1StringView event, const QJsonObject &object)
{
    printTo(stdout, event, object);
}

void printError(const QString &kind, const QString &text)
{
    print("error"_L1, {{u"kind"_s, kind}, {u"text"_s, text}});
}

void printErrorElsewhere(const QString &kind, const QString &text)
{
    printTo(stderr, "error"_L1, {{u"kind"_s, kind}, {u"text"_s, text}});
}

bool outputFailed()
{
    return std::ferror(stdout) != 0;
}

} // namespace causerie::cli
