// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/draft.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr QChar kRecordSeparator(0x1e);

void put(QJsonObject &json, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

/// Without its language, which has a column of its own.
QJsonObject toJson(const DraftText &text)
{
    QJsonObject json;
    put(json, "body"_L1, text.body);
    QJsonArray translations;
    for (const LocalizedText &version : text.translations)
        translations.append(QJsonArray{version.language, version.text});
    if (!translations.isEmpty())
        json.insert("translations"_L1, translations);
    if (text.spoiler)
        json.insert("spoiler"_L1, true);
    put(json, "hint"_L1, text.spoilerHint);
    if (text.unstyled)
        json.insert("unstyled"_L1, true);
    return json;
}

DraftText textFrom(const QJsonObject &json)
{
    DraftText text{.body = json["body"_L1].toString(),
                   .spoiler = json["spoiler"_L1].toBool(),
                   .spoilerHint = json["hint"_L1].toString(),
                   .unstyled = json["unstyled"_L1].toBool()};
    for (const QJsonValue version : json["translations"_L1].toArray())
        text.translations.push_back({version[0].toString(), version[1].toString()});
    return text;
}

QJsonObject withLanguage(const DraftText &text)
{
    QJsonObject json = toJson(text);
    put(json, "language"_L1, text.language);
    return json;
}

DraftText textWithLanguage(const QJsonObject &json)
{
    DraftText text = textFrom(json);
    text.language = json["language"_L1].toString();
    return text;
}

QJsonObject toJson(const DraftTarget &target)
{
    QJsonObject json{{u"message"_s, target.message}};
    put(json, "author"_L1, target.author);
    put(json, "words"_L1, target.words);
    return json;
}

DraftTarget targetFrom(const QJsonObject &json)
{
    return {json["message"_L1].toInteger(), json["author"_L1].toString(), json["words"_L1].toString()};
}

} // namespace

ConversationSettings withDraft(ConversationSettings settings, const Draft &draft)
{
    settings.draftLanguage = draft.text.language;
    const Draft bodyAlone{.text = {.body = draft.text.body, .language = draft.text.language}};
    if (draft == bodyAlone && !draft.text.body.startsWith(kRecordSeparator)) {
        settings.draft = draft.text.body;
        return settings;
    }
    QJsonObject json = toJson(draft.text);
    if (draft.answers.message != 0)
        json.insert("answers"_L1, toJson(draft.answers));
    if (draft.edits.message != 0) {
        json.insert("edits"_L1, toJson(draft.edits));
        json.insert("edited"_L1, withLanguage(draft.edited));
    }
    if (!draft.files.isEmpty())
        json.insert("files"_L1, QJsonArray::fromStringList(draft.files));
    QJsonArray returned;
    for (const DraftText &text : draft.returned)
        returned.append(withLanguage(text));
    if (!returned.isEmpty())
        json.insert("returned"_L1, returned);
    settings.draft = kRecordSeparator + QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return settings;
}

Draft draftOf(const ConversationSettings &settings)
{
    Draft draft{.text = {.body = settings.draft, .language = settings.draftLanguage}};
    if (!settings.draft.startsWith(kRecordSeparator))
        return draft;
    const QJsonDocument document = QJsonDocument::fromJson(QStringView(settings.draft).mid(1).toUtf8());
    if (!document.isObject())
        return draft;
    const QJsonObject json = document.object();
    draft.text = textFrom(json);
    draft.text.language = settings.draftLanguage;
    draft.answers = targetFrom(json["answers"_L1].toObject());
    draft.edits = targetFrom(json["edits"_L1].toObject());
    draft.edited = textWithLanguage(json["edited"_L1].toObject());
    for (const QJsonValue file : json["files"_L1].toArray())
        draft.files << file.toString();
    for (const QJsonValue text : json["returned"_L1].toArray())
        draft.returned.push_back(textWithLanguage(text.toObject()));
    return draft;
}

ConversationSettings withoutFiles(const ConversationSettings &settings)
{
    Draft draft = draftOf(settings);
    if (draft.files.isEmpty())
        return settings;
    draft.files.clear();
    return withDraft(settings, draft);
}

} // namespace causerie
