// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagejson.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesFrom(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

qint64 wholeFrom(const QJsonValue &value, qint64 otherwise)
{
    return value.isDouble() ? value.toInteger(otherwise) : otherwise;
}

QJsonObject jsonOf(const Attachment &attachment)
{
    QJsonObject json;
    put(json, "url"_L1, attachment.url.toString(QUrl::FullyEncoded));
    put(json, "name"_L1, attachment.name);
    put(json, "type"_L1, attachment.mediaType);
    if (attachment.size >= 0)
        json.insert("size"_L1, attachment.size);
    if (attachment.pictureSize.isValid()) {
        json.insert("width"_L1, attachment.pictureSize.width());
        json.insert("height"_L1, attachment.pictureSize.height());
    }
    if (attachment.durationMs >= 0)
        json.insert("duration"_L1, attachment.durationMs);
    put(json, "thumbnail"_L1, base64(attachment.thumbnail));
    put(json, "waveform"_L1,
        base64({reinterpret_cast<const char *>(attachment.waveform.data()), qsizetype(attachment.waveform.size())}));
    QJsonArray hashes;
    for (const FileHash &hash : attachment.hashes)
        hashes.append(QJsonObject{{"algorithm"_L1, hash.algorithm}, {"digest"_L1, base64(hash.digest)}});
    if (!hashes.isEmpty())
        json.insert("hashes"_L1, hashes);
    put(json, "description"_L1, attachment.description);
    put(json, "file"_L1, attachment.localFile);
    json.insert("state"_L1, std::to_underlying(attachment.state));
    put(json, "failure"_L1, attachment.failure);
    return json;
}

Attachment attachmentFrom(const QJsonObject &json)
{
    Attachment attachment;
    attachment.url = QUrl(json["url"_L1].toString(), QUrl::StrictMode);
    attachment.name = json["name"_L1].toString();
    attachment.mediaType = json["type"_L1].toString();
    attachment.size = wholeFrom(json["size"_L1], -1);
    if (json.contains("width"_L1))
        attachment.pictureSize = {json["width"_L1].toInt(), json["height"_L1].toInt()};
    attachment.durationMs = wholeFrom(json["duration"_L1], -1);
    attachment.thumbnail = bytesFrom(json["thumbnail"_L1]);
    const QByteArray waveform = bytesFrom(json["waveform"_L1]);
    attachment.waveform.assign(waveform.begin(), waveform.end());
    const QJsonArray hashes = json["hashes"_L1].toArray();
    for (const QJsonValue &hash : hashes)
        attachment.hashes.push_back({hash["algorithm"_L1].toString(), bytesFrom(hash["digest"_L1])});
    attachment.description = json["description"_L1].toString();
    attachment.localFile = json["file"_L1].toString();
    const int state = json["state"_L1].toInt();
    if (state >= 0 && state <= std::to_underlying(TransferState::Cancelled))
        attachment.state = TransferState(state);
    attachment.failure = json["failure"_L1].toString();
    return attachment;
}

} // namespace

QJsonArray toJson(const std::vector<LocalizedText> &texts)
{
    QJsonArray json;
    for (const LocalizedText &text : texts)
        json.append(QJsonObject{{"language"_L1, text.language}, {"text"_L1, text.text}});
    return json;
}

QJsonArray toJson(const std::vector<Reaction> &reactions)
{
    QJsonArray json;
    for (const Reaction &reaction : reactions)
        json.append(QJsonObject{{"by"_L1, reaction.by.toString()}, {"emoji"_L1, reaction.emoji}});
    return json;
}

QJsonArray toJson(const std::vector<Attachment> &attachments)
{
    QJsonArray json;
    for (const Attachment &attachment : attachments)
        json.append(jsonOf(attachment));
    return json;
}

QJsonObject toJson(const Reply &reply)
{
    QJsonObject json{{"target"_L1, reply.target}};
    put(json, "author"_L1, reply.author.toString());
    put(json, "quote"_L1, reply.quote);
    return json;
}

std::vector<LocalizedText> textsFrom(const QJsonArray &json)
{
    std::vector<LocalizedText> texts;
    for (const QJsonValue &value : json) {
        if (value.isObject())
            texts.push_back({value["language"_L1].toString(), value["text"_L1].toString()});
    }
    return texts;
}

std::vector<Reaction> reactionsFrom(const QJsonArray &json)
{
    std::vector<Reaction> reactions;
    for (const QJsonValue &value : json) {
        const auto by = Jid::parse(value["by"_L1].toString());
        if (by && value["emoji"_L1].isString())
            reactions.push_back({*by, value["emoji"_L1].toString()});
    }
    return reactions;
}

std::vector<Attachment> attachmentsFrom(const QJsonArray &json)
{
    std::vector<Attachment> attachments;
    for (const QJsonValue &value : json) {
        if (value.isObject())
            attachments.push_back(attachmentFrom(value.toObject()));
    }
    return attachments;
}

Reply replyFrom(const QJsonObject &json)
{
    Reply reply;
    reply.target = json["target"_L1].toString();
    reply.author = Jid::parse(json["author"_L1].toString()).value_or(Jid());
    reply.quote = json["quote"_L1].toString();
    return reply;
}

QJsonObject contentToJson(const Message &message)
{
    QJsonObject json{{"body"_L1, message.body}};
    put(json, "language"_L1, message.language);
    if (!message.translations.empty())
        json.insert("translations"_L1, toJson(message.translations));
    if (!message.attachments.empty())
        json.insert("attachments"_L1, toJson(message.attachments));
    if (message.spoiler)
        json.insert("spoiler"_L1, true);
    put(json, "hint"_L1, message.spoilerHint);
    if (message.unstyled)
        json.insert("unstyled"_L1, true);
    return json;
}

void setContent(Message &message, const QJsonObject &content)
{
    message.body = content["body"_L1].toString();
    message.language = content["language"_L1].toString();
    message.translations = textsFrom(content["translations"_L1].toArray());
    message.attachments = attachmentsFrom(content["attachments"_L1].toArray());
    message.spoiler = content["spoiler"_L1].toBool();
    message.spoilerHint = content["hint"_L1].toString();
    message.unstyled = content["unstyled"_L1].toBool();
}

} // namespace causerie::storage
